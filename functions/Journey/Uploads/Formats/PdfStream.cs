namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>Where a stream of a PDF lies (ISO 32000-1 §7.3.8).</summary>
/// <param name="Dictionary">Its dictionary.</param>
/// <param name="Data">Its data, as they are packed.</param>
internal readonly record struct PdfStream(Range Dictionary, Range Data);

namespace DigiRenew.Agent.Sending;

/// <summary>How one upload went.</summary>
/// <param name="Kind">Wire name.</param>
/// <param name="Status">accepted, refused, or verifying while the verdict is not there.</param>
/// <param name="Attempt">Which file of this kind.</param>
/// <param name="Sha256">Of the file as sent; null where nothing was sent now.</param>
/// <param name="Receipt">Where the sealed receipt lies; null where nothing was sent now.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Sentence">Why it was refused, in words.</param>
/// <param name="Next">What to do.</param>
public sealed record SentUpload(string Kind, string Status, int Attempt, string? Sha256, string? Receipt, string? Code, string? Sentence, string? Next);

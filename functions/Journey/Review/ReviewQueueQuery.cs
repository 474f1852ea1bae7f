namespace DigiRenew.Journey.Review;

/// <summary>A look into the queue; nulls do not filter.</summary>
/// <param name="State">Wire name of a state.</param>
/// <param name="Number">Exact order number.</param>
/// <param name="CertificateSerial">Exact serial, upper-case hexadecimal.</param>
/// <param name="ProformaNumber">Exact proforma number.</param>
/// <param name="After">The page token of the page before.</param>
/// <param name="Most">Rows a page, at most 200.</param>
public sealed record ReviewQueueQuery(
    string? State = null, string? Number = null, string? CertificateSerial = null, string? ProformaNumber = null, string? After = null, int Most = 50);

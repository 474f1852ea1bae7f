namespace DigiRenew.Agent.Checking;

/// <summary>A token and its certificates.</summary>
/// <param name="Label">Token label.</param>
/// <param name="Manufacturer">Manufacturer.</param>
/// <param name="Model">Model.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="Firmware">Firmware version.</param>
/// <param name="Certificates">Its certificates, without those of authorities.</param>
/// <param name="Problem">Why it can't be read; null where it can.</param>
public sealed record TokenListing(
    string Label,
    string Manufacturer,
    string Model,
    string Serial,
    string Firmware,
    IReadOnlyList<CertificateListing> Certificates,
    string? Problem = null);

namespace DigiRenew.Agent.Checking;

/// <summary>A token and its certificates.</summary>
public sealed record TokenListing(string Label, string Manufacturer, string Model, string Serial, string Firmware, IReadOnlyList<CertificateListing> Certificates);

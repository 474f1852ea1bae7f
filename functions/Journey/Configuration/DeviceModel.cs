namespace DigiRenew.Journey.Configuration;

/// <summary>A device type that may hold qualified keys.</summary>
/// <param name="Model">CK_TOKEN_INFO model.</param>
/// <param name="Evidence">attestation or vouched.</param>
/// <param name="CertifiedUntil">Last day of its certification.</param>
public sealed record DeviceModel(string Model, string Evidence, DateOnly CertifiedUntil);

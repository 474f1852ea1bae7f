namespace DigiRenew.Contracts.Wire;

/// <summary>The issued certificate and its chain up to, but without, the root: DER, base64.</summary>
public sealed record CertificateView(string Certificate, IReadOnlyList<string> Chain);

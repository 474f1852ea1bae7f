using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Sessions;

/// <summary>Who speaks in a session: the holder of a certificate, with a session key.</summary>
/// <param name="Certificate">The certificate that signed the session statement.</param>
/// <param name="KeyThumbprint">RFC 7638 thumbprint of the session key.</param>
/// <param name="Expires">End of the session (UTC).</param>
/// <param name="OnlyOrder">Set where the new certificate signed, or the old one after it expired: status, certificate and installation of that order only.</param>
public sealed record HolderSession(CertificateFacts Certificate, string KeyThumbprint, DateTimeOffset Expires, RenewalId? OnlyOrder);

using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Verification;

/// <summary>Asks an OCSP responder that configuration allows (RFC 6960).</summary>
public interface IStatusResponder
{
    /// <summary>Whether a responder is configured; where none is, revocation lists decide.</summary>
    bool IsConfigured { get; }

    /// <summary>Asks for the status of one certificate, with a nonce of its own; nothing is cached.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="issuer">Its issuing certificate.</param>
    /// <param name="notBefore">thisUpdate must not lie before this moment; null means any answer that is in force.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<StatusAnswer> AskAsync(CertificateFacts certificate, CertificateFacts issuer, DateTimeOffset? notBefore, CancellationToken cancellationToken);
}

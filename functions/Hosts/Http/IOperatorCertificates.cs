using System.Security.Cryptography.X509Certificates;
using DigiRenew.Journey.Review;

namespace DigiRenew.Http;

/// <summary>Knows operators by the certificate that they present in TLS.</summary>
public interface IOperatorCertificates
{
    /// <summary>The operator who is registered with this certificate, while it is valid; null otherwise.</summary>
    /// <param name="certificate">As TLS proved that the caller has its key; nothing else of it is verified yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<OperatorIdentity?> FindAsync(X509Certificate2 certificate, CancellationToken cancellationToken);
}

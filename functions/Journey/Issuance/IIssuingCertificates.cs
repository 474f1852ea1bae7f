using System.Collections.Immutable;

namespace DigiRenew.Journey.Issuance;

/// <summary>Makes the issuing certificate where its key lies and stays: in a vault. The provider's root signs it elsewhere.</summary>
public interface IIssuingCertificates
{
    /// <summary>Makes the key and asks for its certificate. While a request of this name is open, it is given again.</summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>DER of a PKCS #10 CertificationRequest, RFC 2986 §4.2.</returns>
    /// <exception cref="IOException">The vault did not do it.</exception>
    Task<ReadOnlyMemory<byte>> RequestAsync(IssuingCertificateOrder order, CancellationToken cancellationToken);

    /// <summary>Puts the signed certificate beside its key.</summary>
    /// <param name="name">Of the request.</param>
    /// <param name="chain">DER: the certificate, then what certifies it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The version, to be pinned by the settings.</returns>
    /// <exception cref="IOException">The vault did not do it.</exception>
    Task<string> MergeAsync(string name, ImmutableArray<ReadOnlyMemory<byte>> chain, CancellationToken cancellationToken);
}

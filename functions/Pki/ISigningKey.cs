namespace DigiRenew.Pki;

/// <summary>A private key that can sign where it lies: on a token, in a key file, in Key Vault.</summary>
public interface ISigningKey
{
    /// <summary>DER of the public key (RFC 5280 §4.1.2.7).</summary>
    ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; }

    /// <summary>How this key signs.</summary>
    SignatureScheme Scheme { get; }

    /// <summary>Signs octets; the digest is part of the scheme.</summary>
    /// <param name="message">What is signed, not its digest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The signature value as it stands in certificates and CMS (ECDSA: DER).</returns>
    ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}

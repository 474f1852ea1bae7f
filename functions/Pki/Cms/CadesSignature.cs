using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Cms;

/// <summary>CAdES baseline B signatures (ETSI EN 319 122-1 §6): CMS SignedData with one signer and signing-certificate-v2.</summary>
public static class CadesSignature
{
    /// <summary>id-data (RFC 5652 §4).</summary>
    public const string Data = Oids.Data;

    /// <summary>Signs content.</summary>
    /// <param name="content">What is signed.</param>
    /// <param name="contentType">eContentType: <see cref="Data"/> or one of our own.</param>
    /// <param name="detached">True to leave the content out.</param>
    /// <param name="signer">The signer's certificate; its key is <paramref name="key"/>.</param>
    /// <param name="chain">Other certificates to carry along.</param>
    /// <param name="key">The signing key.</param>
    /// <param name="signingTime">The signing-time attribute, cut to whole seconds; null leaves it out (PAdES).</param>
    /// <param name="cancellationToken">Ends the wait for the key.</param>
    /// <returns>DER of the ContentInfo; the same inputs and signature value give the same octets.</returns>
    /// <exception cref="ArgumentException">The key is not the signer's.</exception>
    /// <exception cref="CryptographicException">The key gave a signature that doesn't hold.</exception>
    public static async ValueTask<byte[]> SignAsync(
        ReadOnlyMemory<byte> content,
        string contentType,
        bool detached,
        CertificateFacts signer,
        IReadOnlyCollection<CertificateFacts> chain,
        ISigningKey key,
        DateTimeOffset? signingTime,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(key);
        if (!key.SubjectPublicKeyInfo.Span.SequenceEqual(signer.SubjectPublicKeyInfo.Span))
        {
            throw new ArgumentException("This is not the signer's key.", nameof(key));
        }

        var attributes = SignedAttributes.Write(content.Span, contentType, AlgorithmIdentifiers.DigestOf(key.Scheme), signer, signingTime);
        var signature = await SignedStructure.SignAsync(attributes, key, cancellationToken).ConfigureAwait(false);
        return SignedDataWriter.Write(detached ? (ReadOnlyMemory<byte>?)null : content, contentType, signer, chain, key.Scheme, attributes, signature);
    }

    /// <summary>
    /// Reads and verifies a signature strictly: DER, at most 1 MiB and 16 certificates, one signer, signed attributes with content-type,
    /// message-digest and signing-certificate-v2 exactly once, SHA-256 or stronger, digest and signature hold, the signer's certificate
    /// inside. The signer's chain is not looked at.
    /// </summary>
    /// <param name="cms">DER of the ContentInfo.</param>
    /// <param name="contentType">The eContentType that must be there.</param>
    /// <param name="detachedContent">The content where it is detached; null where it must be inside.</param>
    public static CadesVerdict Verify(ReadOnlyMemory<byte> cms, string contentType, ReadOnlyMemory<byte>? detachedContent) =>
        SignedDataVerification.Verify(cms, contentType, detachedContent);
}

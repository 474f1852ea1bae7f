using System.Formats.Asn1;
using System.Security.Cryptography;

namespace DigiRenew.Pki.Asn1;

/// <summary>What certificates, revocation lists and certification requests have in common: octets to be signed, algorithm, signature (RFC 5280 §4.1.1).</summary>
/// <param name="Scheme">Null where we don't accept the algorithm.</param>
internal sealed record SignedStructure(ReadOnlyMemory<byte> ToBeSigned, ReadOnlyMemory<byte> Algorithm, SignatureScheme? Scheme, ReadOnlyMemory<byte> Signature)
{
    public static SignedStructure Read(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        var toBeSigned = fields.ReadEncodedValue();
        var algorithm = fields.ReadEncodedValue();
        var structure = new SignedStructure(toBeSigned, algorithm, AlgorithmIdentifiers.ReadSignature(algorithm), fields.ReadWholeBits());
        fields.ThrowIfNotEmpty();
        return structure;
    }

    public static byte[] Join(ReadOnlyMemory<byte> toBeSigned, SignatureScheme scheme, ReadOnlyMemory<byte> signature) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(toBeSigned.Span);
            AlgorithmIdentifiers.WriteSignature(writer, scheme);
            writer.WriteBitString(signature.Span);
        }
    });

    /// <summary>Signs with a key and makes sure that the signature holds: a fault in a key must not leave the machine.</summary>
    /// <exception cref="CryptographicException">The key gave a signature that doesn't hold.</exception>
    public static async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, ISigningKey key, CancellationToken cancellationToken)
    {
        var signature = await key.SignAsync(message, cancellationToken).ConfigureAwait(false);
        return PublicKeys.Verify(key.SubjectPublicKeyInfo, key.Scheme, message.Span, signature)
            ? signature
            : throw new CryptographicException("The key gave a signature that does not hold.");
    }

    public bool HoldsUnder(ReadOnlyMemory<byte> subjectPublicKeyInfo) =>
        Scheme is { } scheme && PublicKeys.Verify(subjectPublicKeyInfo, scheme, ToBeSigned.Span, Signature.Span);
}

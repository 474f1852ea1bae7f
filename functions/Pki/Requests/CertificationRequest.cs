using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Requests;

/// <summary>A PKCS #10 certification request (RFC 2986) whose proof of possession holds.</summary>
/// <param name="Der">The whole request.</param>
/// <param name="Subject">DER of the subject's Name.</param>
/// <param name="SubjectPublicKeyInfo">DER of the public key.</param>
/// <param name="PublicKey">SHA-256 of the SubjectPublicKeyInfo.</param>
/// <param name="KeyAlgorithm">The key's type, or null where we do not know it.</param>
public sealed record CertificationRequest(
    ReadOnlyMemory<byte> Der,
    ReadOnlyMemory<byte> Subject,
    ReadOnlyMemory<byte> SubjectPublicKeyInfo,
    Sha256Digest PublicKey,
    KeyAlgorithm? KeyAlgorithm)
{
    private const int LargestRequest = 64 * 1024;

    private static readonly Asn1Tag Attributes = new(TagClass.ContextSpecific, 0);

    /// <summary>Makes a request for a subject, signed by the new key.</summary>
    /// <exception cref="CryptographicException">The subject is not a Name, or the key gave a signature that doesn't hold.</exception>
    public static async ValueTask<CertificationRequest> CreateAsync(ReadOnlyMemory<byte> subject, ISigningKey newKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(newKey);
        _ = DistinguishedName.Read(subject);
        var information = Asn1.Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                writer.WriteEncodedValue(subject.Span);
                writer.WriteEncodedValue(newKey.SubjectPublicKeyInfo.Span);
                using (writer.PushSetOf(Attributes))
                {
                }
            }
        });
        var signature = await SignedStructure.SignAsync(information, newKey, cancellationToken).ConfigureAwait(false);
        return Asn1.Der.Read(SignedStructure.Join(information, newKey.Scheme, signature), "a certification request", ReadFields).Request;
    }

    /// <summary>Reads a request and verifies its signature. Attributes are passed over: the profile decides what is certified.</summary>
    /// <returns>The request, or why it is refused.</returns>
    public static (CertificationRequest? Request, string? Refused) Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > LargestRequest)
        {
            return (null, "The request is longer than 64 KiB.");
        }

        try
        {
            var (request, signed) = Asn1.Der.Read(der.ToArray(), "a certification request", ReadFields);
            return signed.Scheme is null ? (null, "The signature algorithm of the request is not accepted.")
                : signed.HoldsUnder(request.SubjectPublicKeyInfo) ? (request, null)
                : (null, "The proof of possession does not hold.");
        }
        catch (CryptographicException problem)
        {
            return (null, problem.Message);
        }
    }

    private static (CertificationRequest Request, SignedStructure Signed) ReadFields(AsnReader reader)
    {
        var der = reader.PeekEncodedValue();
        var signed = SignedStructure.Read(reader);
        var fields = new AsnReader(signed.ToBeSigned, AsnEncodingRules.DER).ReadSequence();
        if (!fields.TryReadInt32(out var version) || version != 0)
        {
            throw new AsnContentException("Only requests of version 1 are read.");
        }

        var subject = fields.ReadEncodedValue();
        _ = DistinguishedName.Read(subject);
        var key = fields.ReadEncodedValue();
        _ = fields.ReadSetOf(Attributes);
        fields.ThrowIfNotEmpty();
        return (new(der, subject, key, Sha256Digest.Of(key.Span), PublicKeys.AlgorithmOf(key)), signed);
    }
}

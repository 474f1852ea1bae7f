using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>An OCSPRequest for one certificate (RFC 6960 §4.1.1), unsigned, with a nonce (RFC 9654).</summary>
/// <param name="Der">The whole request, media type application/ocsp-request.</param>
/// <param name="Certificate">Whose status is asked.</param>
/// <param name="Issuer">Its issuing certificate.</param>
/// <param name="Nonce">Comes back in the answer.</param>
public sealed record OcspRequest(ReadOnlyMemory<byte> Der, CertificateFacts Certificate, CertificateFacts Issuer, ReadOnlyMemory<byte> Nonce)
{
    private const int LeastNonce = 16;
    private const int MostNonce = 128;

    private static readonly System.Formats.Asn1.Asn1Tag Extensions = new(System.Formats.Asn1.TagClass.ContextSpecific, 2);

    /// <summary>Composes a request.</summary>
    /// <param name="certificate">Whose status is asked.</param>
    /// <param name="issuer">Its issuing certificate.</param>
    /// <param name="nonce">Random octets, 16 to 128, fresh for each request.</param>
    /// <exception cref="ArgumentException">The nonce is too short or too long, or the certificate is of another issuer.</exception>
    public static OcspRequest Compose(CertificateFacts certificate, CertificateFacts issuer, ReadOnlySpan<byte> nonce)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(issuer);
        if (nonce.Length is < LeastNonce or > MostNonce)
        {
            throw new ArgumentException("A nonce has 16 to 128 octets.", nameof(nonce));
        }

        if (!certificate.Issuer.Span.SequenceEqual(issuer.Subject.Span))
        {
            throw new ArgumentException("This is not the issuer of the certificate.", nameof(issuer));
        }

        var octets = nonce.ToArray();
        var der = Asn1.Der.Write(writer =>
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    CertificateIdentifier.Write(writer, certificate, issuer);
                }

                using (writer.PushSequence(Extensions))
                using (writer.PushSequence())
                {
                    Extension.Write(writer, Oids.OcspNonce, critical: false, value => value.WriteOctetString(octets));
                }
            }
        });
        return new(der, certificate, issuer, octets);
    }

    /// <summary>Composes a request with a random nonce of 32 octets (RFC 9654 §2.1).</summary>
    public static OcspRequest Compose(CertificateFacts certificate, CertificateFacts issuer) =>
        Compose(certificate, issuer, RandomNumberGenerator.GetBytes(32));
}

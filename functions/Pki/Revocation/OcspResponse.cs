using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>A verified answer of an OCSP responder about one certificate (RFC 6960 §4.2): good, revoked or on hold.</summary>
/// <param name="ProducedAt">When it was signed.</param>
/// <param name="ThisUpdate">The moment that the status was known for.</param>
/// <param name="NextUpdate">When newer information comes; null where it is always at hand.</param>
/// <param name="Revoked">The revocation; null where the certificate is good.</param>
/// <param name="Responder">Who signed: the issuer itself, or a certificate that it issued for this.</param>
/// <param name="ArchiveCutoff">The responder knows of certificates that expired at this moment or later (§4.4.4); null where it does not say so.</param>
public sealed record OcspResponse(
    DateTimeOffset ProducedAt, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate, RevokedEntry? Revoked, CertificateFacts Responder, DateTimeOffset? ArchiveCutoff = null)
{
    private const int LargestResponse = 1024 * 1024;

    /// <summary>Whether good means good: what is known of a certificate that has expired may be forgotten, unless the responder says otherwise.</summary>
    public bool TellsOf(CertificateFacts certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return ThisUpdate <= certificate.NotAfter || ArchiveCutoff <= certificate.NotAfter;
    }

    /// <summary>
    /// Reads and verifies an answer: it answers this request (CertID and nonce), its signature holds, and its responder is the issuer, or was
    /// certified by the issuer itself for OCSP signing and is valid now (RFC 6960 §4.2.2.2); it is in force.
    /// </summary>
    /// <param name="der">DER of the OCSPResponse, media type application/ocsp-response.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="at">Now.</param>
    /// <param name="tolerance">How far the responder's clock may be ahead.</param>
    /// <returns>The answer, or why it is refused.</returns>
    public static (OcspResponse? Response, string? Refused) Read(ReadOnlyMemory<byte> der, OcspRequest request, DateTimeOffset at, TimeSpan tolerance)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (der.Length > LargestResponse)
        {
            return (null, "An answer has at most 1 MiB.");
        }

        try
        {
            var (status, basic) = Asn1.Der.Read(der.ToArray(), "an OCSPResponse", ReadStatus);
            return basic is { } octets
                ? Judge(Asn1.Der.Read(octets, "a BasicOCSPResponse", OcspResponseReader.Read), request, at, tolerance)
                : (null, $"The responder refuses with status {status.ToString(CultureInfo.InvariantCulture)}.");
        }
        catch (CryptographicException problem)
        {
            return (null, problem.InnerException is { Message: var why } ? $"{problem.Message} {why}" : problem.Message);
        }
    }

    private static (OcspResponse? Response, string? Refused) Judge(OcspResponseReader answer, OcspRequest request, DateTimeOffset at, TimeSpan tolerance)
    {
        if (answer.Signed.Scheme is null)
        {
            return (null, "The signature algorithm of the answer is not accepted.");
        }

        if (answer.FindResponder(request.Issuer) is not { } responder)
        {
            return (null, "The responder is neither the issuer nor certified by it.");
        }

        if (responder != request.Issuer && OcspResponderRules.WhyNot(responder, request.Issuer, at) is { } why)
        {
            return (null, why);
        }

        if (!answer.Signed.HoldsUnder(responder.SubjectPublicKeyInfo))
        {
            return (null, "The signature of the answer does not hold under the responder's key.");
        }

        var content = OcspContent.Read(answer.Signed.ToBeSigned, request);
        return content switch
        {
            { Nonce: null } => (null, "The answer has no nonce."),
            { Nonce: { } nonce } when !nonce.Span.SequenceEqual(request.Nonce.Span) => (null, "The answer is to another request."),
            { IsOfCertificate: false } => (null, "The answer is of another certificate."),
            { IsKnown: false } => (null, "The responder does not know the certificate."),
            _ when content.ThisUpdate > at + tolerance || content.ProducedAt > at + tolerance => (null, "The answer is from the future."),
            _ when content.NextUpdate <= at || content.NextUpdate < content.ThisUpdate => (null, "The answer is no longer in force."),
            _ => (new(content.ProducedAt, content.ThisUpdate, content.NextUpdate, content.Revoked, responder, content.ArchiveCutoff), null),
        };
    }

    /// <summary>The outer layer (§4.2.1); only a successful status has octets.</summary>
    private static (int Status, ReadOnlyMemory<byte>? Basic) ReadStatus(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        var status = (int)fields.ReadEnumeratedValue<OcspStatus>();
        if (status != (int)OcspStatus.Successful)
        {
            return (status, null);
        }

        var wrapper = fields.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0));
        fields.ThrowIfNotEmpty();
        var bytes = wrapper.ReadSequence();
        wrapper.ThrowIfNotEmpty();
        if (bytes.ReadObjectIdentifier() != Oids.OcspBasicResponse)
        {
            throw new AsnContentException("Only basic answers are read.");
        }

        var basic = bytes.ReadOctetString();
        bytes.ThrowIfNotEmpty();
        return (status, basic);
    }

    /// <summary>OCSPResponseStatus (§4.2.1).</summary>
    private enum OcspStatus
    {
        Successful = 0,
        MalformedRequest = 1,
        InternalError = 2,
        TryLater = 3,
        SignatureRequired = 5,
        Unauthorized = 6,
    }
}

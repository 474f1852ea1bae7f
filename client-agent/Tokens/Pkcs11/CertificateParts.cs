using System.Formats.Asn1;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>The parts of an X.509 certificate that a token keeps beside it, each as its DER (RFC 5280 §4.1).</summary>
internal sealed record CertificateParts(
    ReadOnlyMemory<byte> SerialNumber,
    ReadOnlyMemory<byte> Issuer,
    ReadOnlyMemory<byte> Subject,
    ReadOnlyMemory<byte> SubjectPublicKeyInfo)
{
    /// <summary>Reads a certificate; null where it is none.</summary>
    public static CertificateParts? Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            var tbs = outer.ReadSequence().ReadSequence();
            outer.ThrowIfNotEmpty();
            if (tbs.PeekTag() == new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true))
            {
                tbs.ReadEncodedValue(); // version
            }

            var serial = tbs.ReadEncodedValue();
            tbs.ReadEncodedValue(); // signature
            var issuer = tbs.ReadEncodedValue();
            tbs.ReadEncodedValue(); // validity
            var subject = tbs.ReadEncodedValue();
            return new CertificateParts(serial, issuer, subject, tbs.ReadEncodedValue());
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}

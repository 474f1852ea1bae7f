using System.Formats.Asn1;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Tests.Unit.Pki;

/// <summary>Takes a certificate apart and puts it together otherwise, for tests of refusals.</summary>
internal static class Tbs
{
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 3);

    /// <summary>The certificate with other extensions; signed anew where a key is given.</summary>
    public static byte[] WithExtensions(CertificateFacts certificate, Func<List<byte[]>, List<byte[]>> change, SoftwareKey? key = null)
    {
        var fields = new AsnReader(ToBeSignedCertificate.Of(certificate.Der), AsnEncodingRules.DER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            while (!fields.PeekTag().HasSameClassAndValue(Extensions))
            {
                writer.WriteEncodedValue(fields.ReadEncodedValue().Span);
            }

            var list = fields.ReadSequence(Extensions).ReadSequence();
            var extensions = new List<byte[]>();
            while (list.HasData)
            {
                extensions.Add(list.ReadEncodedValue().ToArray());
            }

            using (writer.PushSequence(Extensions))
            using (writer.PushSequence())
            {
                foreach (var extension in change(extensions))
                {
                    writer.WriteEncodedValue(extension);
                }
            }
        }

        var toBeSigned = writer.Encode();
        return ToBeSignedCertificate.Join(
            toBeSigned,
            key?.Scheme ?? SignatureScheme.EcdsaSha256,
            key?.SignAsync(toBeSigned, CancellationToken.None).AsTask().GetAwaiter().GetResult() ?? new byte[8]);
    }
}

using System.Formats.Asn1;
using System.Numerics;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>Writes TBSCertList (RFC 5280 §5.1.2).</summary>
internal static class RevocationListWriter
{
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0);

    public static byte[] Write(
        CertificateFacts issuer,
        SignatureScheme scheme,
        BigInteger number,
        DateTimeOffset thisUpdate,
        DateTimeOffset nextUpdate,
        IReadOnlyCollection<RevokedEntry> entries,
        DateTimeOffset? expiredSince) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            AlgorithmIdentifiers.WriteSignature(writer, scheme);
            writer.WriteEncodedValue(issuer.Subject.Span);
            writer.WriteTime(thisUpdate);
            writer.WriteTime(nextUpdate);
            WriteEntries(writer, entries);
            using (writer.PushSequence(Extensions))
            using (writer.PushSequence())
            {
                writer.WriteAuthorityKeyIdentifier(KeyIdentifier.Of(issuer));
                Extension.Write(writer, Oids.CrlNumber, critical: false, value => value.WriteInteger(number));
                if (expiredSince is { } since)
                {
                    Extension.Write(writer, Oids.ExpiredCertificatesOnList, critical: false, value => value.WriteGeneralizedTime(since, omitFractionalSeconds: true));
                }
            }
        }
    });

    private static void WriteEntries(AsnWriter writer, IReadOnlyCollection<RevokedEntry> entries)
    {
        if (entries.Count == 0)
        {
            return; // RFC 5280 §5.1.2.6: absent, not empty
        }

        using (writer.PushSequence())
        {
            foreach (var entry in entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Serial, StringComparer.Ordinal))
            {
                using (writer.PushSequence())
                {
                    SerialNumber.Write(writer, entry.Serial);
                    writer.WriteTime(entry.At);
                    if (entry.Reason is { } reason)
                    {
                        using (writer.PushSequence())
                        {
                            Extension.Write(writer, Oids.CrlReason, critical: false, value => value.WriteEnumeratedValue(ReasonOf(reason)));
                        }
                    }
                }
            }
        }
    }

    private static RevocationReason ReasonOf(int reason) => Enum.IsDefined((RevocationReason)reason)
        ? (RevocationReason)reason
        : throw new ArgumentException("This is not a reason for a complete list (RFC 5280 §5.3.1).", nameof(reason));
}

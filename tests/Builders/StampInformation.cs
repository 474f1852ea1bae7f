using System.Formats.Asn1;
using DigiRenew.Pki;

namespace DigiRenew.Tests.Builders;

/// <summary>A TSTInfo (RFC 3161 §2.4.2) as an authority signs it.</summary>
public static class StampInformation
{
    /// <param name="imprint">SHA-256 of what is stamped.</param>
    /// <param name="at">When, in whole seconds.</param>
    /// <param name="more">Writes what comes after the time; null: nothing.</param>
    public static byte[] Write(Sha256Digest imprint, DateTimeOffset at, Action<AsnWriter>? more = null)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier("1.3.6.1.4.1.99999.3.1");
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.Sha256);
                }

                writer.WriteOctetString(imprint.ToBytes());
            }

            writer.WriteInteger(1);
            writer.WriteGeneralizedTime(at, omitFractionalSeconds: true);
            more?.Invoke(writer);
        }

        return writer.Encode();
    }
}

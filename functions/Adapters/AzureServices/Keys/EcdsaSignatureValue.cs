using System.Formats.Asn1;
using System.Numerics;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>From r and s side by side, as vaults give them (RFC 7518 §3.4), to DER ECDSA-Sig-Value (RFC 3279 §2.2.3).</summary>
public static class EcdsaSignatureValue
{
    /// <exception cref="InvalidDataException">Not two halves of one length.</exception>
    public static byte[] ToDer(ReadOnlySpan<byte> halves)
    {
        if (halves.IsEmpty || halves.Length % 2 != 0)
        {
            throw new InvalidDataException("An ECDSA signature has two halves.");
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(halves[..(halves.Length / 2)], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(halves[(halves.Length / 2)..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}

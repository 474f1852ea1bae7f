using System.Formats.Asn1;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>ECDSA signature values: r and s side by side on a token, a SEQUENCE in certificates and CMS (RFC 3279 §2.2.3).</summary>
internal static class EcdsaValue
{
    public static byte[] ToDer(ReadOnlySpan<byte> value)
    {
        var half = value.Length / 2;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            Write(writer, value[..half]);
            Write(writer, value[half..]);
        }

        return writer.Encode();
    }

    private static void Write(AsnWriter writer, ReadOnlySpan<byte> unsigned)
    {
        var trimmed = unsigned.TrimStart((byte)0);
        writer.WriteIntegerUnsigned(trimmed.IsEmpty ? [0] : trimmed);
    }
}

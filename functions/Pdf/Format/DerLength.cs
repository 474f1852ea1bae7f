namespace DigiRenew.Pdf.Format;

/// <summary>How long a DER SEQUENCE is, from its first octets (X.690 §8.1.3 and §10.1).</summary>
internal static class DerLength
{
    private const byte Sequence = 0x30;

    /// <returns>Octets with header, or null where this is not the beginning of a SEQUENCE that fits in.</returns>
    public static int? OfSequence(ReadOnlySpan<byte> octets)
    {
        int? length = octets switch
        {
            [Sequence, < 0x80 and var n, ..] => 2 + n,
            [Sequence, 0x81, >= 0x80 and var n, ..] => 3 + n,
            [Sequence, 0x82, > 0 and var high, var low, ..] => 4 + (high << 8) + low,
            _ => null,
        };
        return length <= octets.Length ? length : null;
    }
}

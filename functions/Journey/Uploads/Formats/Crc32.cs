namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>The CRC of PNG chunks (ISO/IEC 15948, Annex D): polynomial EDB88320, reflected.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(octet =>
    {
        var value = (uint)octet;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? Polynomial ^ (value >> 1) : value >> 1;
        }

        return value;
    })];

    public static uint Of(ReadOnlySpan<byte> octets)
    {
        var crc = uint.MaxValue;
        foreach (var octet in octets)
        {
            crc = Table[(crc ^ octet) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }
}

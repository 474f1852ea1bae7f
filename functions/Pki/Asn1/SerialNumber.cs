using System.Formats.Asn1;

namespace DigiRenew.Pki.Asn1;

/// <summary>CertificateSerialNumber (RFC 5280 §4.1.2.2): positive, at most 20 octets; as text its magnitude in upper-case hexadecimal, two digits an octet, no leading zero octet.</summary>
internal static class SerialNumber
{
    private const int LongestOctets = 20;

    public static string Read(AsnReader reader) => Convert.ToHexString(ReadOctets(reader).Span);

    /// <summary>The octets of its magnitude, without a leading zero.</summary>
    public static ReadOnlyMemory<byte> ReadOctets(AsnReader reader)
    {
        var octets = reader.ReadIntegerBytes();
        if (octets.Length > LongestOctets || (octets.Span[0] & 0x80) != 0 || octets.Span is [0])
        {
            throw new AsnContentException("A serial number is positive and has at most 20 octets.");
        }

        return octets.Span[0] == 0 ? octets[1..] : octets;
    }

    /// <exception cref="ArgumentException">Not hexadecimal, not positive, or longer than 20 octets.</exception>
    public static void Write(AsnWriter writer, string serial)
    {
        var magnitude = Convert.FromHexString(Canonical(serial));
        if (magnitude.Length + (magnitude[0] >> 7) > LongestOctets)
        {
            throw new ArgumentException("A serial number has at most 20 octets.", nameof(serial));
        }

        writer.WriteIntegerUnsigned(magnitude);
    }

    /// <summary>The same number as <see cref="Read"/> would give it.</summary>
    /// <exception cref="ArgumentException">Not hexadecimal, or zero.</exception>
    public static string Canonical(string serial)
    {
        ArgumentNullException.ThrowIfNull(serial);
        var digits = serial.TrimStart('0').ToUpperInvariant();
        return digits.Length > 0 && digits.All(char.IsAsciiHexDigit)
            ? digits.Length % 2 == 0 ? digits : "0" + digits
            : throw new ArgumentException("A serial number is a positive number in hexadecimal.", nameof(serial));
    }
}

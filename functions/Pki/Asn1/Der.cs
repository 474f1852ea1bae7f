using System.Formats.Asn1;
using System.Security.Cryptography;

namespace DigiRenew.Pki.Asn1;

/// <summary>Reading and writing of DER (X.690 §10, §11) as all of this room does it.</summary>
internal static class Der
{
    /// <summary>From 2050 on times are GeneralizedTime (RFC 5280 §4.1.2.5, RFC 5652 §11.3).</summary>
    private const int FirstGeneralizedYear = 2050;

    /// <summary>Reads exactly one value. Whatever is wrong with the octets becomes a <see cref="CryptographicException"/>.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> der, string what, Func<AsnReader, T> read)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var value = read(reader);
            reader.ThrowIfNotEmpty();
            return value;
        }
        catch (Exception problem) when (problem is AsnContentException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new CryptographicException($"This is not the DER of {what}.", problem);
        }
    }

    /// <summary>Writes one value.</summary>
    public static byte[] Write(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    /// <summary>Reads a Time: UTCTime until 2049, GeneralizedTime without fractions from 2050.</summary>
    public static DateTimeOffset ReadTime(this AsnReader reader)
    {
        if (reader.PeekTag() == Asn1Tag.UtcTime)
        {
            return reader.ReadUtcTime(FirstGeneralizedYear - 1);
        }

        var time = reader.ReadGeneralizedTime();
        return time.Year >= FirstGeneralizedYear && IsWholeSeconds(time)
            ? time
            : throw new AsnContentException("This time must be UTCTime, or has fractions of a second.");
    }

    /// <summary>Writes a Time, in UTC and whole seconds.</summary>
    public static void WriteTime(this AsnWriter writer, DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        if (!IsWholeSeconds(utc))
        {
            throw new ArgumentException("Times in certificates have whole seconds.", nameof(time));
        }

        if (utc.Year < FirstGeneralizedYear)
        {
            writer.WriteUtcTime(utc, FirstGeneralizedYear - 1);
        }
        else
        {
            writer.WriteGeneralizedTime(utc, omitFractionalSeconds: true);
        }
    }

    /// <summary>Reads a BIT STRING of whole octets.</summary>
    public static byte[] ReadWholeBits(this AsnReader reader)
    {
        var bits = reader.ReadBitString(out var unused);
        return unused == 0 ? bits : throw new AsnContentException("These bits must be whole octets.");
    }

    private static bool IsWholeSeconds(DateTimeOffset time) => time.Ticks % TimeSpan.TicksPerSecond == 0;
}

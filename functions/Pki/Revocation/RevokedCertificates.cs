using System.Buffers.Binary;
using System.Formats.Asn1;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Revocation;

/// <summary>The entries of a list, 32 octets each and sorted by serial number: lists of millions are kept and searched.</summary>
internal sealed class RevokedCertificates
{
    private const int SerialOctets = 20;
    private const int NoReason = -1;

    private readonly Listed[] _sorted;

    private RevokedCertificates(Listed[] sorted) => _sorted = sorted;

    public static RevokedCertificates None { get; } = new([]);

    public int Count => _sorted.Length;

    /// <summary>Reads the entries of a list one after another, each through <paramref name="readOne"/>.</summary>
    /// <exception cref="AsnContentException">A certificate is listed twice.</exception>
    public static RevokedCertificates Read(AsnReader list, Func<AsnReader, (ReadOnlyMemory<byte> Serial, DateTimeOffset At, int? Reason)> readOne)
    {
        var entries = new List<Listed>();
        do
        {
            var (serial, at, reason) = readOne(list.ReadSequence());
            var (high, low) = Number(serial.Span);
            entries.Add(new(high, low, at.UtcTicks, reason ?? NoReason));
        }
        while (list.HasData);

        var sorted = entries.ToArray();
        Array.Sort(sorted);
        for (var next = 1; next < sorted.Length; next++)
        {
            if (sorted[next].CompareTo(sorted[next - 1]) == 0)
            {
                throw new AsnContentException("A certificate is listed twice.");
            }
        }

        return new(sorted);
    }

    /// <param name="serial">As <see cref="SerialNumber.Canonical"/> gives it.</param>
    public RevokedEntry? Find(string serial)
    {
        if (serial.Length > 2 * SerialOctets)
        {
            return null;
        }

        var (high, low) = Number(Convert.FromHexString(serial));
        var at = Array.BinarySearch(_sorted, new(high, low, 0, NoReason));
        return at < 0 ? null : _sorted[at].ToEntry();
    }

    public IEnumerable<RevokedEntry> All() => _sorted.Select(listed => listed.ToEntry());

    private static (UInt128 High, uint Low) Number(ReadOnlySpan<byte> serial)
    {
        Span<byte> whole = stackalloc byte[SerialOctets];
        whole.Clear();
        serial.CopyTo(whole[(SerialOctets - serial.Length)..]);
        return (BinaryPrimitives.ReadUInt128BigEndian(whole), BinaryPrimitives.ReadUInt32BigEndian(whole[^4..]));
    }

    private readonly record struct Listed(UInt128 High, uint Low, long Ticks, int Reason) : IComparable<Listed>
    {
        public RevokedEntry ToEntry()
        {
            Span<byte> serial = stackalloc byte[SerialOctets];
            BinaryPrimitives.WriteUInt128BigEndian(serial, High);
            BinaryPrimitives.WriteUInt32BigEndian(serial[^4..], Low);
            return new(SerialNumber.Canonical(Convert.ToHexString(serial)), new(Ticks, TimeSpan.Zero), Reason == NoReason ? null : Reason);
        }

        /// <summary>By serial number alone.</summary>
        public int CompareTo(Listed other) => High.CompareTo(other.High) is not 0 and var order ? order : Low.CompareTo(other.Low);
    }
}

using System.Buffers;
using System.Text;

namespace DigiRenew.Pdf.Format;

/// <summary>Octets of a PDF under way, and where its objects begin.</summary>
internal sealed class PdfBuffer
{
    private readonly ArrayBufferWriter<byte> _octets = new(1 << 16);
    private readonly SortedDictionary<int, int> _offsets = [];

    public int Length => _octets.WrittenCount;

    /// <summary>Byte offsets of the objects written so far.</summary>
    public IReadOnlyDictionary<int, int> Offsets => _offsets;

    public void Write(string latin) => Encoding.Latin1.GetBytes(latin, _octets);

    public void Write(ReadOnlySpan<byte> octets) => _octets.Write(octets);

    /// <summary>An indirect object of generation 0.</summary>
    public void WriteObject(int number, string value)
    {
        _offsets.Add(number, Length);
        Write($"{number} 0 obj\n{value}\nendobj\n");
    }

    /// <summary>A stream without filter.</summary>
    public void WriteStream(int number, ReadOnlySpan<byte> octets, string moreEntries = "")
    {
        _offsets.Add(number, Length);
        Write($"{number} 0 obj\n<< /Length {octets.Length}{moreEntries} >>\nstream\n");
        Write(octets);
        Write("\nendstream\nendobj\n");
    }

    public byte[] ToArray() => _octets.WrittenSpan.ToArray();
}

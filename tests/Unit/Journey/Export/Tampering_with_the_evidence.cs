using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DigiRenew.Tests.Builders;
using Xunit;
using static DigiRenew.Tests.Unit.Journey.Export.Exporting_the_evidence;

namespace DigiRenew.Tests.Unit.Journey.Export;

/// <summary>The checker refuses each, and names it.</summary>
public sealed class Tampering_with_the_evidence : IAsyncLifetime, IDisposable
{
    private readonly Judge _judge = new();
    private byte[] _container = [];
    private List<(string Name, byte[] Content)> _files = [];

    public async Task InitializeAsync()
    {
        using var walk = await IssuedAsync();
        _container = await WriteAsync(walk);
        _files = Unpack(_container);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _judge.Dispose();

    [Fact]
    public void by_a_byte_in_any_file_is_refused_by_name()
    {
        foreach (var (name, content) in _files)
        {
            var changed = content.AsSpan().ToArray();
            changed[changed.Length / 2] ^= 1;
            var expected = name.StartsWith("META-INF/", StringComparison.Ordinal) ? "refused: " : $"refused: {name}:";
            Assert.StartsWith(expected, Refusal(Replace(name, changed)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void by_another_media_type_is_refused() =>
        Assert.StartsWith("refused: mimetype:", Refusal(Replace("mimetype", "application/zip"u8.ToArray())), StringComparison.Ordinal);

    [Fact]
    public void by_a_file_that_is_not_signed_is_refused() =>
        Assert.StartsWith("refused: extra.txt: is not signed", Refusal(Pack([.. _files, ("extra.txt", "x"u8.ToArray())])), StringComparison.Ordinal);

    [Fact]
    public void by_leaving_a_file_out_is_refused() =>
        Assert.StartsWith("refused: report.pdf: is named", Refusal(Pack(_files.Where(file => file.Name != "report.pdf"))), StringComparison.Ordinal);

    [Fact]
    public void by_a_name_that_leads_elsewhere_is_refused() =>
        Assert.StartsWith("refused: ../evil: a name", Refusal(Pack([.. _files, ("../evil", "x"u8.ToArray())])), StringComparison.Ordinal);

    [Fact]
    public void by_a_second_file_of_a_name_is_refused() =>
        Assert.StartsWith("refused: report.pdf: stands twice", Refusal(Pack([.. _files, ("report.pdf", "x"u8.ToArray())])), StringComparison.Ordinal);

    [Fact]
    public void by_a_compressed_file_is_refused() => Assert.Contains(
        "is not simply stored", Refusal(Pack([.. _files, ("bomb.bin", new byte[1_000_000])], CompressionLevel.Optimal)), StringComparison.Ordinal);

    [Fact]
    public void by_declaring_a_huge_size_is_refused()
    {
        var copy = _container.AsSpan().ToArray();
        var entry = copy.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(entry + 20), 0x7FFFFFFF);
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(entry + 24), 0x7FFFFFFF);
        Assert.Contains("is too large", Refusal(copy), StringComparison.Ordinal);
    }

    [Fact]
    public void by_octets_before_or_after_is_refused()
    {
        Assert.StartsWith("refused: ", Refusal([.. "#!"u8, .. _container]), StringComparison.Ordinal);
        Assert.StartsWith("refused: ", Refusal([.. _container, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void by_an_altered_digest_in_the_manifest_is_refused()
    {
        const string Name = "META-INF/ASiCManifest001.xml";
        var manifest = Encoding.UTF8.GetString(_files.Single(file => file.Name == Name).Content);
        var at = manifest.IndexOf("DigestValue>", StringComparison.Ordinal) + 12;
        var changed = manifest[..at] + (manifest[at] == 'A' ? 'B' : 'A') + manifest[(at + 1)..];
        Assert.Contains("is not the file that was signed", Refusal(Replace(Name, Encoding.UTF8.GetBytes(changed))), StringComparison.Ordinal);
    }

    [Fact]
    public void by_another_seal_is_refused()
    {
        using var other = DemoHierarchy.Build();
        _judge.KeepPem("other.pem", "CERTIFICATE", other.Holder.Der);
        Assert.StartsWith("refused: META-INF/signature001.p7s:", Refusal(_container, "--anchor", "other.pem"), StringComparison.Ordinal);
    }

    private string Refusal(byte[] container, params string[] more)
    {
        _judge.Keep("tampered.asice", container);
        var (exit, said) = _judge.Run("python3", [Path.Combine(Root(), "docs", "check-evidence.py"), "tampered.asice", .. more]);
        Assert.True(exit == 1, said);
        return said.Split('\n').First(line => line.StartsWith("refused", StringComparison.Ordinal));
    }

    private byte[] Replace(string name, byte[] content) => Pack(_files.Select(file => file.Name == name ? (name, content) : file));

    /// <summary>By the platform's writer, which shares no code with ours.</summary>
    private static byte[] Pack(IEnumerable<(string Name, byte[] Content)> files, CompressionLevel last = CompressionLevel.NoCompression)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var stream = zip.CreateEntry(name, name == "bomb.bin" ? last : CompressionLevel.NoCompression).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }
}

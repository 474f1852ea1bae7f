using System.Text;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Infra;

namespace DigiRenew.Tests.Unit.Journey.Storage;

/// <summary>
/// What earlier releases wrote stays readable: each has a folder in Kept with a record of every event, every effect, and the
/// records of whole orders. A folder is never changed once its release is out; a new event or effect is added to the newest
/// by a run with DIGIRENEW_KEEP=1.
/// </summary>
public sealed class What_was_kept
{
    private const string Records = "records.jsonl";
    private const string Effects = "effects.txt";

    private static readonly string Folder = Repository.Path("tests", "Unit", "Journey", "Storage", "Kept");

    public static TheoryData<string> Releases() => [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Orders() =>
        [.. Directory.GetFiles(Folder, "*.jsonl", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != Records).Select(file => Path.GetRelativePath(Folder, file))];

    private static string Newest => Path.Combine(Folder, Directory.GetDirectories(Folder).Max(StringComparer.Ordinal)!);

    [Theory]
    [MemberData(nameof(Releases))]
    public void is_read_event_by_event(string release) => Assert.All(RecordsIn(Path.Combine(Folder, release, Records)), record =>
    {
        var read = EventCodec.Read(record);
        Assert.Equal(record.Sequence, read.Sequence);
        Assert.StartsWith(read.Event.GetType().Name + "/", TypeIn(record), StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Releases))]
    public void is_read_effect_by_effect(string release) =>
        Assert.All(File.ReadAllLines(Path.Combine(Folder, release, Effects)), line => Assert.StartsWith(EffectCodec.Read(line).GetType().Name, line, StringComparison.Ordinal));

    [Fact]
    public void is_what_this_release_writes()
    {
        Keep(Records, [.. Samples<RenewalEvent>().Select((happened, at) => Encoding.UTF8.GetString(Write(happened, at + 1).Bytes.Span))]);
        Keep(Effects, [.. Samples<RenewalEffect>().Select(EffectCodec.Write)]);
    }

    /// <summary>The file's name begins with the state in which the order ended.</summary>
    [Theory]
    [MemberData(nameof(Orders))]
    public void is_read_order_by_order(string file)
    {
        RenewalState state = new RenewalState.NotOrdered();
        var head = Sha256Digest.Zero;
        foreach (var record in RecordsIn(Path.Combine(Folder, file)))
        {
            var read = EventCodec.Read(record);
            Assert.Equal(head, read.Previous);
            Assert.Equal(record, EventCodec.Write(read));
            state = RenewalProcess.Evolve(state, read.Event);
            head = record.Hash;
        }

        Assert.Equal(Path.GetFileName(file).Split('.')[0], state.Name);
    }

    private static void Keep(string name, string[] lines)
    {
        var file = Path.Combine(Newest, name);
        if (Environment.GetEnvironmentVariable("DIGIRENEW_KEEP") == "1")
        {
            File.WriteAllLines(file, lines);
        }

        Assert.Equal(File.ReadAllLines(file), lines);
    }

    private static IEnumerable<T> Samples<T>() => typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T))).OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (T)SampleValues.Make(type));

    private static AuditRecord Write(RenewalEvent happened, long sequence) => EventCodec.Write(
        new(new(Guid.Empty), sequence, new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero), Actor.Service, "kept", happened, Sha256Digest.Zero));

    private static IEnumerable<AuditRecord> RecordsIn(string file) => File.ReadLines(file).Select((line, at) => new AuditRecord(at + 1, Encoding.UTF8.GetBytes(line)));

    private static string TypeIn(AuditRecord record) => System.Text.Json.JsonDocument.Parse(record.Bytes).RootElement.GetProperty("type").GetString()!;
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigiRenew.Adapters.Files;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>What the demo's authorities have revoked, and the number of their last lists.</summary>
internal sealed partial record DemoRevocations(long Number, ImmutableArray<RevokedEntry> Entries)
{
    public static DemoRevocations Read(string path) => DurableFile.Read(path) is { } json
        ? JsonSerializer.Deserialize(json, Json.Default.DemoRevocations)!
        : new(0, []);

    public void Write(string path) => DurableFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(this, Json.Default.DemoRevocations));

    /// <summary>With one more entry; an entry that stands is replaced only where it was a hold.</summary>
    public DemoRevocations With(RevokedEntry entry) => Entries.FirstOrDefault(standing => standing.Serial == entry.Serial) switch
    {
        null => this with { Entries = Entries.Add(entry) },
        { IsOnHold: true } standing => this with { Entries = Entries.Replace(standing, entry) },
        _ => this,
    };

    /// <summary>Without the hold of a certificate.</summary>
    public DemoRevocations WithoutHold(string serial) => this with { Entries = Entries.RemoveAll(entry => entry.Serial == serial && entry.IsOnHold) };

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(DemoRevocations))]
    private sealed partial class Json : JsonSerializerContext
    {
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DigiRenew.Adapters.Local.Backup;

/// <summary>What is in a backup; written last, so that a backup that was cut short has none.</summary>
/// <param name="Format">1.</param>
/// <param name="Made">UTC.</param>
/// <param name="Keys">encrypted (<c>keys.cms</c>) or left-out.</param>
/// <param name="Files">Every file.</param>
public sealed partial record BackupManifest(int Format, DateTimeOffset Made, string Keys, ImmutableArray<BackupManifest.Entry> Files)
{
    internal const string Name = "backup.json";
    internal const string KeysFile = "keys.cms";
    internal const string Encrypted = "encrypted";
    internal const string LeftOut = "left-out";

    /// <summary>One file.</summary>
    /// <param name="Path">Below the folder, with slashes.</param>
    /// <param name="Length">Octets.</param>
    /// <param name="Sha256">Lower-case hexadecimal.</param>
    public sealed record Entry(string Path, long Length, string Sha256);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
    [JsonSerializable(typeof(BackupManifest))]
    internal sealed partial class Json : JsonSerializerContext
    {
    }
}

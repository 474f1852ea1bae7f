using System.Security.Cryptography;

namespace DigiRenew.Demo;

/// <summary>A SoftHSM token of its own in the output folder.</summary>
public sealed class DemoToken(string folder)
{
    public const string Label = "Token demonstrativ";

    private string Store => Path.Combine(folder, "tokens");

    private string Away => Path.Combine(folder, "tokens.away");

    /// <summary>Long and odd enough to be found wherever it would leak to.</summary>
    public string Pin { get; } = "pin" + RandomNumberGenerator.GetHexString(10, lowercase: true);

    public string ConfigurationFile => Path.Combine(folder, "softhsm2.conf");

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["SOFTHSM2_CONF"] = ConfigurationFile };

    public async Task InitialiseAsync()
    {
        Directory.CreateDirectory(Store);
        await File.WriteAllTextAsync(ConfigurationFile, $"directories.tokendir = {Store}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n");
        var securityOfficer = RandomNumberGenerator.GetHexString(16);
        await Tool.RunAsync(
            "softhsm2-util", ["--init-token", "--free", "--label", Label, "--so-pin", securityOfficer, "--pin", Pin], Environment);
    }

    /// <summary>What pulling the token out does.</summary>
    public void Remove() => Directory.Move(Store, Away);

    /// <summary>What plugging it in again does.</summary>
    public void Reconnect() => Directory.Move(Away, Store);
}

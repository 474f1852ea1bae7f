using System.Text;
using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

/// <summary>A SoftHSM token of a test class, in a folder of its own.</summary>
public sealed class SoftToken : IDisposable
{
    public const string Pin = "735120";
    public const string Label = "Token of tests";

    public SoftToken()
    {
        Folder = Directory.CreateTempSubdirectory("digirenew-softhsm-").FullName;
        Store = Directory.CreateDirectory(Path.Combine(Folder, "tokens")).FullName;
        var configuration = Path.Combine(Folder, "softhsm2.conf");
        File.WriteAllText(configuration, $"directories.tokendir = {Store}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n");
        NativeEnvironment.Set("SOFTHSM2_CONF", configuration);
        Tool.Run("softhsm2-util", "--init-token", "--free", "--label", Label, "--so-pin", "87654321", "--pin", Pin);
    }

    /// <summary>A folder that goes with the token.</summary>
    public string Folder { get; }

    /// <summary>Where SoftHSM keeps its tokens.</summary>
    public string Store { get; }

    public static ReadOnlySpan<byte> PinOctets => Encoding.ASCII.GetBytes(Pin);

    /// <summary>The SoftHSM module of this machine.</summary>
    public static string ModulePath { get; } = TokenModules.Discover().Single(p => Path.GetFileName(p) == "libsofthsm2.so");

    /// <summary>What pkcs11-tool says, logged in.</summary>
    public static string Pkcs11Tool(params IEnumerable<string> arguments) =>
        Tool.Run("pkcs11-tool", ["--module", ModulePath, "--token-label", Label, "--login", "--pin", Pin, .. arguments]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

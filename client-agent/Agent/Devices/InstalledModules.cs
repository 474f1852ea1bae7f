using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>The real modules.</summary>
public sealed class InstalledModules : ITokenModules
{
    public IReadOnlyList<string> Discover() => TokenModules.Discover();

    public bool IsWellKnown(string path) => TokenModules.IsWellKnown(path);

    public ITokenModule Load(string path) => TokenModules.Load(path);
}

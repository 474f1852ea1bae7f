using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>The real modules.</summary>
public sealed class InstalledModules : ITokenModules
{
    public IReadOnlyList<string> Discover() => TokenModules.Discover();

    public ITokenModule Load(string path) => TokenModules.Load(path);
}

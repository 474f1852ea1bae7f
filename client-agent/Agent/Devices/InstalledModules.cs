using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>The real modules.</summary>
/// <param name="load">Opens a module by the library that this program was built with.</param>
public sealed class InstalledModules(Func<string, ITokenModule> load) : ITokenModules
{
    public IReadOnlyList<string> Discover() => TokenModules.Discover();

    public bool IsWellKnown(string path) => TokenModules.IsWellKnown(path);

    public ITokenModule Load(string path) => load(path);
}

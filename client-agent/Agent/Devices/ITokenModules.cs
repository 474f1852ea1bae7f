using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>PKCS #11 modules of this computer.</summary>
public interface ITokenModules
{
    /// <summary>Modules in well-known places that only administrators can write.</summary>
    IReadOnlyList<string> Discover();

    /// <summary>Whether a path leads to one of them.</summary>
    bool IsWellKnown(string path);

    /// <summary>Loads a module.</summary>
    /// <exception cref="TokenException">Not found, of another architecture, or no module.</exception>
    ITokenModule Load(string path);
}

using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>PKCS #11 modules of this computer.</summary>
public interface ITokenModules
{
    /// <summary>Modules in well-known places that only administrators can write.</summary>
    IReadOnlyList<string> Discover();

    /// <summary>Loads a module.</summary>
    /// <exception cref="TokenException">Not found, of another architecture, or no module.</exception>
    ITokenModule Load(string path);
}

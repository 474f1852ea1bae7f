namespace DigiRenew.Tokens;

/// <summary>Opens PKCS #11 modules by path.</summary>
public static class TokenModules
{
    /// <summary>Loads a module, after reading its file header: says so when it is built for another architecture.</summary>
    /// <exception cref="TokenException"><see cref="TokenFailure.ModuleNotFound"/>, <see cref="TokenFailure.ModuleWrongArchitecture"/>, <see cref="TokenFailure.ModuleInvalid"/>.</exception>
    public static ITokenModule Load(string path) => throw new NotImplementedException();

    /// <summary>Modules in the well-known places of this system (SafeNet/Thales eToken, Gemalto/IDPrime, OpenSC, SoftHSM, Bit4id, Feitian) that only administrators can write.</summary>
    public static IReadOnlyList<string> Discover() => throw new NotImplementedException();
}

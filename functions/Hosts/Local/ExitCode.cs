namespace DigiRenew.Hosts.Local;

/// <summary>Exit codes of digirenew-service, after sysexits.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Arguments that can't be understood.</summary>
    public const int Usage = 64;

    /// <summary>The address is taken, or another part of the machine refuses.</summary>
    public const int Unavailable = 69;

    /// <summary>Settings that must not start.</summary>
    public const int Configuration = 78;
}

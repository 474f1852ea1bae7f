namespace DigiRenew.Hosts.Local;

/// <summary>Exit codes of digirenew-service, after sysexits.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Arguments that can't be understood.</summary>
    public const int Usage = 64;

    /// <summary>The address is taken, or another part of the machine refuses.</summary>
    public const int Unavailable = 69;

    /// <summary>Reading or writing failed, or the storage is out of reach: another try may do better.</summary>
    public const int InputOutput = 74;

    /// <summary>Settings that must not start, or data that can't be opened as it is.</summary>
    public const int Configuration = 78;
}

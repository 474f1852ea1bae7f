namespace DigiRenew.Hosts.Admin;

/// <summary>Exit codes, those above 63 after sysexits.</summary>
internal enum AdminExit
{
    Done = 0,

    /// <summary>The audit trail has a broken link.</summary>
    Broken = 1,

    /// <summary>Arguments that can't be understood.</summary>
    Usage = 64,

    /// <summary>A file or a value that is wrong; nothing was changed.</summary>
    Data = 65,

    /// <summary>A file or folder that is not there.</summary>
    NoInput = 66,

    /// <summary>Reading or writing failed.</summary>
    InputOutput = 74,

    /// <summary>Settings with which the service does not start.</summary>
    Configuration = 78,
}

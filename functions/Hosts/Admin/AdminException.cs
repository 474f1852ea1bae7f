namespace DigiRenew.Hosts.Admin;

/// <summary>A command that can't go on: what to say, and the exit code.</summary>
internal sealed class AdminException(AdminExit exit, string message) : Exception(message)
{
    public AdminExit Exit { get; } = exit;
}

using System.CommandLine;

namespace DigiRenew.Hosts.Admin;

/// <summary>The command line of digirenew-admin.</summary>
public static class AdminCommands
{
    /// <summary>Runs one command, in a program that reaches nothing beyond this machine.</summary>
    /// <returns>The exit code; --help lists them.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken) =>
        RunAsync(arguments, output, error, AdminReach.ThisMachine, cancellationToken);

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">For answers.</param>
    /// <param name="error">For what went wrong.</param>
    /// <param name="reach">What the program reaches beyond this machine.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>The exit code; --help lists them.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, AdminReach reach, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var run = new AdminRun(output, error);
        var data = new DataFolder(reach.Stores);
        var audit = new AuditCommands(run, data);
        var backup = new BackupCommands(run, data);
        var root = new RootCommand(
            """
            digirenew-admin: operators, holder register and audit trail of a DigiRenew service on this machine (--data), or on Azure (--storage).

            Exit codes: 0 done, 1 the audit trail has a broken link, 64 arguments, 65 a file or value that is wrong,
            66 a file or folder that is not there, 74 reading or writing failed, 78 settings.
            """)
        {
            run.Json,
            data.Storage,
            data.ServiceVault,
            data.Seals,
            new OperatorCommands(run, data).Build(),
            new RegisterCommands(run, data).Build(),
            audit.Build(),
            audit.BuildCheckpoint(),
            new IssuerCommands(run, reach.Vaults, TimeProvider.System).Build(),
            new EvidenceCommands(run, data).Build(),
            new RetentionCommands(run, data).Build(),
            new HolderCommands(run, data).Build(),
            new DeadLetterCommands(run, data).Build(),
            new KeyCommands(run, data).Build(),
            backup.BuildBackup(),
            backup.BuildRestore(),
            new ConfigCommands(run).Build(),
            new QueueCommands(run, reach.Queues).Build(),
            new MailCommands(run, data).Build(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync(string.Join(Environment.NewLine, parsed.Errors.Select(wrong => wrong.Message))).ConfigureAwait(false);
            await error.WriteLineAsync("digirenew-admin --help shows the commands.").ConfigureAwait(false);
            return (int)AdminExit.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken).ConfigureAwait(false);
    }
}

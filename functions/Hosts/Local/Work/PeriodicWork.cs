namespace DigiRenew.Hosts.Local.Work;

/// <summary>Does something at once and then at intervals of the host's clock; a failure is logged and the next turn tries again.</summary>
internal sealed partial class PeriodicWork(string name, TimeSpan every, TimeProvider time, ILogger<PeriodicWork> log, Func<CancellationToken, Task> work) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        do
        {
            await TryAsync(stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever failed this time is tried again next time.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failed(log, failure, name);
        }
    }

    [LoggerMessage(EventId = 6101, Level = LogLevel.Error, Message = "{Work} failed; it is tried again at the next turn")]
    private static partial void Failed(ILogger logger, Exception failure, string work);
}

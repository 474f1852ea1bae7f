namespace DigiRenew.Journey.Reminders;

/// <summary>Wakes every renewal that has something due: what a lost call, a crash or the passing of time left behind.</summary>
public sealed class SweepDue(JourneyContext context)
{
    private const int Most = 2000;

    /// <returns>How many were woken, at most 2000; the next sweep finds the rest.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var due = await context.Ports.Renewals.FindDueAsync(context.Now, Most, cancellationToken).ConfigureAwait(false);
        foreach (var id in due)
        {
            await context.Ports.WakeUp.WakeAsync(id, cancellationToken).ConfigureAwait(false);
        }

        return due.Length;
    }
}

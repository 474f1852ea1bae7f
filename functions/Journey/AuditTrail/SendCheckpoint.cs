using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>
/// Sends the auditor the last checkpoint of each day, sealed as it is kept (SPEC §9): where this service's stores are rolled back, the
/// auditor's copy shows it. At least once, a repeat with the same Message-ID; not at all where the settings name no auditor.
/// </summary>
public sealed class SendCheckpoint(JourneyContext context)
{
    /// <summary>A day's last checkpoint may still be on its way to the store when the day ends.</summary>
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <returns>The number of the checkpoint that was sent; null where none was due.</returns>
    /// <exception cref="InvalidDataException">The checkpoints are broken.</exception>
    /// <exception cref="IOException">The message was not taken; the next run tries again.</exception>
    public async Task<long?> RunAsync(CancellationToken cancellationToken)
    {
        var clock = context.Settings.Clock;
        var today = clock.DateOf(context.Now - AfterMidnight);
        var day = today.AddDays(-1);
        var name = string.Create(CultureInfo.InvariantCulture, $"checkpoint-{day:yyyyMMdd}");
        if (context.Settings.AuditorMail is not { } auditor
            || await context.Ports.Claims.FindOwnerAsync(name, context.Now, cancellationToken).ConfigureAwait(false) is not null
            || await FindBeforeAsync(clock.StartOf(today), cancellationToken).ConfigureAwait(false) is not (var statement, var cms))
        {
            return null;
        }

        var number = statement.Number.ToString(CultureInfo.InvariantCulture);
        var values = new Dictionary<string, string>
        {
            ["number"] = number,
            ["date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["count"] = statement.Count.ToString(CultureInfo.InvariantCulture),
            ["root"] = statement.Root,
        };
        var message = MailComposer.Compose(
            context, name, MailTexts.DayCheckpoint, values, auditor, context.Settings.OperatorLanguage, clock.StartOf(today), [new($"{number}.p7s", "application/pkcs7-mime", cms)]);
        await context.Ports.Mail.SendToProviderAsync(message, cancellationToken).ConfigureAwait(false);

        // Claimed after it was handed over, so that a crash sends it twice, not never.
        await context.Ports.Claims.TryClaimAsync(name, number, context.Now + Remembered, cancellationToken).ConfigureAwait(false);
        return statement.Number;
    }

    /// <summary>The newest checkpoint that was made before a moment.</summary>
    private async Task<(CheckpointStatement Statement, ReadOnlyMemory<byte> Sealed)?> FindBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var (store, anchors) = (context.Ports.AuditStore, context.Ports.Seal.Anchors);
        var tip = await CheckpointTip.FindAsync(store, anchors, cancellationToken).ConfigureAwait(false);
        for (var number = tip.Chain.Number; number > 0; number--)
        {
            var cms = await store.FindCheckpointAsync(number, cancellationToken).ConfigureAwait(false);
            if (cms is not { } found || CheckpointChain.Open(found, anchors).Statement is not { } statement)
            {
                throw new InvalidDataException($"Checkpoint {number} is missing or broken.");
            }

            if (statement.At < moment)
            {
                return (statement, found);
            }
        }

        return null;
    }
}

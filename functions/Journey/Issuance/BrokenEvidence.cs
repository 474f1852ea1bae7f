using System.Security.Cryptography;
using System.Text.Json;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Issuance;

/// <summary>What happens where evidence does not verify: an alarm, and the order waits for an officer. Nothing is signed.</summary>
internal static partial class BrokenEvidence
{
    private static readonly TimeSpan BrokenChainRetry = TimeSpan.FromHours(1);

    /// <summary>Whether a failure speaks of evidence, and not of an outage.</summary>
    public static bool IsSaidBy(Exception failure) => failure is InvalidDataException or CryptographicException or JsonException or FormatException;

    public static async Task<EffectResult> HoldAsync(JourneyContext context, ILogger log, RenewalId id, Exception broken, CancellationToken cancellationToken)
    {
        EvidenceBroken(log, broken, id.Value);
        try
        {
            await context.Ledger.ExecuteAsync(
                id, Actor.Service, "evidence-broken", _ => new RenewalCommand.Hold("service", "evidence-broken"), cancellationToken).ConfigureAwait(false);
            return EffectResult.Finished;
        }
        catch (InvalidDataException)
        {
            return new EffectResult.Later(context.Now + BrokenChainRetry, "evidence-broken"); // a broken chain takes no record
        }
    }

    [LoggerMessage(EventId = 7101, Level = LogLevel.Critical, Message = "Renewal {RenewalId}: the evidence does not verify; nothing was signed")]
    private static partial void EvidenceBroken(ILogger logger, Exception broken, Guid renewalId);
}

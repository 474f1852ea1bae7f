using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Effects;
using DigiRenew.Pki;
using DigiRenew.Pki.Verification;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>Checks 2 to 5 of SPEC §5 on a stored upload; keeps a report and records the verdict.</summary>
public sealed class VerifyUpload(JourneyContext context)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly UploadChecks _checks = new(context);

    /// <returns>Later where the revocation status can't be decided now: that is never shown as a bad document.</returns>
    /// <exception cref="InvalidDataException">What is stored is not what was received.</exception>
    public async Task<EffectResult> RunAsync(RenewalId id, UploadKind kind, int attempt, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.IsEnded: false } entry
            || !entry.Order.Uploads.TryGetValue(kind, out var slot)
            || slot.Status != UploadStatus.Verifying
            || slot.Attempt != attempt)
        {
            return EffectResult.Finished;
        }

        var received = entry.Events.Last(recorded => recorded.Event is RenewalEvent.UploadReceived e && e.Kind == kind && e.Attempt == attempt).At;
        var file = await FindFileAsync(id, slot, cancellationToken).ConfigureAwait(false);
        var (findings, flags) = await _checks.RunAsync(new(entry, slot, file, received), cancellationToken).ConfigureAwait(false);
        if (findings[^1] is { Result.SubIndication: SubIndication.TryLater } undecided)
        {
            return new EffectResult.Later(context.Now + Patience, undecided.Code!);
        }

        var report = await KeepAsync(id, Report(slot, findings, entry.Order.Draft.Language), cancellationToken).ConfigureAwait(false);
        var code = findings[^1].Code;
        await context.Ledger.ExecuteAsync(
            id,
            Actor.Service,
            "verification",
            _ => code is null
                ? new RenewalCommand.RecordVerified(kind, attempt, report, [.. flags])
                : new RenewalCommand.RecordUploadRefused(kind, attempt, code, report),
            cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }

    private async Task<ReadOnlyMemory<byte>> FindFileAsync(RenewalId id, UploadSlot slot, CancellationToken cancellationToken)
    {
        var file = slot.Kind.Paper() is null
            ? await context.Ports.PrivateDocuments.FindUploadAsync(id, slot, cancellationToken).ConfigureAwait(false)
            : await context.Ports.Evidence.FindAsync(id, slot.File, cancellationToken).ConfigureAwait(false);
        return file ?? throw new InvalidDataException($"Renewal {id}: the file of {slot.Kind}, attempt {slot.Attempt}, is missing.");
    }

    private VerificationReportView Report(UploadSlot slot, IReadOnlyList<Finding> findings, Language language)
    {
        var last = findings[^1];
        return ReportViews.Say(
            new(
                slot.Kind.ToWire(),
                slot.Attempt,
                last.Result.Indication.ToWire(),
                last.Result.SubIndication is null ? null : last.Result.SubIndication.ToWire(),
                [.. findings.Select(finding => finding.ToView())],
                last.Code,
                string.Empty,
                string.Empty,
                context.Now),
            language);
    }

    private async Task<Sha256Digest> KeepAsync(RenewalId id, VerificationReportView report, CancellationToken cancellationToken) =>
        await context.Ports.Evidence.KeepAsync(
            id, JsonSerializer.SerializeToUtf8Bytes(report, WireJson.Default.VerificationReportView), cancellationToken).ConfigureAwait(false);
}

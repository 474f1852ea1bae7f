using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Review;

/// <summary>
/// A file of an order, for an operator: a paper (<c>contract</c>), a signed paper (<c>contract.signed</c>) that was accepted and so is
/// ours but for a signature (another may be anything that calls itself a PDF), or a private upload (<c>payment-proof</c>, <c>authorisation</c>). The identity copy is not among them: <see cref="ViewIdentity"/> shows it.
/// </summary>
public sealed partial class ReadReviewFile(JourneyContext context)
{
    private const string Signed = ".signed";

    private readonly ILogger _log = context.Logging.CreateLogger<ReadReviewFile>();

    public async Task<Outcome<PaperFile>> RunAsync(OperatorIdentity caller, RenewalId id, string name, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Officer, Roles.Finance, Roles.Auditor))
        {
            return Roles.Forbidden;
        }

        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: not null } entry)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (Kinds.ParseUpload(name) is { } upload and (UploadKind.PaymentProof or UploadKind.Authorisation))
        {
            return await PrivateAsync(caller, entry, upload, cancellationToken).ConfigureAwait(false);
        }

        var paper = name.EndsWith(Signed, StringComparison.Ordinal) ? name[..^Signed.Length] : name;
        if (!caller.Has(Roles.Officer, Roles.Auditor) && !(caller.Has(Roles.Finance) && name == PaperKind.Proforma.ToWire()))
        {
            return Roles.Forbidden;
        }

        return Kinds.ParsePaper(paper) is { } kind
            ? await PaperAsync(entry, kind, paper != name, cancellationToken).ConfigureAwait(false)
            : Refusal.Because(Problems.NotFound);
    }

    private async Task<Outcome<PaperFile>> PaperAsync(LedgerEntry entry, PaperKind kind, bool signed, CancellationToken cancellationToken)
    {
        var paper = entry.Order.Papers.FirstOrDefault(made => made.Kind == kind);
        var slot = entry.Order.Uploads.Values.FirstOrDefault(upload => upload.Kind.Paper() == kind && upload.Status == UploadStatus.Accepted);
        if (paper is null || (signed && slot is null))
        {
            return Refusal.Because(Problems.NotFound);
        }

        var digest = signed ? slot!.File : paper.Sha256;
        var content = await context.Ports.Evidence.FindAsync(entry.Id, digest, cancellationToken).ConfigureAwait(false);
        var fileName = signed ? $"{Path.GetFileNameWithoutExtension(paper.FileName)}{Signed}.pdf" : paper.FileName;
        return content is null ? entry.Absent(DocumentGroup.Record, context.Settings.Clock) : new PaperFile(fileName, content.Value, digest);
    }

    private async Task<Outcome<PaperFile>> PrivateAsync(OperatorIdentity caller, LedgerEntry entry, UploadKind kind, CancellationToken cancellationToken)
    {
        if (!MaySee(caller, kind))
        {
            return Roles.Forbidden;
        }

        if (entry.Order.Uploads.GetValueOrDefault(kind) is not { } slot)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (await context.Ports.PrivateDocuments.FindUploadAsync(entry.Id, slot, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return entry.Absent(Keeping.GroupOf(kind), context.Settings.Clock);
        }

        PrivateFileShown(_log, entry.Id.Value, kind, caller.Id);
        return new PaperFile($"{kind.ToWire()}.{slot.Extension}", content, slot.File);
    }

    private static bool MaySee(OperatorIdentity caller, UploadKind kind) =>
        caller.Has(Roles.Officer, Roles.Auditor) || (kind == UploadKind.PaymentProof && caller.Has(Roles.Finance));

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Renewal {RenewalId}: {Kind} was shown to operator {Operator}")]
    private static partial void PrivateFileShown(ILogger logger, Guid renewalId, UploadKind kind, string @operator);
}

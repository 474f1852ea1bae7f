using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>
/// A file of an order, for an operator: a paper (<c>contract</c>), a signed paper (<c>contract.signed</c>) that was accepted and so is
/// ours but for a signature (another may be anything that calls itself a PDF), a private upload (<c>payment-proof</c>, <c>authorisation</c>) or a
/// proof that an operator attached (<c>payment-proof.attached</c>), each look at which is an event. The identity copy is not among them:
/// <see cref="ViewIdentity"/> shows it.
/// </summary>
public sealed class ReadReviewFile(JourneyContext context)
{
    private const string Signed = ".signed";

    /// <summary>The newest payment proof that an operator attached.</summary>
    private const string AttachedProof = "payment-proof.attached";

    private readonly PrivateLooks _looks = new(context);

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

        if (name == AttachedProof || Kinds.ParseUpload(name) is UploadKind.PaymentProof or UploadKind.Authorisation)
        {
            return await PrivateAsync(caller, entry, name, cancellationToken).ConfigureAwait(false);
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

    private async Task<Outcome<PaperFile>> PrivateAsync(OperatorIdentity caller, LedgerEntry entry, string name, CancellationToken cancellationToken)
    {
        var kind = Kinds.ParseUpload(name) ?? UploadKind.PaymentProof;
        if (!caller.Has(Roles.Officer, Roles.Auditor) && !(kind == UploadKind.PaymentProof && caller.Has(Roles.Finance)))
        {
            return Roles.Forbidden;
        }

        var (document, file, extension) = name == AttachedProof
            ? entry.Order.AttachedProofs.LastOrDefault() is { } proof ? (PrivateUploads.NameOf(proof), proof.File, proof.Extension) : default
            : entry.Order.Uploads.GetValueOrDefault(kind) is { } slot ? (PrivateUploads.NameOf(slot), slot.File, slot.Extension) : default;
        if (document is null)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (await context.Ports.PrivateDocuments.FindFileAsync(entry.Id, document, file, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return entry.Absent(Keeping.GroupOf(kind), context.Settings.Clock);
        }

        return await _looks.RecordAsync(
                caller, entry.Id, kind == UploadKind.Authorisation ? PrivateData.Authorisation : PrivateData.PaymentProof, file, cancellationToken).ConfigureAwait(false) is { } why
            ? why
            : new PaperFile($"{name}.{extension}", content, file);
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Export;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.TimeStamps;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Review;

/// <summary>
/// One order at a glance; what a role may not see is left out (SPEC §7): officers and auditors see the form, the personal number
/// masked (<see cref="ReadPersonalNumber"/> gives it whole); finance sees amounts and names; administrators nothing.
/// </summary>
public sealed class ReadReviewOrder(JourneyContext context)
{
    private readonly OrderViews _orders = new(context);
    private readonly ReportViews _reports = new(context);

    public async Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, RenewalId id, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Officer, Roles.Finance, Roles.Auditor))
        {
            return Roles.Forbidden;
        }

        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: { } order } entry)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (order.Erased.Contains(DocumentGroup.Record))
        {
            return entry.Absent(DocumentGroup.Record, context.Settings.Clock);
        }

        var old = CertificateFacts.Read(await context.Ports.Evidence.FindNamedAsync(id, "old-certificate", cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException("The evidence lacks the certificate under renewal."));
        var form = await OrderForm.FindAsync(context.Ports.PrivateDocuments, id, cancellationToken).ConfigureAwait(false);
        var reviews = caller.Has(Roles.Officer, Roles.Auditor);
        var signed = await SignCertificate.IsSignedAsync(context, order, cancellationToken).ConfigureAwait(false);
        var approvals = await SecondPerson.ApprovalsNeededAsync(context, order, cancellationToken).ConfigureAwait(false);
        return new ReviewOrderView(
            await _orders.RenderAsync(entry, order.Draft.Language, cancellationToken).ConfigureAwait(false),
            Names(CertificateForms.Of(old, form?.Contact, context.Today, context.Settings.Clock), reviews),
            reviews ? Masked(form, old) : null,
            reviews ? new(order.Draft.Device.Model, order.Draft.Device.Serial, order.Draft.Device.Firmware) : null,
            order.Payment is { } paid ? new(paid.Amount, paid.Currency, paid.By) : null,
            reviews ? Differences(old, order) : [],
            reviews ? await UploadsAsync(entry, cancellationToken).ConfigureAwait(false) : [],
            reviews ? Flags(entry) : [],
            [.. order.Approvals.Keys],
            approvals,
            PossibleDecisions.For(caller, context, entry, approvals, signed),
            reviews && EvidenceExport.IsFinished(entry.State),
            [.. order.Blockers.Select(CodeOf), .. signed && reviews ? Signed(entry.State) : []],
            entry.Version,
            caller.Has(Roles.Officer) ? await ContactAsync(order, form, cancellationToken).ConfigureAwait(false) : null,
            reviews ? await RevocationAsync(order, caller, cancellationToken).ConfigureAwait(false) : null,
            [.. entry.Events.Select(recorded => (recorded.At, Proof: recorded.Event as RenewalEvent.PaymentProofAttached)).Where(attached => attached.Proof is not null)
                .Select(attached => new AttachedProofView(attached.Proof!.By, attached.At, attached.Proof.File.Hex, reviews ? attached.Proof.Flag : null))]);
    }

    private async Task<ContactView> ContactAsync(OrderFacts order, FormView? form, CancellationToken cancellationToken)
    {
        var documents = context.Ports.PrivateDocuments;
        var proposal = order.ContactProposal;
        return new(
            form is null ? null : await Recipients.ContactAsync(documents, order, form, cancellationToken).ConfigureAwait(false),
            order.Bounces.Count,
            proposal?.Officer,
            proposal?.Method,
            await Recipients.FindAsync(documents, order.Id, proposal?.Address, cancellationToken).ConfigureAwait(false),
            await Recipients.FindAsync(documents, order.Id, order.Correspondence, cancellationToken).ConfigureAwait(false));
    }

    private async Task<RevocationView?> RevocationAsync(OrderFacts order, OperatorIdentity caller, CancellationToken cancellationToken)
    {
        if (order.RevocationAsked is not { } asked)
        {
            return null;
        }

        var note = caller.Has(Roles.Officer) ? await WrittenReason.FindAsync(context, order.Id, asked.Decision, cancellationToken).ConfigureAwait(false) : null;
        return new(asked.Officer, asked.Reason, order.Revocation?.Second, note);
    }

    /// <summary>Finance sees names, and nothing else of the person.</summary>
    private static CertificateFormView Names(CertificateFormView holder, bool reviews) =>
        reviews ? holder : holder with { SerialNumberMasked = null, ContactMasked = null };

    /// <summary>The form with the personal number, typed or from the certificate, masked.</summary>
    private static FormView? Masked(FormView? form, CertificateFacts old) =>
        form is null ? null : form with { PersonalNumber = (form.PersonalNumber ?? old.SubjectName.SerialNumber) is { } number ? Masks.Identifier(number) : null };

    private static ImmutableArray<UploadFlagView> Flags(LedgerEntry entry) =>
    [
        .. entry.Events.Select(recorded => recorded.Event).OfType<RenewalEvent.UploadFlagged>()
            .Select(flagged => new UploadFlagView(flagged.Kind.ToWire(), flagged.Attempt, flagged.Flag)).Distinct(),
    ];

    private ImmutableArray<DifferenceView> Differences(CertificateFacts old, OrderFacts order)
    {
        var moment = order.IssueMoment ?? IssueMoment.Of(context, order);
        var (notBefore, notAfter) = order.Issuance is { } issuance
            ? (issuance.NotBefore, issuance.NotAfter)
            : NewValidity.From(moment, order.Draft.ValidityYears);
        return
        [
            new("validity", Validity(old.NotBefore, old.NotAfter), Validity(notBefore, notAfter)),
            new("public-key", old.PublicKey.Hex, order.Draft.NewKey.Hex),
            .. ProfileDifference.Between(old, NewCertificate.ProfileFor(context.Settings, order)).Select(field => new DifferenceView(field.Field, field.Old, field.New)),
        ];
    }

    private async Task<ImmutableArray<UploadView>> UploadsAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var views = ImmutableArray.CreateBuilder<UploadView>();
        foreach (var slot in entry.Order.Uploads.Values)
        {
            views.Add(new(
                slot.Kind.ToWire(),
                slot.Status.ToWire(),
                slot.Attempt,
                await ReceiptAsync(entry.Id, slot, cancellationToken).ConfigureAwait(false),
                await _reports.FindAsync(entry.Id, slot, entry.Order.Draft.Language, cancellationToken).ConfigureAwait(false),
                await StampUpload.FindTimeAsync(context.Ports, entry.Id, slot, cancellationToken).ConfigureAwait(false)));
        }

        return views.ToImmutable();
    }

    private async Task<ReceiptView?> ReceiptAsync(RenewalId id, UploadSlot slot, CancellationToken cancellationToken)
    {
        var cms = await context.Ports.Evidence.FindAsync(id, slot.Receipt, cancellationToken).ConfigureAwait(false);
        var verdict = cms is null ? null : CadesSignature.Verify(cms.Value, StatementTypes.Receipt, null);
        return verdict is { Check.Passed: true } && JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.ReceiptStatement) is { } receipt
            ? new(receipt, Convert.ToBase64String(cms!.Value.Span))
            : null;
    }

    /// <summary>What an officer must know of a certificate that was signed and not recorded; nothing while it is about to be.</summary>
    private static ImmutableArray<string> Signed(RenewalState state) => state switch
    {
        RenewalState.OnHold { Order.Payment: null } => ["signed-unpaid"],
        RenewalState.OnHold => [RenewalEffect.CallOfficer.SignedWhileHeld],
        RenewalState.Ended => ["signed-while-ending"],
        _ => [],
    };

    private static string CodeOf(Blocker blocker) => blocker switch
    {
        Blocker.Contact => Problems.ContactUnverified.Code,
        Blocker.SubscriberConsent => Problems.SubscriberConsentMissing.Code,
        _ => "identification-needed",
    };

    private static string Validity(DateTimeOffset from, DateTimeOffset until) => FormattableString.Invariant($"{from.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}/{until.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
}

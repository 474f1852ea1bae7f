using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Requests;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Ordering;

/// <summary>Accepts the signed order: code, statement, certification request, claims.</summary>
public sealed class PlaceOrder(JourneyContext context)
{
    private readonly Eligibility _eligibility = new(context);
    private readonly CertificateStatusCheck _status = new(context);
    private readonly OrderClaims _claims = new(context);
    private readonly OrderViews _views = new(context);

    /// <param name="session">The holder.</param>
    /// <param name="statement">The signed order (CMS).</param>
    /// <param name="idempotencyKey">8 to 128 letters, digits, hyphens or underscores; the same key and body give the same answer.</param>
    /// <param name="language">For the words in the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<OrderView>> RunAsync(HolderSession session, ReadOnlyMemory<byte> statement, string idempotencyKey, Language language, CancellationToken cancellationToken)
    {
        if (session.OnlyOrder is not null)
        {
            return Refusal.Because(Problems.Forbidden);
        }

        if (idempotencyKey.Length is < 8 or > 128 || !idempotencyKey.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            return Refusal.Because(Problems.BadRequest, ("what", "idempotency-key"));
        }

        var opened = SignedStatements.Open(statement, StatementTypes.Order, WireJson.Default.OrderStatement, session.Certificate);
        if (opened is not Outcome<OrderStatement>.Done { Value: var order })
        {
            return ((Outcome<OrderStatement>.Refused)opened).Why;
        }

        var id = new RenewalId(order.Order);
        var claims = context.Ports.Claims;
        var (name, owner) = ($"idempotency/{session.Certificate.Sha256}/{idempotencyKey}", $"{Sha256Digest.Of(statement.Span)}:{id}");
        var claim = await claims.TryClaimAsync(name, owner, null, cancellationToken).ConfigureAwait(false);
        if (claim.Owner != owner)
        {
            return Refusal.Because(Problems.IdempotencyKeyReused);
        }

        switch (await PlaceOnceAsync(session, id, order, statement, cancellationToken).ConfigureAwait(false))
        {
            case Outcome<LedgerEntry>.Refused refused:
                await claims.ReleaseAsync(name, owner, cancellationToken).ConfigureAwait(false);
                return refused.Why;
            case Outcome<LedgerEntry>.Done { Value: var placed }:
                await context.Ports.PrivateDocuments.RemoveAsync(id, ValidationCode.Document, cancellationToken).ConfigureAwait(false);
                return await _views.RenderAsync(placed, language, cancellationToken).ConfigureAwait(false);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    /// <summary>One attempt at a time: what a refused one gives back can't be what another has just placed its order on.</summary>
    private async Task<Outcome<LedgerEntry>> PlaceOnceAsync(
        HolderSession session, RenewalId id, OrderStatement order, ReadOnlyMemory<byte> statement, CancellationToken cancellationToken)
    {
        var lease = await Lease.TryTakeAsync(context.Ports.Claims, context.Time, $"placing/{id}", cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            return Refusal.Because(Problems.Conflict);
        }

        await using (lease.ConfigureAwait(false))
        {
            if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } entry || !session.MayChange(entry))
            {
                return Refusal.Because(Problems.NotFound);
            }

            return entry.Order.Placement?.Statement == Sha256Digest.Of(statement.Span)
                ? entry
                : await PlaceAsync(session, entry, order, statement, lease, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Outcome<LedgerEntry>> PlaceAsync(
        HolderSession session, LedgerEntry entry, OrderStatement order, ReadOnlyMemory<byte> statement, Lease lease, CancellationToken cancellationToken)
    {
        if (JudgeStatement(order, entry) is { } invalid)
        {
            return invalid;
        }

        var (request, notAccepted) = ReadRequest(order.CertificationRequest, session, entry.Order.Draft.IssueDate);
        if (request is null)
        {
            return notAccepted!;
        }

        var draft = entry.Order.Draft;
        var certificate = session.Certificate;
        var status = await _status.RunAsync(certificate, context.Now, cancellationToken).ConfigureAwait(false);
        var eligible = await _eligibility.JudgeAsync(certificate, entry.Id, cancellationToken).ConfigureAwait(false);
        var verdict = _eligibility.JudgeDate(certificate, draft.IssueDate, draft.ValidityYears);
        if ((status.Refusal ?? eligible.WhyNot ?? (verdict as RuleVerdict.No)?.Why ?? _eligibility.JudgeDevice(draft.Device, eligible.Entry, draft.IssueDate)) is { } why)
        {
            return why;
        }

        if (await context.Ports.Register.HasKeyAsync(request.PublicKey, cancellationToken).ConfigureAwait(false))
        {
            return Refusal.Because(Problems.KeyInUse);
        }

        if (await _claims.TakeAsync(entry.Id, certificate.Sha256, request.PublicKey, cancellationToken).ConfigureAwait(false) is { } taken)
        {
            return taken;
        }

        await context.Ports.Evidence.KeepAsync(entry.Id, statement, cancellationToken).ConfigureAwait(false);
        await context.Ports.Evidence.KeepAsync(entry.Id, request.Der, cancellationToken).ConfigureAwait(false);
        var command = new RenewalCommand.PlaceOrder(
            ValidationCode.Match(context.Ports.Secrets, entry.Id, order.Code, draft.Code),
            certificate.Sha256,
            Sha256Digest.TryParse(order.DraftSha256, out var signed) ? signed : Sha256Digest.Zero,
            order.IssueDate,
            request.PublicKey,
            Sha256Digest.Of(statement.Span),
            Sha256Digest.Of(request.Der.Span),
            Sha256Digest.TryParse(order.TermsSha256, out var terms) ? terms : Sha256Digest.Zero,
            _eligibility.BlockersOf(certificate, eligible.Entry),
            verdict,
            context.Settings.Clock.StartOf(((RuleVerdict.Yes)verdict).Last.AddDays(1)),
            context.Now);
        var written = await context.Ledger.ExecuteAsync(
            entry.Id,
            Actor.Holder(certificate.Sha256.Hex),
            "order",
            (_, _) => Task.FromResult<Outcome<RenewalCommand>>(lease.Holds ? command : Refusal.Because(Problems.Conflict)),
            cancellationToken).ConfigureAwait(false);
        var outcome = written is Outcome<LedgerEntry>.Done { Value.State: RenewalState.Drafted wrong }
            ? Refusal.Because(Problems.CodeWrong, ("left", FormattableString.Invariant($"{RenewalProcess.CodeTries - wrong.CodeTries}")))
            : written;
        if (outcome is Outcome<LedgerEntry>.Refused)
        {
            await _claims.ReleaseAsync(entry.Id, certificate.Sha256, request.PublicKey, cancellationToken).ConfigureAwait(false);
        }

        return outcome;
    }

    private Refusal? JudgeStatement(OrderStatement order, LedgerEntry entry)
    {
        var draft = entry.Order.Draft;
        return entry.State is not RenewalState.Drafted ? Refusal.Because(Problems.OutOfOrder, ("state", entry.State.Name))
            : SignedStatements.Judge(context, (order.Purpose, Purposes.Order), order.Origin, (order.Order, entry.Id), order.Expires) is { } invalid ? invalid
            : order.TermsVersion != context.Settings.TermsVersion ? Refusal.Because(Problems.TermsChanged)
            : order.Certificate != draft.Certificate.Sha256.Hex
                || order.DraftSha256 != draft.Draft.Hex
                || order.ValidityYears != draft.ValidityYears
                || new Device(order.Device.Model, order.Device.Serial, order.Device.Firmware) != draft.Device
                ? SignedStatements.Invalid("draft")
            : null;
    }

    private (CertificationRequest? Request, Refusal? Refused) ReadRequest(string base64, HolderSession session, DateOnly issueDate)
    {
        var der = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, der, out var length) || CertificationRequest.Read(der.AsMemory(0, length)).Request is not { } request)
        {
            return (null, Refusal.Because(Problems.RequestInvalid, ("reason", "request-unreadable")));
        }

        var day = issueDate > context.Today ? issueDate : context.Today;
        var weak = PublicKeys.WeaknessOf(request.SubjectPublicKeyInfo) is not null;
        var refused = !request.Subject.Span.SequenceEqual(session.Certificate.Subject.Span) ? Refusal.Because(Problems.RequestInvalid, ("reason", "request-subject"))
            : context.Settings.KeyRulesOn(day).Judge(request.KeyAlgorithm, weak, day, KeyAlgorithmNames.ToWire) is { } notAccepted ? notAccepted
            : request.PublicKey == session.Certificate.PublicKey ? Refusal.Because(Problems.KeyNotFresh)
            : null;
        return refused is null ? (request, null) : (null, refused);
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Ordering;

/// <summary>Takes the form, judges it, and has a code sent to the contact of record.</summary>
public sealed class DraftOrder(JourneyContext context)
{
    private readonly Eligibility _eligibility = new(context);
    private readonly OrderClaims _claims = new(context);

    public async Task<Outcome<DraftView>> RunAsync(HolderSession session, DraftRequest request, CancellationToken cancellationToken)
    {
        if (session.OnlyOrder is not null)
        {
            return Refusal.Because(Problems.Forbidden);
        }

        var certificate = session.Certificate;
        var eligible = await _eligibility.JudgeAsync(certificate, null, cancellationToken).ConfigureAwait(false);
        if ((eligible.WhyNot ?? FormRules.Judge(request, certificate) ?? JudgeTerms(request)) is { } why)
        {
            return why;
        }

        if (context.Settings.OfferFor(request.ValidityYears) is not { } offer)
        {
            return Refusal.Because(Problems.FormInvalid, ("field", "validity-years"), ("reason", "not-offered"));
        }

        var verdict = _eligibility.JudgeDate(certificate, request.IssueDate, request.ValidityYears);
        if (verdict is not RuleVerdict.Yes permitted)
        {
            return ((RuleVerdict.No)verdict).Why;
        }

        var device = new Device(request.Device.Model, request.Device.Serial, request.Device.Firmware);
        if ((_eligibility.JudgeDevice(device, eligible.Entry, request.IssueDate)
            ?? await JudgeKeyAsync(request.NewKeySha256, certificate, cancellationToken).ConfigureAwait(false)) is { } notAccepted)
        {
            return notAccepted;
        }

        var id = new RenewalId(Guid.NewGuid());
        if (!await MaySendCodeAsync(id, certificate, cancellationToken).ConfigureAwait(false))
        {
            return Refusal.Because(Problems.TooManyCodes);
        }

        var drafted = await KeepAsync(id, certificate, request, device, offer, eligible.Contact!, permitted.Rule, cancellationToken).ConfigureAwait(false);
        var written = await context.Ledger.ExecuteAsync(
            id, Actor.Holder(certificate.Sha256.Hex), "draft", _ => new RenewalCommand.DraftOrder(drafted, verdict), cancellationToken).ConfigureAwait(false);
        return written is Outcome<LedgerEntry>.Refused refused
            ? refused.Why
            : new DraftView(id.Value, drafted.Draft.Hex, Masks.Email(eligible.Contact!), drafted.CodeExpires, RenewalProcess.CodeTries, offer);
    }

    private Refusal? JudgeTerms(DraftRequest request) =>
        request.TermsVersion == context.Settings.TermsVersion
        && Languages.Parse(request.Language) is { } language
        && GeneralConditions.Of(context.Settings, language).Sha256.Hex == request.TermsSha256
            ? null
            : Refusal.Because(Problems.TermsChanged);

    private async Task<Refusal?> JudgeKeyAsync(string digest, CertificateFacts certificate, CancellationToken cancellationToken)
    {
        if (!Sha256Digest.TryParse(digest, out var newKey))
        {
            return Refusal.Because(Problems.FormInvalid, ("field", "new-key"), ("reason", "format"));
        }

        return newKey == certificate.PublicKey ? Refusal.Because(Problems.KeyNotFresh)
            : await context.Ports.Register.HasKeyAsync(newKey, cancellationToken).ConfigureAwait(false)
                || await _claims.IsKeyTakenAsync(newKey, cancellationToken).ConfigureAwait(false)
                ? Refusal.Because(Problems.KeyInUse)
            : null;
    }

    private async Task<bool> MaySendCodeAsync(RenewalId id, CertificateFacts certificate, CancellationToken cancellationToken)
    {
        var today = context.Today;
        var expires = context.Settings.Clock.StartOf(today.AddDays(2));
        for (var code = 1; code <= context.Settings.CodesPerDay; code++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"codes/{certificate.Sha256}/{today:yyyy-MM-dd}/{code}");
            var claim = await context.Ports.Claims.TryClaimAsync(name, id.ToString(), expires, cancellationToken).ConfigureAwait(false);
            if (claim.Owner == id.ToString())
            {
                return true;
            }
        }

        return false;
    }

    private async Task<RenewalEvent.OrderDrafted> KeepAsync(
        RenewalId id,
        CertificateFacts certificate,
        DraftRequest request,
        Device device,
        OfferView offer,
        string contact,
        RuleCitation rule,
        CancellationToken cancellationToken)
    {
        var ports = context.Ports;
        var code = ValidationCode.Make();
        var form = await OrderForm.KeepAsync(
            ports,
            id,
            new(
                request.Phone,
                request.Address,
                request.IdentityDocument,
                FormRules.PersonalNumberOf(request.PersonalNumber, certificate.SubjectName),
                request.Billing,
                contact),
            cancellationToken).ConfigureAwait(false);
        await ports.PrivateDocuments.PutAsync(id, ValidationCode.Document, Encoding.ASCII.GetBytes(code), cancellationToken).ConfigureAwait(false);
        await ports.Evidence.KeepFirstAsync(id, "old-certificate", certificate.Der, cancellationToken).ConfigureAwait(false);
        return new(
            id,
            new(certificate.Sha256, certificate.Serial, Sha256Digest.Of(certificate.Issuer.Span), certificate.NotBefore, certificate.NotAfter),
            Sha256Digest.Parse(request.NewKeySha256),
            request.IssueDate,
            request.ValidityYears,
            device,
            new(offer.Net, offer.VatRate, offer.Vat, offer.Total, offer.Currency),
            form,
            Sha256Digest.Of(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Default.DraftRequest)),
            request.TermsVersion,
            Sha256Digest.Parse(request.TermsSha256),
            Languages.Parse(request.Language)!.Value,
            ValidationCode.DigestOf(ports.Secrets, id, code),
            context.Now + context.Settings.CodeLifetime,
            rule);
    }
}

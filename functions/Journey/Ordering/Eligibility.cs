using System.Collections.Immutable;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Ordering;

/// <summary>The one place that judges whether a certificate can be renewed (SPEC §2). Path and revocation are judged before.</summary>
internal sealed class Eligibility(JourneyContext context)
{
    private const string SoftHsm = "SoftHSM v2";

    /// <summary>Judges a certificate today.</summary>
    /// <param name="certificate">The certificate under renewal.</param>
    /// <param name="own">An order of this certificate that does not count as another one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<EligibilityVerdict> JudgeAsync(CertificateFacts certificate, RenewalId? own, CancellationToken cancellationToken)
    {
        var entry = await context.Ports.Register
            .FindAsync(Sha256Digest.Of(certificate.Issuer.Span), certificate.Serial, cancellationToken).ConfigureAwait(false);
        var contact = ContactOf(certificate, entry);
        var window = context.Settings.RulesOn(context.Today).JudgeToday(context.Today, ExpiryOf(certificate), context.Settings.BusinessDays);
        var open = (await OrdersOfAsync(certificate, cancellationToken).ConfigureAwait(false)).FirstOrDefault(order => order.Id != own && IsOpen(order));
        var whyNot = certificate.KeyUsage is not { } usage || !usage.HasFlag(KeyUsage.ContentCommitment) ? Refusal.Because(Problems.WrongKeyUsage)
            : !(certificate.QcStatements is { Compliance: true, Sscd: true }) ? Refusal.Because(Problems.NotQualified)
            : entry?.Status == "revoked" ? Refusal.Because(Problems.CertificateRevoked, ("date", "unknown-date"))
            : entry?.Status == "on-hold" ? Refusal.Because(Problems.CertificateOnHold)
            : open is not null ? Refusal.Because(Problems.AlreadyOrdered, ("number", open.Id.Number))
            : window is RuleVerdict.No no ? no.Why
            : OrderRules.JudgeOffers(context, certificate.NotAfter, (RuleVerdict.Yes)window) is { } impossible ? impossible
            : contact is null ? Refusal.Because(Problems.ContactUnverified)
            : null;
        return new(whyNot, window, entry, contact);
    }

    /// <summary>The rules' answer for a date of issue and a validity, today.</summary>
    public RuleVerdict JudgeDate(CertificateFacts certificate, DateOnly issueDate, int years) => OrderRules.Judge(context, certificate.NotAfter, issueDate, years);

    /// <summary>
    /// Whether the token may hold the new key: the register names it for the old certificate, and its model is listed with
    /// proven key origin and a certification that lasts until the date of issue.
    /// </summary>
    public Refusal? JudgeDevice(Device device, RegisterEntry? entry, DateOnly issueDate)
    {
        if (entry?.DeviceSerial is { } known && known != device.Serial)
        {
            return Refusal.Because(Problems.DeviceChanged);
        }

        var vouched = context.Settings.Devices.Any(model =>
            model.Model == device.Model && model.Evidence is "attestation" or "vouched" && model.CertifiedUntil >= issueDate);
        return (vouched && entry?.DeviceSerial is not null) || (context.Settings.Development && device.Model == SoftHsm)
            ? null
            : Refusal.Because(Problems.DeviceNotProven, ("model", device.Model));
    }

    /// <summary>What an officer must settle before approval: the identification chain (eIDAS art. 24(1a)(b)) and the subscriber's consent.</summary>
    public ImmutableArray<Blocker> BlockersOf(CertificateFacts certificate, RegisterEntry? entry)
    {
        var identified = certificate.QcStatements.IdentMethod switch
        {
            QcIdentMethod.Eidas2Identified => true,
            QcIdentMethod.Eidas2Signature => false,
            _ => entry?.IdentificationMethod is { } method && context.Settings.AcceptedIdentificationMethods.Contains(method),
        };
        var consented = certificate.SubjectName.Organisation is null || entry is { StandingAuthorisation: true };
        return (identified, consented) switch
        {
            (true, true) => [],
            (false, true) => [Blocker.Identification],
            (true, false) => [Blocker.SubscriberConsent],
            (false, false) => [Blocker.Identification, Blocker.SubscriberConsent],
        };
    }

    /// <summary>The orders of a certificate, newest first, without drafts that were never placed.</summary>
    public async Task<ImmutableArray<LedgerEntry>> OrdersOfAsync(CertificateFacts certificate, CancellationToken cancellationToken)
    {
        var orders = ImmutableArray.CreateBuilder<LedgerEntry>();
        foreach (var id in await context.Ports.Renewals.FindByCertificateAsync(certificate.Sha256, cancellationToken).ConfigureAwait(false))
        {
            if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State.Facts.Placement: not null } entry)
            {
                orders.Add(entry);
            }
        }

        return orders.ToImmutable();
    }

    /// <summary>Whether an order was placed and is not over.</summary>
    public static bool IsOpen(LedgerEntry order) => order.State is { IsEnded: false, Facts.Placement: not null };

    private static string? ContactOf(CertificateFacts certificate, RegisterEntry? entry) =>
        entry is { ContactBounced: true } ? null
        : (certificate.Email ?? entry?.Contact) is { } contact && RegisterEntry.DigestOf(contact) != entry?.BouncedAddress ? contact
        : null;

    private DateOnly ExpiryOf(CertificateFacts certificate) => context.Settings.Clock.DateOf(certificate.NotAfter);
}

using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Sessions;

/// <summary>Opens a session for whoever signed the statement that this service writes again (SPEC §3).</summary>
public sealed class OpenSession(JourneyContext context)
{
    private readonly CertificateStatusCheck _status = new(context);
    private readonly Eligibility _eligibility = new(context);
    private readonly OrderViews _views = new(context);

    /// <summary>Judges the statement, spends the nonce, and says what the certificate allows.</summary>
    /// <param name="request">The signed statement, and the two values it names.</param>
    /// <param name="keyThumbprint">RFC 7638 thumbprint of the key that signed the DPoP proof of this request.</param>
    /// <param name="language">For the words in the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<OpenedSession>> RunAsync(SessionRequest request, string keyThumbprint, Language language, CancellationToken cancellationToken)
    {
        switch (Judge(request, keyThumbprint))
        {
            case Outcome<CertificateFacts>.Done { Value: var signer }:
                return await OpenAsync(request, signer, keyThumbprint, language, cancellationToken).ConfigureAwait(false);
            case Outcome<CertificateFacts>.Refused refused:
                return refused.Why;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private Outcome<CertificateFacts> Judge(SessionRequest request, string keyThumbprint)
    {
        var now = context.Now;
        if (!Nonce.IsFresh(context.Ports.Secrets, request.Nonce, now))
        {
            return Refusal.Because(Problems.NonceInvalid);
        }

        if ((request.Time - now).Duration() > context.Settings.ClockTolerance)
        {
            return Refusal.Because(Problems.ClockSkew);
        }

        var statement = new byte[request.Statement.Length];
        if (!Convert.TryFromBase64String(request.Statement, statement, out var length))
        {
            return Refusal.Because(Problems.BadRequest, ("what", "statement"));
        }

        var verdict = CadesSignature.Verify(statement.AsMemory(0, length), StatementTypes.Session, null);
        if (!verdict.Check.Passed)
        {
            return Refusal.Because(Problems.SignatureInvalid, ("reason", verdict.Check.SubIndication.ToWire()));
        }

        var signer = verdict.Signer!;
        var expected = new SessionStatement(context.Settings.Origin, signer.Serial, signer.IssuerName.ToString(), request.Time, request.Nonce, keyThumbprint);
        return expected.ToBytes().AsSpan().SequenceEqual(verdict.Content.Span)
            ? signer
            : Refusal.Because(Problems.StatementMismatch);
    }

    private async Task<Outcome<OpenedSession>> OpenAsync(
        SessionRequest request, CertificateFacts signer, string keyThumbprint, Language language, CancellationToken cancellationToken)
    {
        var now = context.Now;
        var use = Guid.NewGuid().ToString("N");
        var claim = await context.Ports.Claims
            .TryClaimAsync("nonce/" + request.Nonce, use, now + Nonce.Lifetime + Nonce.Lifetime, cancellationToken).ConfigureAwait(false);
        if (claim.Owner != use)
        {
            return Refusal.Because(Problems.NonceInvalid);
        }

        var expires = now + context.Settings.SessionLifetime;
        var status = await _status.RunAsync(signer, now, cancellationToken).ConfigureAwait(false);
        if (status.Refusal is { } why)
        {
            return why.Problem == Problems.CertificateExpired && await FindWaitingOrderAsync(signer, cancellationToken).ConfigureAwait(false) is { } waiting
                ? await DescribeAsync(new(signer, keyThumbprint, expires, waiting.Id), [waiting], language, cancellationToken).ConfigureAwait(false)
                : why;
        }

        return await FindOwnOrderAsync(signer, cancellationToken).ConfigureAwait(false) is { } own
            ? await DescribeAsync(new(signer, keyThumbprint, expires, own.Id), [own], language, cancellationToken).ConfigureAwait(false)
            : await DescribeAsync(
                new(signer, keyThumbprint, expires, null),
                await _eligibility.OrdersOfAsync(signer, cancellationToken).ConfigureAwait(false),
                language,
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The order whose new certificate the holder of an expired one has yet to fetch: nobody has the new certificate to open a
    /// session with before then. Expiry alone is passed over, and that lists may drop what has expired: revocation was decided before issuance.
    /// Path and revocation are judged at the last moment of validity.
    /// </summary>
    private async Task<LedgerEntry?> FindWaitingOrderAsync(CertificateFacts expired, CancellationToken cancellationToken)
    {
        var status = await _status.RunAsync(expired, expired.NotAfter, cancellationToken).ConfigureAwait(false);
        return status.Refusal is null || status.IsForgotten
            ? (await _eligibility.OrdersOfAsync(expired, cancellationToken).ConfigureAwait(false)).FirstOrDefault(order => order.State is RenewalState.Issued)
            : null;
    }

    /// <summary>
    /// The order by which the signer's certificate was issued, while the certificate speaks for that order only: until it
    /// is installed and the one it replaces has expired. From then on it is a certificate like any other.
    /// </summary>
    private async Task<LedgerEntry?> FindOwnOrderAsync(CertificateFacts signer, CancellationToken cancellationToken)
    {
        var owner = await context.Ports.Claims.FindOwnerAsync($"issued/{signer.Sha256}", context.Now, cancellationToken).ConfigureAwait(false);
        if (!RenewalId.TryParse(owner, out var id) || await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } entry)
        {
            return null;
        }

        var speaksForOrder = entry.State switch
        {
            RenewalState.Issued => true,
            RenewalState.Installed s => s.Order.Draft.Certificate.NotAfter > context.Now,
            _ => false,
        };
        return speaksForOrder && entry.Order.Certificate == signer.Sha256 ? entry : null;
    }

    private async Task<Outcome<OpenedSession>> DescribeAsync(
        HolderSession session, IReadOnlyList<LedgerEntry> orders, Language language, CancellationToken cancellationToken)
    {
        var judged = await _eligibility.JudgeAsync(session.Certificate, null, cancellationToken).ConfigureAwait(false);
        var whyNot = session.OnlyOrder is null ? judged.WhyNot : Refusal.Because(Problems.AlreadyOrdered, ("number", orders[0].Id.Number));
        var views = new List<OrderView>(orders.Count);
        foreach (var order in orders)
        {
            views.Add(await _views.RenderAsync(order, language, cancellationToken).ConfigureAwait(false));
        }

        return new OpenedSession(session, new SessionView(
            string.Empty,
            session.Expires,
            whyNot is null,
            whyNot?.ToView(language, context.Settings.Contacts, null),
            whyNot is null && judged.Window is RuleVerdict.Yes window ? new(window.First, window.Last, window.Rule.ToView()) : null,
            CertificateForms.Of(session.Certificate, judged.Contact, context.Today, context.Settings.Clock),
            views,
            whyNot is null ? Losses(session.Certificate, language) : []));
    }

    /// <summary>What the new certificate will lack, a sentence each.</summary>
    private ImmutableArray<string> Losses(CertificateFacts old, Language language) =>
    [
        .. ProfileDifference.Between(old, context.Settings.Profile).Where(field => !field.Lost.IsEmpty)
            .Select(field => LossTexts.Say(field.Field, field.Lost, context.Settings.Contacts.Telephone, language)),
    ];
}

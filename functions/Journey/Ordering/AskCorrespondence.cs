using System.Globalization;
using System.Text;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>The holder names another address for an order's notices; a code goes to it, and nothing else until the code comes back.</summary>
public sealed class AskCorrespondence(JourneyContext context)
{
    /// <summary>The private document that holds the digits until they come back.</summary>
    internal const string Code = "correspondence-code";

    public async Task<Outcome<CorrespondenceView>> RunAsync(HolderSession session, RenewalId id, CorrespondenceRequest request, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: not null } entry || !session.MayChange(entry))
        {
            return Refusal.Because(Problems.NotFound);
        }

        var address = request.Email.Trim();
        if (!Recipients.IsAddress(address))
        {
            return Refusal.Because(Problems.FormInvalid, ("field", "email"), ("reason", "format"));
        }

        var digits = ValidationCode.Make();
        var digest = Recipients.DigestOf(context.Ports.Secrets, id, address);
        var asked = new RenewalEvent.CorrespondenceAsked(
            digest, DigestOf(context, id, digest, digits), context.Now + context.Settings.CodeLifetime);
        if (RenewalProcess.Decide(new RenewalCommand.AskCorrespondence(asked), entry.State) is Decision.Refused refused)
        {
            return refused.Why;
        }

        if (!await MaySendCodeAsync(id, cancellationToken).ConfigureAwait(false))
        {
            return Refusal.Because(Problems.TooManyCodes);
        }

        await Recipients.KeepAsync(context.Ports, id, address, cancellationToken).ConfigureAwait(false);
        await context.Ports.PrivateDocuments.PutAsync(id, Code, Encoding.ASCII.GetBytes(digits), cancellationToken).ConfigureAwait(false);
        var written = await context.Ledger.ExecuteAsync(
            id, Actor.Holder(session.Certificate.Sha256.Hex), "correspondence", _ => new RenewalCommand.AskCorrespondence(asked), cancellationToken).ConfigureAwait(false);
        return written is Outcome<LedgerEntry>.Refused why
            ? why.Why
            : new CorrespondenceView(Masks.Email(address), false, asked.Expires, RenewalProcess.CodeTries);
    }

    /// <summary>The digest of the digits for an address, under the newest pepper.</summary>
    private static Pki.Sha256Digest DigestOf(JourneyContext context, RenewalId id, Pki.Sha256Digest address, string digits) =>
        ValidationCode.DigestOf(context.Ports.Secrets, id, Bound(address, digits));

    /// <summary>The digits bound to their address.</summary>
    internal static string Bound(Pki.Sha256Digest address, string digits) => $"{address.Hex}|{digits}";

    private async Task<bool> MaySendCodeAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var today = context.Today;
        var owner = Guid.NewGuid().ToString();
        for (var code = 1; code <= context.Settings.CodesPerDay; code++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"correspondence/{id}/{today:yyyy-MM-dd}/{code}");
            var claim = await context.Ports.Claims
                .TryClaimAsync(name, owner, context.Settings.Clock.StartOf(today.AddDays(2)), cancellationToken).ConfigureAwait(false);
            if (claim.Owner == owner)
            {
                return true;
            }
        }

        return false;
    }
}

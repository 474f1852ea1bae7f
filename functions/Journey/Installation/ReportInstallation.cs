using System.Text.Json;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Installation;

/// <summary>Accepts the installation statement, signed with the new key.</summary>
public sealed class ReportInstallation(JourneyContext context)
{
    private readonly ReadOrders _orders = new(context);

    public async Task<Outcome<OrderView>> RunAsync(HolderSession session, RenewalId id, ReadOnlyMemory<byte> statement, CancellationToken cancellationToken)
    {
        var entry = await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry?.State.Facts is not { } order || !session.MaySee(order))
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (order.Certificate is not { } issued)
        {
            return Refusal.Because(Problems.NotIssued, ("date", order.Draft.IssueDate.ToString("yyyy-MM-dd", null)));
        }

        if (Refuse(statement, order, issued) is { } refused)
        {
            return refused;
        }

        var kept = await context.Ports.Evidence.KeepAsync(id, statement, cancellationToken).ConfigureAwait(false);
        var recorded = await context.Ledger.ExecuteAsync(
            id,
            Actor.Holder(issued.Hex),
            "installation",
            _ => new RenewalCommand.RecordInstalled(issued, kept),
            cancellationToken).ConfigureAwait(false);
        return recorded is Outcome<LedgerEntry>.Refused why
            ? why.Why
            : await _orders.FindAsync(session, id, order.Draft.Language, cancellationToken).ConfigureAwait(false);
    }

    private Refusal? Refuse(ReadOnlyMemory<byte> cms, OrderFacts order, Sha256Digest issued)
    {
        var verdict = CadesSignature.Verify(cms, StatementTypes.Installation, null);
        if (!verdict.Check.Passed)
        {
            return Invalid(verdict.Check.Reason);
        }

        if (verdict.Signer!.Sha256 != issued)
        {
            return Refusal.Because(Problems.InstallationMismatch);
        }

        var device = order.Draft.Device;
        return Read(verdict.Content) is not { } statement ? Invalid("json")
            : statement.Purpose != Purposes.Installation ? Invalid("purpose")
            : statement.Origin != context.Settings.Origin ? Invalid("origin")
            : statement.Order != order.Id.Value ? Invalid("order")
            : statement.Expires < context.Now ? Invalid("expires")
            : statement.Certificate != issued.Hex ? Refusal.Because(Problems.InstallationMismatch)
            : statement.Device.Serial != device.Serial || statement.Device.Model != device.Model ? Refusal.Because(Problems.DeviceChanged)
            : null;
    }

    private static InstallationStatement? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize(content.Span, WireJson.Default.InstallationStatement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Refusal Invalid(string reason) => Refusal.Because(Problems.StatementInvalid, ("reason", reason));
}

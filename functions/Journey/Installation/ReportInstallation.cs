using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Installation;

/// <summary>Accepts the installation statement, signed with the new key.</summary>
public sealed class ReportInstallation(JourneyContext context)
{
    private readonly ReadOrders _orders = new(context);

    public async Task<Outcome<OrderView>> RunAsync(HolderSession session, RenewalId id, ReadOnlyMemory<byte> statement, CancellationToken cancellationToken)
    {
        var entry = await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry?.State.Facts is not { } order || !session.MayRead(entry))
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (order.Certificate is not { } issued)
        {
            return Refusal.Because(Problems.NotIssued, ("date", order.Draft.IssueDate.ToString("yyyy-MM-dd", null)));
        }

        if (await RefuseAsync(statement, order, issued, cancellationToken).ConfigureAwait(false) is { } refused)
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

    private async Task<Refusal?> RefuseAsync(ReadOnlyMemory<byte> cms, OrderFacts order, Sha256Digest issued, CancellationToken cancellationToken)
    {
        var certificate = CertificateFacts.Read(await context.Ports.Evidence.FindNamedAsync(order.Id, "certificate", cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException("The issued certificate is not in the evidence."));
        var opened = SignedStatements.Open(cms, StatementTypes.Installation, WireJson.Default.InstallationStatement, certificate);
        if (opened is not Outcome<InstallationStatement>.Done { Value: var statement })
        {
            return ((Outcome<InstallationStatement>.Refused)opened).Why;
        }

        var device = order.Draft.Device;
        return SignedStatements.Judge(context, (statement.Purpose, Purposes.Installation), statement.Origin, (statement.Order, order.Id), statement.Expires)
            ?? (certificate.Sha256 != issued || statement.Certificate != issued.Hex ? Refusal.Because(Problems.InstallationMismatch)
                : statement.Device.Serial != device.Serial || statement.Device.Model != device.Model ? Refusal.Because(Problems.DeviceChanged)
                : null);
    }
}

using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Unit.Journey.Retention;

public sealed class Keeping_bank_statements : IDisposable
{
    private static readonly OperatorIdentity Finance = new("finance-1", ["finance"]);

    private readonly RenewalDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task ends_with_the_day_after_as_many_years_as_the_records_of_orders_are_kept()
    {
        var id = await ImportedAsync();
        var years = _desk.Context.Settings.Retention.RecordYears;
        _desk.Time.Now = _desk.Time.Now.AddYears(years);
        Assert.Empty(await EraseAsync());
        Assert.NotNull(await ReadAsync(id));

        _desk.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(id, Assert.Single(await EraseAsync(dryRun: true)).Id);
        Assert.NotNull(await ReadAsync(id));
        Assert.Equal(id, Assert.Single(await EraseAsync()).Id);
        Assert.Null(await ReadAsync(id));
        Assert.Empty(await EraseAsync());
    }

    [Fact]
    public async Task leaves_what_still_waits_however_old()
    {
        var received = RenewalDesk.Done(await _desk.Application.ReceiveStatement.RunAsync(Finance, new BankStatementFile().Credit(1m, "-").Write(), CancellationToken.None));
        _desk.Time.Now = _desk.Time.Now.AddYears(50);
        Assert.Empty(await EraseAsync());
        Assert.NotNull(await ReadAsync(new(received.Id)));
    }

    [Fact]
    public async Task leaves_the_payment_that_a_statement_proved()
    {
        var order = await _desk.ReviewedAsync();
        var before = (await _desk.EntryAsync(order)).Order;
        await ImportedAsync(before.ProformaNumber!, before.Draft.Price.Total);
        _desk.Time.Now = _desk.Time.Now.AddYears(50);
        Assert.Single(await EraseAsync());
        var paid = (await _desk.EntryAsync(order)).Order.Payment!;
        Assert.NotNull(await _desk.Evidence.FindAsync(order, paid.Decision, CancellationToken.None));
    }

    private async Task<IReadOnlyList<KeptStatement>> EraseAsync(bool dryRun = false) =>
        await _desk.Application.EraseStatements.RunAsync(dryRun, CancellationToken.None);

    private async Task<RenewalId> ImportedAsync(string reference = "-", decimal amount = 1m)
    {
        var received = RenewalDesk.Done(
            await _desk.Application.ReceiveStatement.RunAsync(Finance, new BankStatementFile().Credit(amount, reference).Write(), CancellationToken.None));
        await _desk.Application.ImportStatements.RunAsync(CancellationToken.None);
        return new(received.Id);
    }

    private async Task<StatementView?> ReadAsync(RenewalId id) =>
        await _desk.Application.ReadStatement.RunAsync(Finance, id, CancellationToken.None) is Outcome<StatementView>.Done { Value: var found } ? found : null;
}

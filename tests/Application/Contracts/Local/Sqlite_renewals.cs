using Dapper;
using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Journey.Storage;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class Sqlite_renewals : Renewals_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public Sqlite_renewals() => Renewals = Reopen();

    protected override IRenewals Renewals { get; }

    /// <summary>A database that the release before left, which knew no outages and no addresses that bounced.</summary>
    [Fact]
    public async Task go_on_in_a_database_from_before_outages_were_measured()
    {
        var place = _data["before.db"];
        var before = Schema.Service[..^1];
        Assert.Contains("out_of_reach_since", Schema.Service[^1], StringComparison.Ordinal);
        SqliteDatabase.Open(place, before).Dispose();
        using (var raw = new SqliteConnection($"Data Source={place};Pooling=False"))
        {
            var (id, entry) = (Sample.NewId().ToString(), Sample.Entry());
            raw.Execute("INSERT INTO renewals VALUES (1, @id, 1, 'DR-1', 'placed', '00', '01', '2026-12-01', 0, 0, NULL, '2026-11-20')", new { id });
            raw.Execute("INSERT INTO records VALUES (@id, 1, x'7B7D')", new { id });
            raw.Execute("INSERT INTO effects (renewal, effect_id, effect, due, attempts, since) SELECT id, '1.0', 'Publish {}', @now, 2, @now FROM renewals", new { now = Column.Of(Sample.Now) });
            raw.Execute(
                "INSERT INTO holder_register VALUES (@issuer, @Serial, @key, @IdentificationMethod, @identified, @Contact, 0, @DeviceSerial, @Subscriber, @StandingAuthorisation, @Status, @changed)",
                new
                {
                    issuer = entry.Issuer.Hex,
                    entry.Serial,
                    key = entry.PublicKey.Hex,
                    entry.IdentificationMethod,
                    identified = Column.Of(entry.IdentifiedOn),
                    entry.Contact,
                    entry.DeviceSerial,
                    entry.Subscriber,
                    StandingAuthorisation = entry.StandingAuthorisation ? 1 : 0,
                    entry.Status,
                    changed = Column.Of(entry.ChangedOn),
                });
        }

        using var database = SqliteDatabase.Open(place, Schema.Service);
        var renewals = new SqliteRenewals(database);
        var found = Assert.Single((await renewals.FindAsync(await renewals.ListAsync(CancellationToken.None).FirstAsync(), CancellationToken.None))!.Pending);
        Assert.Equal(Sample.Effect("1.0") with { Attempts = 2 }, found);
        Assert.Equal(Sample.Entry(), await new SqliteHolderRegister(database).FindAsync(Sample.Entry().Issuer, Sample.Entry().Serial, CancellationToken.None));
    }

    protected override IRenewals Reopen() => new SqliteRenewals(_data.Open());

    public void Dispose() => _data.Dispose();
}

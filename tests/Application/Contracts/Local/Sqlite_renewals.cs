using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class Sqlite_renewals : Renewals_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public Sqlite_renewals() => Renewals = Reopen();

    protected override IRenewals Renewals { get; }

    protected override IRenewals Reopen() => new SqliteRenewals(_data.Open());

    public void Dispose() => _data.Dispose();
}

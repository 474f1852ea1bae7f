using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class Sqlite_claims : Claims_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public Sqlite_claims() => Claims = Reopen();

    protected override IClaims Claims { get; }

    protected override IClaims Reopen() => new SqliteClaims(_data.Open(), Clock);

    public void Dispose() => _data.Dispose();
}

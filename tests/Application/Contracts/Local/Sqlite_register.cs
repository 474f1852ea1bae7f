using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Journey.Register;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class Sqlite_register : Register_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public Sqlite_register() => Register = new SqliteHolderRegister(_data.Open());

    protected override IHolderRegister Register { get; }

    public void Dispose() => _data.Dispose();
}

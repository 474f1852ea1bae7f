using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Journey.Payments.Statements;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class Sqlite_statement_inbox : Statement_inbox_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public Sqlite_statement_inbox() => Inbox = Reopen();

    protected override IStatementInbox Inbox { get; }

    protected override IStatementInbox Reopen() => new SqliteStatementInbox(_data.Open());

    public void Dispose() => _data.Dispose();
}

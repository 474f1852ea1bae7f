using DigiRenew.Journey.Payments.Statements;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_statement_inbox : Statement_inbox_contract, IDisposable
{
    private readonly BlobAccount _account = new();

    public Blob_statement_inbox() => Inbox = Reopen();

    protected override IStatementInbox Inbox { get; }

    protected override IStatementInbox Reopen() => _account.Open().Storage.StatementInbox;

    public void Dispose() => _account.Dispose();
}

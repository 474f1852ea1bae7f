using DigiRenew.Journey.AuditTrail;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_audit_store : Audit_store_contract, IDisposable
{
    private readonly BlobAccount _account = new();

    public Blob_audit_store() => Store = _account.Open().Storage.AuditStore;

    protected override IAuditStore Store { get; }

    [Fact]
    public async Task takes_a_record_once_from_twenty_who_append_it_at_once()
    {
        var id = Sample.NewId();
        var other = _account.Open().Storage.AuditStore;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => Task.Run(() =>
            (at % 2 == 0 ? Store : other).AppendAsync(id, Sample.Record(1), CancellationToken.None))));

        Assert.Equal(Sample.Record(1), Assert.Single(await Store.ReadAsync(id, CancellationToken.None)));
    }

    [Fact]
    public async Task takes_no_record_that_would_break_its_line() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.AppendAsync(Sample.NewId(), Sample.Record(1, "a\nb"), CancellationToken.None));

    public void Dispose() => _account.Dispose();
}

using System.Text;
using System.Text.Json.Nodes;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_renewals : Renewals_contract, IDisposable
{
    private readonly BlobAccount _account = new();

    public Blob_renewals() => Renewals = Reopen();

    protected override IRenewals Renewals { get; }

    [Fact]
    public async Task keep_every_change_that_comes_at_once()
    {
        var id = Sample.NewId();
        await Renewals.AppendAsync(
            id, 0, [Sample.Record(1)], [.. Enumerable.Range(0, 12).Select(at => Sample.Effect($"1.{at}"))], Sample.Index(id), CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(at => Task.Run(() => at % 2 == 0
            ? Renewals.CompleteAsync(id, $"1.{at}", CancellationToken.None)
            : Renewals.DeferAsync(id, $"1.{at}", Sample.Now.AddHours(at), 1, "later", CancellationToken.None))));

        var pending = (await Renewals.FindAsync(id, CancellationToken.None))!.Pending;
        Assert.Equal(["1.1", "1.3", "1.5", "1.7", "1.9", "1.11"], pending.Select(effect => effect.Id));
        Assert.All(pending, effect => Assert.Equal(1, effect.Attempts));
    }

    [Fact]
    public async Task are_due_no_more_once_everything_is_done()
    {
        var id = Sample.NewId();
        await Renewals.AppendAsync(id, 0, [Sample.Record(1)], [Sample.Effect("1.0")], Sample.Index(id), CancellationToken.None);
        Assert.Equal([id], (await Renewals.FindDueAsync(Sample.Now, 10, CancellationToken.None)).AsEnumerable());

        await Renewals.CompleteAsync(id, "1.0", CancellationToken.None);

        Assert.Empty(await Renewals.FindDueAsync(Sample.Now.AddYears(1), 10, CancellationToken.None));
    }

    [Fact]
    public async Task are_not_found_by_a_certificate_before_the_order_is_written()
    {
        var id = Sample.NewId();
        await Renewals.AppendAsync(id, 0, [Sample.Record(1)], [], Sample.Index(id, certificate: Sha256Digest.Of([5])), CancellationToken.None);
        var folder = _account.Folder("orders");
        await folder.DeleteAsync($"{id}.json", CancellationToken.None);

        Assert.Empty(await Renewals.FindByCertificateAsync(Sha256Digest.Of([5]), CancellationToken.None));
    }

    [Fact]
    public async Task are_read_from_a_blob_of_before_outages_were_measured()
    {
        var id = Sample.NewId();
        await Renewals.AppendAsync(id, 0, [Sample.Record(1)], [Sample.Effect("1.0")], Sample.Index(id), CancellationToken.None);
        var folder = _account.Folder("orders");
        var order = JsonNode.Parse((await folder.ReadAsync($"{id}.json", CancellationToken.None))!.Content.Span)!;
        Assert.True(order["pending"]![0]!.AsObject().Remove("outOfReachSince"));
        await folder.PutAsync($"{id}.json", Encoding.UTF8.GetBytes(order.ToJsonString()), CancellationToken.None);

        Assert.Equal(Sample.Effect("1.0"), Assert.Single((await Renewals.FindAsync(id, CancellationToken.None))!.Pending));
    }

    protected override IRenewals Reopen() => _account.Open().Storage.Renewals;

    public void Dispose() => _account.Dispose();
}

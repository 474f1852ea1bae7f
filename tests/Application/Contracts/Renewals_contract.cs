using System.Collections.Immutable;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every <see cref="IRenewals"/> promises.</summary>
public abstract class Renewals_contract
{
    /// <summary>The port, empty.</summary>
    protected abstract IRenewals Renewals { get; }

    /// <summary>The same store through another connection.</summary>
    protected abstract IRenewals Reopen();

    [Fact]
    public async Task finds_nothing_where_nothing_was_written() =>
        Assert.Null(await Renewals.FindAsync(Sample.NewId(), CancellationToken.None));

    [Fact]
    public async Task keeps_records_and_effects_to_the_octet()
    {
        var id = Sample.NewId();
        var due = Sample.Now.AddTicks(7);

        Assert.True(await Append(id, 0, [Sample.Record(1), Sample.Record(2)], [Sample.Effect("1.0", due), Sample.Effect("2.0", due)]));
        Assert.True(await Append(id, 2, [Sample.Record(3)], [Sample.Effect("3.0", due)]));

        var stored = await Reopen().FindAsync(id, CancellationToken.None);
        Assert.Equal([Sample.Record(1), Sample.Record(2), Sample.Record(3)], stored!.Records.AsEnumerable());
        Assert.Equal([Sample.Effect("1.0", due), Sample.Effect("2.0", due), Sample.Effect("3.0", due)], stored.Pending.OrderBy(effect => effect.Id));
        Assert.Equal(3, stored.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task writes_nothing_where_the_version_is_another(long version)
    {
        var id = Sample.NewId();
        await Append(id, 0, [Sample.Record(1), Sample.Record(2)], []);

        Assert.False(await Append(id, version, [Sample.Record(version + 1, "late")], [Sample.Effect("9.0")]));

        var stored = await Renewals.FindAsync(id, CancellationToken.None);
        Assert.Equal(2, stored!.Version);
        Assert.Empty(stored.Pending);
    }

    [Fact]
    public async Task lets_exactly_one_of_fifty_writers_through()
    {
        var id = Sample.NewId();
        await Append(id, 0, [Sample.Record(1)], []);
        var other = Reopen();

        var written = await Task.WhenAll(Enumerable.Range(0, 50).Select(writer => Task.Run(() => (writer % 2 == 0 ? Renewals : other)
            .AppendAsync(id, 1, [Sample.Record(2, $"writer-{writer}")], [Sample.Effect("2.0")], Sample.Index(id), CancellationToken.None))));

        Assert.Single(written, true);
        var stored = await Renewals.FindAsync(id, CancellationToken.None);
        Assert.Equal(2, stored!.Version);
        Assert.Single(stored.Pending);
        Assert.Equal(Sample.Record(2, $"writer-{Array.IndexOf(written, true)}"), stored.Records[1]);
    }

    [Fact]
    public async Task lets_exactly_one_of_fifty_writers_begin_a_renewal()
    {
        var id = Sample.NewId();
        var other = Reopen();

        var written = await Task.WhenAll(Enumerable.Range(0, 50).Select(writer => Task.Run(() => (writer % 2 == 0 ? Renewals : other)
            .AppendAsync(id, 0, [Sample.Record(1, $"writer-{writer}")], [], Sample.Index(id), CancellationToken.None))));

        Assert.Single(written, true);
    }

    [Fact]
    public async Task forgets_an_effect_that_was_done_twice_over()
    {
        var id = Sample.NewId();
        await Append(id, 0, [Sample.Record(1)], [Sample.Effect("1.0"), Sample.Effect("1.1")]);

        await Renewals.CompleteAsync(id, "1.0", CancellationToken.None);
        await Renewals.CompleteAsync(id, "1.0", CancellationToken.None);

        Assert.Equal("1.1", Assert.Single((await Renewals.FindAsync(id, CancellationToken.None))!.Pending).Id);
    }

    [Fact]
    public async Task puts_an_effect_off()
    {
        var id = Sample.NewId();
        await Append(id, 0, [Sample.Record(1)], [Sample.Effect("1.0")]);

        await Renewals.DeferAsync(id, "1.0", Sample.Now.AddHours(1), 3, "out-of-reach", CancellationToken.None);

        var effect = Assert.Single((await Renewals.FindAsync(id, CancellationToken.None))!.Pending);
        Assert.Equal(Sample.Effect("1.0") with { Due = Sample.Now.AddHours(1), Attempts = 3 }, effect);
        Assert.DoesNotContain(id, await Renewals.FindDueAsync(Sample.Now, 100, CancellationToken.None));
    }

    [Fact]
    public async Task remembers_since_when_something_is_out_of_reach_until_anything_else_comes_of_the_effect()
    {
        var id = Sample.NewId();
        await Append(id, 0, [Sample.Record(1)], [Sample.Effect("1.0")]);
        var waiting = Sample.Effect("1.0") with { Due = Sample.Now.AddHours(2), Since = Sample.Now, OutOfReachSince = Sample.Now.AddHours(1) };

        await AwaitAsync();
        Assert.Equal(waiting, await FindAsync());
        Assert.Equal("IOException", Assert.Single(await Renewals.FindOverdueAsync(Sample.Now, 1, CancellationToken.None)).Cause);
        await Renewals.DeferAsync(id, "1.0", Sample.Now.AddHours(2), 0, "revocation-unknown", CancellationToken.None);
        Assert.Equal(waiting with { OutOfReachSince = null }, await FindAsync());

        await AwaitAsync();
        await Renewals.RescheduleAsync(id, "1.0", Sample.Now.AddHours(3), CancellationToken.None);
        Assert.Null((await FindAsync()).OutOfReachSince);

        await AwaitAsync();
        await Renewals.ParkAsync(id, "1.0", Sample.Now.AddDays(8), 0, "IOException", CancellationToken.None);
        await AwaitAsync();
        Assert.Single(await ParkedAsync(Reopen()));
        await Renewals.ReplayAsync(id, "1.0", Sample.Now.AddDays(9), CancellationToken.None);
        Assert.Null((await FindAsync()).OutOfReachSince);

        Task AwaitAsync() => Renewals.AwaitReachAsync(id, "1.0", Sample.Now.AddHours(2), Sample.Now.AddHours(1), "IOException", CancellationToken.None);

        async Task<PendingEffect> FindAsync() => Assert.Single((await Reopen().FindAsync(id, CancellationToken.None))!.Pending);
    }

    [Fact]
    public async Task finds_what_is_due_once_each_the_longest_due_first()
    {
        var (first, second, third, later) = (Sample.NewId(), Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Append(second, 0, [Sample.Record(1)], [Sample.Effect("1.0", Sample.Now.AddMinutes(-2))]);
        await Append(first, 0, [Sample.Record(1)], [Sample.Effect("1.0", Sample.Now.AddMinutes(-1)), Sample.Effect("1.1", Sample.Now.AddMinutes(-3))]);
        await Append(third, 0, [Sample.Record(1)], [Sample.Effect("1.0", Sample.Now)]);
        await Append(later, 0, [Sample.Record(1)], [Sample.Effect("1.0", Sample.Now.AddTicks(1))]);

        Assert.Equal([first, second, third], (await Renewals.FindDueAsync(Sample.Now, 100, CancellationToken.None)).AsEnumerable());
        Assert.Equal([first, second], (await Renewals.FindDueAsync(Sample.Now, 2, CancellationToken.None)).AsEnumerable());
    }

    [Fact]
    public async Task finds_the_renewals_of_a_certificate_newest_first()
    {
        var certificate = Sha256Digest.Of([1, 2, 3]);
        var (older, newer) = (Sample.NewId(), Sample.NewId());
        await Renewals.AppendAsync(older, 0, [Sample.Record(1)], [], Sample.Index(older, certificate: certificate), CancellationToken.None);
        await Renewals.AppendAsync(
            newer, 0, [Sample.Record(1)], [], Sample.Index(newer, certificate: certificate) with { Changed = Sample.Now.AddDays(1) }, CancellationToken.None);

        Assert.Equal([newer, older], (await Renewals.FindByCertificateAsync(certificate, CancellationToken.None)).AsEnumerable());
        Assert.Empty(await Renewals.FindByCertificateAsync(Sha256Digest.Of([4]), CancellationToken.None));
    }

    [Fact]
    public async Task lists_every_renewal_in_the_order_of_ids()
    {
        var ids = Enumerable.Range(0, 7).Select(_ => Sample.NewId()).ToArray();
        foreach (var id in ids)
        {
            await Append(id, 0, [Sample.Record(1)], []);
        }

        var listed = new List<RenewalId>();
        await foreach (var id in Renewals.ListAsync(CancellationToken.None))
        {
            listed.Add(id);
        }

        Assert.Equal(ids.OrderBy(id => id.ToString(), StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task parks_an_effect_and_takes_it_up_again()
    {
        var (id, other) = (Sample.NewId(), Sample.NewId());
        await Append(id, 0, [Sample.Record(1)], [Sample.Effect("1.0"), Sample.Effect("1.1", Sample.Now.AddHours(1))]);
        await Append(other, 0, [Sample.Record(1)], [Sample.Effect("1.0")]);

        await Renewals.ParkAsync(id, "1.0", Sample.Now.AddDays(2), 48, "IOException", CancellationToken.None);
        await Renewals.ParkAsync(id, "1.0", Sample.Now.AddDays(3), 49, "IOException", CancellationToken.None);
        await Renewals.ParkAsync(id, "7.0", Sample.Now, 1, "IOException", CancellationToken.None);

        Assert.Equal([new DeadLetter(id, "1.0", "Publish {}", Sample.Now.AddDays(2), 48, "IOException")], await ParkedAsync(Reopen()));
        Assert.Equal(["1.1"], (await Reopen().FindAsync(id, CancellationToken.None))!.Pending.Select(effect => effect.Id));
        Assert.Equal([other], (await Renewals.FindDueAsync(Sample.Now, 10, CancellationToken.None)).AsEnumerable());
        await Renewals.DeferAsync(id, "1.0", Sample.Now, 1, "late", CancellationToken.None);
        await Renewals.CompleteAsync(id, "1.0", CancellationToken.None);
        Assert.Single(await ParkedAsync(Reopen()));

        Assert.True(await Renewals.ReplayAsync(id, "1.0", Sample.Now.AddHours(2), CancellationToken.None));
        Assert.False(await Renewals.ReplayAsync(id, "1.0", Sample.Now, CancellationToken.None));
        Assert.False(await Renewals.ReplayAsync(Sample.NewId(), "1.0", Sample.Now, CancellationToken.None));

        Assert.Empty(await ParkedAsync(Reopen()));
        Assert.Equal(
            new PendingEffect("1.0", "Publish {}", Sample.Now.AddHours(2), 0), (await Reopen().FindAsync(id, CancellationToken.None))!.Pending.Single(effect => effect.Id == "1.0"));
    }

    [Fact]
    public async Task finds_what_is_overdue_however_often_it_was_put_off()
    {
        var (id, other) = (Sample.NewId(), Sample.NewId());
        await Append(id, 0, [Sample.Record(1)], [Sample.Effect("1.0", Sample.Now.AddHours(-2)), Sample.Effect("1.1", Sample.Now.AddHours(-1))]);
        await Append(other, 0, [Sample.Record(1)], [Sample.Effect("1.0", Sample.Now.AddHours(-3))]);
        await Renewals.DeferAsync(id, "1.0", Sample.Now.AddHours(5), 3, "revocation-unknown", CancellationToken.None);
        await Renewals.DeferAsync(id, "1.0", Sample.Now.AddHours(6), 4, "revocation-unknown", CancellationToken.None);
        await Renewals.RescheduleAsync(other, "1.0", Sample.Now.AddDays(1), CancellationToken.None);

        Assert.Equal(
            [new OverdueEffect(id, "Publish {}", Sample.Now.AddHours(-2), 4, "revocation-unknown")],
            (await Reopen().FindOverdueAsync(Sample.Now.AddMinutes(-90), 10, CancellationToken.None)).AsEnumerable());
        Assert.Equal([id, id], (await Renewals.FindOverdueAsync(Sample.Now, 10, CancellationToken.None)).Select(effect => effect.Order));
        Assert.Single(await Renewals.FindOverdueAsync(Sample.Now, 1, CancellationToken.None));
        Assert.Equal(Sample.Now.AddDays(1), Assert.Single((await Renewals.FindAsync(other, CancellationToken.None))!.Pending).Since);
    }

    private static async Task<List<DeadLetter>> ParkedAsync(IRenewals renewals)
    {
        var parked = new List<DeadLetter>();
        await foreach (var letter in renewals.ListParkedAsync(CancellationToken.None))
        {
            parked.Add(letter);
        }

        return parked;
    }

    private Task<bool> Append(RenewalId id, long version, ImmutableArray<AuditRecord> records, ImmutableArray<PendingEffect> effects) =>
        Renewals.AppendAsync(id, version, records, effects, Sample.Index(id), CancellationToken.None);
}

using Dapper;
using DigiRenew.Adapters.Local;
using DigiRenew.Pki;
using Microsoft.Data.Sqlite;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class Operators_of_one_machine : IDisposable
{
    private static readonly OperatorRecord Officer = new("officer-1", ["officer", "finance"], Sha256Digest.Of([1]), Sample.Now);

    private readonly DataFolder _data = new();

    [Fact]
    public async Task are_found_by_their_key_and_not_without()
    {
        var operators = new Operators(_data.Open());
        Assert.True(await operators.AddAsync(Officer, CancellationToken.None));
        Assert.False(await operators.AddAsync(Officer with { KeySha256 = Sha256Digest.Of([2]) }, CancellationToken.None));

        Assert.Equal(Officer, await operators.FindByKeyAsync(Officer.KeySha256!.Value, CancellationToken.None));
        Assert.Null(await operators.FindByKeyAsync(Sha256Digest.Of([2]), CancellationToken.None));
        Assert.Equal(Officer, Assert.Single(await operators.ListAsync(CancellationToken.None)));

        Assert.True(await operators.RemoveAsync("officer-1", Sample.Now.AddDays(1), CancellationToken.None));
        Assert.False(await operators.RemoveAsync("officer-1", Sample.Now.AddDays(1), CancellationToken.None));
        Assert.Null(await operators.FindByKeyAsync(Officer.KeySha256!.Value, CancellationToken.None));
    }

    [Fact]
    public async Task leave_a_log_of_who_an_identifier_meant_and_when_that_nothing_takes_back()
    {
        var database = _data.Open();
        var operators = new Operators(database);
        await operators.AddAsync(Officer, CancellationToken.None);
        await operators.AddAsync(Officer, CancellationToken.None);
        await operators.RemoveAsync("officer-1", Sample.Now.AddDays(1), CancellationToken.None);
        await operators.AddAsync(new("officer-1", ["auditor"], null, Sample.Now.AddDays(2), Sha256Digest.Of([7])), CancellationToken.None);

        var log = await operators.ReadLogAsync(CancellationToken.None);
        Assert.Equal(["added", "removed", "added"], log.Select(change => change.Act));
        Assert.Equal([Officer.Added, Sample.Now.AddDays(1), Sample.Now.AddDays(2)], log.Select(change => change.At));
        Assert.Equal(["finance officer", "finance officer", "auditor"], log.Select(change => string.Join(' ', change.Roles)));
        Assert.Equal(Sha256Digest.Of([7]), log[^1].CertificateSha256);
        await Assert.ThrowsAsync<SqliteException>(() => database.WriteAsync(connection => connection.Execute("DELETE FROM operator_log"), CancellationToken.None));
    }

    [Fact]
    public async Task are_found_by_their_certificate_which_only_one_of_them_has()
    {
        var operators = new Operators(_data.Open());
        var card = new OperatorRecord("officer-2", ["officer"], null, Sample.Now, Sha256Digest.Of([7]));
        Assert.True(await operators.AddAsync(card, CancellationToken.None));
        Assert.True(await operators.AddAsync(Officer with { Id = "officer-3" }, CancellationToken.None));
        Assert.False(await operators.AddAsync(card with { Id = "officer-4" }, CancellationToken.None));

        Assert.Equal(card, await operators.FindByCertificateAsync(Sha256Digest.Of([7]), CancellationToken.None));
        Assert.Null(await operators.FindByCertificateAsync(Sha256Digest.Of([8]), CancellationToken.None));
        Assert.Null(await operators.FindByKeyAsync(Sha256Digest.Of([7]), CancellationToken.None));
        Assert.Equal(["officer-2", "officer-3"], (await operators.ListAsync(CancellationToken.None)).Select(known => known.Id));
    }

    public void Dispose() => _data.Dispose();
}

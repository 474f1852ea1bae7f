using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every <see cref="IPrivateDocuments"/> promises.</summary>
public abstract class Private_documents_contract
{
    /// <summary>The port, empty.</summary>
    protected abstract IPrivateDocuments Documents { get; }

    /// <summary>The same store, opened anew.</summary>
    protected abstract IPrivateDocuments Reopen();

    /// <summary>Everything that lies in the store, whatever its form.</summary>
    protected abstract Task<byte[]> EverythingAsync();

    [Fact]
    public async Task keeps_the_latest_document_of_a_name()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "identity/1", Sample.Bytes("first copy"), CancellationToken.None);
        await Documents.PutAsync(id, "identity/1", Sample.Bytes("second copy"), CancellationToken.None);
        await Documents.PutAsync(id, "identity/2", Sample.Bytes("another"), CancellationToken.None);

        Assert.Equal("second copy", await Text(Reopen(), id, "identity/1"));
        Assert.Equal("another", await Text(Documents, id, "identity/2"));
    }

    [Fact]
    public async Task finds_nothing_where_nothing_is()
    {
        var id = Sample.NewId();
        Assert.Null(await Text(Documents, id, "form"));

        await Documents.PutAsync(id, "form", Sample.Bytes("{}"), CancellationToken.None);
        Assert.Null(await Text(Documents, id, "code"));
        Assert.Null(await Text(Documents, Sample.NewId(), "form"));
    }

    [Fact]
    public async Task stores_no_plain_octet_and_no_plain_name()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "reason/contract/1", Sample.Bytes("PNORO-1630615123457 Ana Exemplu"), CancellationToken.None);

        var stored = System.Text.Encoding.Latin1.GetString(await EverythingAsync());
        Assert.DoesNotContain("1630615123457", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Exemplu", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("reason/contract", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task removes_one_document_twice_over()
    {
        var id = Sample.NewId();
        await Documents.PutAsync(id, "code", Sample.Bytes("123456"), CancellationToken.None);
        await Documents.PutAsync(id, "form", Sample.Bytes("{}"), CancellationToken.None);

        await Documents.RemoveAsync(id, "code", CancellationToken.None);
        await Documents.RemoveAsync(id, "code", CancellationToken.None);
        await Documents.RemoveAsync(Sample.NewId(), "code", CancellationToken.None);

        Assert.Null(await Text(Documents, id, "code"));
        Assert.Equal("{}", await Text(Documents, id, "form"));
    }

    [Fact]
    public async Task nothing_can_be_read_once_a_renewal_was_destroyed()
    {
        var (id, other) = (Sample.NewId(), Sample.NewId());
        await Documents.PutAsync(id, "form", Sample.Bytes("mine"), CancellationToken.None);
        await Documents.PutAsync(other, "form", Sample.Bytes("another's"), CancellationToken.None);

        await Documents.DestroyAsync(id, CancellationToken.None);
        await Documents.DestroyAsync(id, CancellationToken.None);

        Assert.Null(await Text(Documents, id, "form"));
        Assert.Null(await Text(Reopen(), id, "form"));
        Assert.Equal("another's", await Text(Documents, other, "form"));
    }

    [Fact]
    public async Task copies_go_before_the_rest_for_good()
    {
        var (id, other) = (Sample.NewId(), Sample.NewId());
        foreach (var name in new[] { "form", "identity/1", "identity/2", "payment-proof/1", "authorisation/1", "reason/identity/1" })
        {
            await Documents.PutAsync(id, name, Sample.Bytes(name), CancellationToken.None);
        }

        await Documents.PutAsync(other, "identity/1", Sample.Bytes("another's"), CancellationToken.None);

        await Documents.EraseCopiesAsync(id, CancellationToken.None);
        await Documents.EraseCopiesAsync(id, CancellationToken.None);
        await Documents.EraseCopiesAsync(Sample.NewId(), CancellationToken.None);

        foreach (var name in new[] { "identity/1", "identity/2", "payment-proof/1" })
        {
            Assert.Null(await Text(Reopen(), id, name));
        }

        foreach (var name in new[] { "form", "authorisation/1", "reason/identity/1" })
        {
            Assert.Equal(name, await Text(Reopen(), id, name));
        }

        Assert.Equal("another's", await Text(Documents, other, "identity/1"));
    }

    [Fact]
    public async Task every_key_is_wrapped_anew_once()
    {
        var (id, other) = (Sample.NewId(), Sample.NewId());
        await Documents.PutAsync(id, "form", Sample.Bytes("form"), CancellationToken.None);
        await Documents.PutAsync(id, "identity/1", Sample.Bytes("copy"), CancellationToken.None);
        await Documents.PutAsync(other, "form", Sample.Bytes("another's"), CancellationToken.None);
        Assert.Equal(0, await Documents.RewrapAsync(CancellationToken.None));

        RotateMaster();
        Assert.Equal(3, await Reopen().RewrapAsync(CancellationToken.None));
        Assert.Equal(0, await Reopen().RewrapAsync(CancellationToken.None));
        RotateMaster();

        Assert.Equal("form", await Text(Reopen(), id, "form"));
        Assert.Equal("copy", await Text(Reopen(), id, "identity/1"));
        Assert.Equal("another's", await Text(Reopen(), other, "form"));
    }

    [Fact]
    public async Task many_write_at_once_under_one_key()
    {
        var id = Sample.NewId();
        var other = Reopen();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(writer => Task.Run(() =>
            (writer % 2 == 0 ? Documents : other).PutAsync(id, $"reason/contract/{writer}", Sample.Bytes($"{writer}"), CancellationToken.None))));

        foreach (var writer in Enumerable.Range(0, 30))
        {
            Assert.Equal($"{writer}", await Text(Documents, id, $"reason/contract/{writer}"));
        }
    }

    /// <summary>Puts a new wrapping key first; of the earlier ones only the newest stays valid.</summary>
    protected abstract void RotateMaster();

    protected static async Task<string?> Text(IPrivateDocuments documents, RenewalId id, string name) =>
        await documents.FindAsync(id, name, CancellationToken.None) is { } content ? System.Text.Encoding.UTF8.GetString(content.Span) : null;
}

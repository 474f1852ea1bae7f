using DigiRenew.Journey.Storage;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class Blob_claims : Claims_contract, IDisposable
{
    private readonly BlobAccount _account = new();

    public Blob_claims() => Claims = Reopen();

    protected override IClaims Claims { get; }

    [Fact]
    public async Task a_question_leaves_nothing_behind()
    {
        var asked = await Claims.TryClaimAsync("nonce/a", "-", Clock.Now.AddDays(-1), CancellationToken.None);

        Assert.Equal("-", asked.Owner);
        Assert.Empty(await _account.Folder("claims").ListAsync(string.Empty, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task no_name_is_shown_but_its_kind()
    {
        await Claims.TryClaimAsync("idempotency/someone/key", "owner", null, CancellationToken.None);

        var (name, _) = Assert.Single(await _account.Folder("claims").ListAsync(string.Empty, CancellationToken.None).ToListAsync());
        Assert.Matches("^idempotency/[0-9a-f]{64}$", name);
    }

    protected override IClaims Reopen() => _account.Open(Clock).Storage.Claims;

    public void Dispose() => _account.Dispose();
}

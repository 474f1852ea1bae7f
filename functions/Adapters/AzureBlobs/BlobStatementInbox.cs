using System.Collections.Immutable;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>Statements that wait, as empty blobs <c>statement/{id}</c>.</summary>
internal sealed class BlobStatementInbox(BlobFolder index) : IStatementInbox
{
    private const string Folder = "statement/";

    public Task AddAsync(RenewalId statement, CancellationToken cancellationToken) => index.TryCreateAsync(Folder + statement, default, null, cancellationToken);

    public async Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<RenewalId>();
        await foreach (var (name, _) in index.ListAsync(Folder, cancellationToken).ConfigureAwait(false))
        {
            if (found.Count == most)
            {
                break;
            }

            found.Add(RenewalId.Parse(name[Folder.Length..]));
        }

        return found.ToImmutable();
    }

    public Task RemoveAsync(RenewalId statement, CancellationToken cancellationToken) => index.DeleteAsync(Folder + statement, cancellationToken);
}

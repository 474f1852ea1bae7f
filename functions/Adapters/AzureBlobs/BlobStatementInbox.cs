using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>Statements that wait as empty blobs <c>statement/{id}</c>, those that are kept as <c>statement-kept/{day}/{id}</c>.</summary>
internal sealed class BlobStatementInbox(BlobFolder index) : IStatementInbox
{
    private const string Waiting = "statement/";
    private const string Kept = "statement-kept/";
    private const string Day = "yyyy-MM-dd";

    public Task AddAsync(RenewalId statement, CancellationToken cancellationToken) => index.TryCreateAsync(Waiting + statement, default, null, cancellationToken);

    public async Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<RenewalId>();
        await foreach (var (name, _) in index.ListAsync(Waiting, cancellationToken).ConfigureAwait(false))
        {
            if (found.Count == most)
            {
                break;
            }

            found.Add(RenewalId.Parse(name[Waiting.Length..]));
        }

        return found.ToImmutable();
    }

    public async Task CloseAsync(KeptStatement statement, CancellationToken cancellationToken)
    {
        await index.TryCreateAsync(NameOf(statement), default, null, cancellationToken).ConfigureAwait(false);
        await index.DeleteAsync(Waiting + statement.Id, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ImmutableArray<KeptStatement>> FindKeptAsync(DateOnly before, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<KeptStatement>();
        await foreach (var (name, _) in index.ListAsync(Kept, cancellationToken).ConfigureAwait(false))
        {
            var received = DateOnly.ParseExact(name.AsSpan(Kept.Length, Day.Length), Day, CultureInfo.InvariantCulture);
            if (received >= before)
            {
                break; // blobs are listed by name
            }

            found.Add(new(RenewalId.Parse(name[(Kept.Length + Day.Length + 1)..]), received));
        }

        return found.ToImmutable();
    }

    public Task ForgetAsync(KeptStatement statement, CancellationToken cancellationToken) => index.DeleteAsync(NameOf(statement), cancellationToken);

    private static string NameOf(KeptStatement statement) => $"{Kept}{statement.Received.ToString(Day, CultureInfo.InvariantCulture)}/{statement.Id}";
}

using DigiRenew.Contracts.Wire;

namespace DigiRenew.Journey.Review;

/// <summary>One page of the queue.</summary>
public sealed class ReadQueue(JourneyContext context)
{
    private const int MostRows = 200;

    public async Task<Outcome<ReviewQueueView>> RunAsync(OperatorIdentity caller, ReviewQueueQuery query, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Officer, Roles.Finance, Roles.Auditor))
        {
            return Roles.Forbidden;
        }

        var page = await context.Ports.ReviewQueue
            .FindAsync(query with { Most = Math.Clamp(query.Most, 1, MostRows) }, cancellationToken).ConfigureAwait(false);
        return new ReviewQueueView(
            [.. page.Rows.Select(found => new ReviewRowView(
                found.Id.Value,
                found.Row.Number,
                found.Row.State,
                found.Row.IssueDate,
                found.Row.CertificateSerial,
                found.Row.Paid,
                found.Row.Approved,
                found.Row.Changed))],
            page.Next);
    }
}

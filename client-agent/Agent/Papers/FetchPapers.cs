using DigiRenew.Agent.Sessions;
using DigiRenew.Agent.State;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;

namespace DigiRenew.Agent.Papers;

/// <summary>Saves the order's papers in its folder, names kept, each checked against the digest that the order names.</summary>
public sealed class FetchPapers(AgentContext context)
{
    public async Task<IReadOnlyList<SavedPaper>> RunAsync(CancellationToken cancellationToken)
    {
        using var connection = await HolderDoor.OpenAsync(
            context, OrderFinder.Kept(context), AgentTexts.PurposePapers.In(context.Language), 0, cancellationToken).ConfigureAwait(false);
        var (view, record) = OrderFinder.Find(context, connection);
        view = await WhenMadeAsync(view, cancellationToken).ConfigureAwait(false);
        OrderFinder.Keep(context, record with { Papers = view.Papers });
        var saved = new List<SavedPaper>();
        foreach (var paper in view.Papers)
        {
            var one = await FetchAsync(context, view.Id, paper, cancellationToken).ConfigureAwait(false);
            context.Show(one.Fetched ? AgentTexts.PaperSaved : AgentTexts.PaperKept, one.Path);
            saved.Add(one);
        }

        return saved;
    }

    /// <summary>One paper: the saved file where it is whole, else fetched again.</summary>
    /// <exception cref="AgentException"><c>paper-damaged</c>.</exception>
    public static async Task<SavedPaper> FetchAsync(AgentContext context, Guid order, PaperView paper, CancellationToken cancellationToken)
    {
        var path = context.Home.PathOf("papers", paper.FileName);
        if (File.Exists(path) && Digest(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)) == paper.Sha256)
        {
            return new(paper.Kind, path, paper.Sha256, false);
        }

        var content = await context.Service.PaperAsync(order, paper.Kind, cancellationToken).ConfigureAwait(false);
        return Digest(content) == paper.Sha256
            ? new(paper.Kind, context.Home.Keep("papers", paper.FileName, content), paper.Sha256, true)
            : throw new AgentException(AgentFaults.PaperDamaged, ("file", paper.FileName));
    }

    private async Task<OrderView> WhenMadeAsync(OrderView view, CancellationToken cancellationToken)
    {
        var started = context.Clock.GetTimestamp();
        while (view.Papers.Count == 0)
        {
            if (context.Clock.GetElapsedTime(started) >= context.Settings.VerdictPatience)
            {
                throw new AgentException(AgentFaults.PaperNotReady);
            }

            await Task.Delay(context.Settings.Pace, context.Clock, cancellationToken).ConfigureAwait(false);
            view = await context.Service.OrderAsync(view.Id, cancellationToken).ConfigureAwait(false);
        }

        return view;
    }

    private static string Digest(byte[] content) => Sha256Digest.Of(content).Hex;
}

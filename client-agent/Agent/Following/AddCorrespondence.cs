using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.Sessions;
using DigiRenew.Agent.State;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Following;

/// <summary>Has the order's notices go to another address too, once the code that goes there has come back.</summary>
public sealed class AddCorrespondence(AgentContext context)
{
    /// <param name="address">The address as the holder wrote it; the service judges it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<CorrespondenceView> RunAsync(string address, CancellationToken cancellationToken)
    {
        using var connection = await HolderDoor.OpenAsync(
            context, OrderFinder.Kept(context), AgentTexts.PurposeCorrespondence.In(context.Language), 1, cancellationToken).ConfigureAwait(false);
        var (order, _) = OrderFinder.Find(context, connection);
        var asked = await SendCodeAsync(order.Id, address, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (await CodeQuestion.AskAsync(context, asked.Email, asked.Expires!.Value, cancellationToken).ConfigureAwait(false) is not { } code)
            {
                asked = await SendCodeAsync(order.Id, address, cancellationToken).ConfigureAwait(false);
                continue;
            }

            await connection.StayOpenAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var confirmed = await context.Service.ConfirmCorrespondenceAsync(order.Id, code, cancellationToken).ConfigureAwait(false);
                context.Say(AgentTexts.CorrespondenceAdded, ("email", confirmed.Email), ("number", order.Number));
                return confirmed;
            }
            catch (AgentException refused) when (refused.Code == Problems.CodeWrong.Code)
            {
                context.Dialogue.Say(refused.In(context.Language).Why);
            }
        }
    }

    private async Task<CorrespondenceView> SendCodeAsync(Guid order, string address, CancellationToken cancellationToken)
    {
        var asked = await context.Service.AskCorrespondenceAsync(order, address, cancellationToken).ConfigureAwait(false);
        CodeQuestion.Announce(context, asked.Email, asked.Expires!.Value);
        return asked;
    }
}

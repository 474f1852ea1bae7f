using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments;

/// <summary>Records that finance paid back what an ended order had paid. The same reference again gives the same answer.</summary>
public sealed class RecordRefund(JourneyContext context)
{
    public Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, RefundRequest request, CancellationToken cancellationToken) =>
        new MoneyMoved(DecisionWords.Refund, request.ProformaNumber, request.Amount, request.Currency, request.Reference, "paid", request.Paid).RecordAsync(
            context,
            caller,
            entry => entry.Order.Refund is { } back ? [new MoneyMoved.Recorded(back.Amount, back.Currency, back.Decision)] : [],
            (_, money) => new RenewalCommand.RecordRefund(money.Amount, money.Currency, money.Decision, caller.Id),
            cancellationToken);
}

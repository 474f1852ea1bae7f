using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments;

/// <summary>Registers a payment that an operator saw. The same reference again gives the same answer.</summary>
public sealed class RegisterPayment(JourneyContext context)
{
    public Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, PaymentRequest request, CancellationToken cancellationToken) =>
        new MoneyMoved(DecisionWords.Payment, request.ProformaNumber, request.Amount, request.Currency, request.Reference, "received", request.Received).RecordAsync(
            context,
            caller,
            entry => entry.Events.Select(recorded => recorded.Event).OfType<RenewalEvent.PaymentRegistered>().Select(paid => new MoneyMoved.Recorded(paid.Amount, paid.Currency, paid.Decision)),
            (order, money) => new RenewalCommand.RegisterPayment(money.Amount, money.Currency, money.Decision, caller.Id, IssueMoment.Of(context, order)),
            cancellationToken);
}

using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;

namespace DigiRenew.Journey.Payments;

/// <summary>Registers a payment that an operator saw.</summary>
public sealed class RegisterPayment(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, PaymentRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();
}

namespace DigiRenew.Renewal;

/// <summary>Where a renewal stands, in the order of the journey (SPEC §4).</summary>
public abstract record RenewalState
{
    private RenewalState()
    {
    }

    /// <summary>Name on the wire and in queues, lower case with hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>The order's facts; null before there is a draft.</summary>
    public virtual OrderFacts? Facts => null;

    /// <summary>Whether the order is over: nothing more happens to it.</summary>
    public bool IsEnded => this is Installed or Ended;

    /// <summary>Whether an officer looks at the order now, so that personal number and identity copy are theirs to see (SPEC §7).</summary>
    public bool IsUnderReview => this is UnderReview or AwaitingIdentification or OnHold { Before: UnderReview or AwaitingIdentification };

    public sealed record NotOrdered : RenewalState
    {
        public override string Name => "not-ordered";
    }

    /// <summary>A state that has an order.</summary>
    public abstract record Ordered(OrderFacts Order) : RenewalState
    {
        public override OrderFacts Facts => Order;
    }

    public sealed record Drafted(OrderFacts Order, int CodeTries) : Ordered(Order)
    {
        public override string Name => "drafted";
    }

    public sealed record Placed(OrderFacts Order) : Ordered(Order)
    {
        public override string Name => "placed";
    }

    public sealed record AwaitingUploads(OrderFacts Order) : Ordered(Order)
    {
        public override string Name => "awaiting-uploads";
    }

    public sealed record AwaitingIdentification(OrderFacts Order) : Ordered(Order)
    {
        public override string Name => "awaiting-identification";
    }

    public sealed record UnderReview(OrderFacts Order) : Ordered(Order)
    {
        public override string Name => "under-review";
    }

    /// <summary>Approved, not paid.</summary>
    public sealed record Approved(OrderFacts Order) : Ordered(Order)
    {
        public override string Name => "approved";
    }

    public sealed record Scheduled(OrderFacts Order) : Ordered(Order)
    {
        public override string Name => "scheduled";
    }

    public sealed record Issuing(OrderFacts Order) : Ordered(Order)
    {
        public override string Name => "issuing";
    }

    public sealed record Issued(OrderFacts Order) : Ordered(Order)
    {
        public override string Name => "issued";
    }

    public sealed record Installed(OrderFacts Order) : Ordered(Order)
    {
        public override string Name => "installed";
    }

    /// <summary>Timers run, nothing issues.</summary>
    public sealed record OnHold(Ordered Before, string Cause) : Ordered(Before.Order)
    {
        public override string Name => "on-hold";
    }

    /// <summary>Over without a certificate in use: refused, cancelled, revoked or lapsed.</summary>
    public sealed record Ended(OrderFacts Order, EndCause Cause) : Ordered(Order)
    {
        public override string Name => Cause switch
        {
            EndCause.Refused => "refused",
            EndCause.Cancelled => "cancelled",
            EndCause.Revoked => "revoked",
            _ => "lapsed",
        };
    }
}

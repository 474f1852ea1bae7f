namespace DigiRenew.Journey.Payments.Statements;

/// <summary>What can become of an entry of a statement; all but the first is for finance to look at.</summary>
public static class EntryOutcomes
{
    /// <summary>The payment is registered, by this import or by an earlier one of the same entry.</summary>
    public const string Registered = "registered";

    /// <summary>No proforma number stands in its texts.</summary>
    public const string NoReference = "no-reference";

    /// <summary>More than one proforma number stands in its texts.</summary>
    public const string SeveralReferences = "several-references";

    public const string UnknownProforma = "unknown-proforma";

    /// <summary>More than one order has the proforma number.</summary>
    public const string SeveralOrders = "several-orders";

    public const string AmountDiffers = "amount-differs";

    /// <summary>The order was paid by another entry, or an operator registered its payment: paid twice, perhaps.</summary>
    public const string PaidBefore = "paid-before";

    /// <summary>The order had ended, or takes no payment any more: to be paid back, perhaps.</summary>
    public const string OrderOver = "order-over";

    /// <summary>A credit that the same statement takes back.</summary>
    public const string TakenBack = "taken-back";

    /// <summary>A reversal; where its order's payment is registered and nothing is issued yet, the order is on hold now.</summary>
    public const string Reversal = "reversal";
}

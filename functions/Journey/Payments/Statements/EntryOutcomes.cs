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

    /// <summary>The order is over: the payment is registered, and to be paid back.</summary>
    public const string OrderOver = "order-over";

    /// <summary>A credit that the same statement takes back, or an earlier one took back.</summary>
    public const string TakenBack = "taken-back";

    /// <summary>A reversal; where its order's payment was registered it stands no longer, the order is on hold if nothing is issued yet, and an officer is called.</summary>
    public const string Reversal = "reversal";
}

namespace DigiRenew.Renewal;

/// <summary>What an officer must settle before an order can be approved.</summary>
public enum Blocker
{
    /// <summary>The identification chain does not carry this renewal (eIDAS art. 24(1a)(b)).</summary>
    Identification,

    /// <summary>No verified contact of record.</summary>
    Contact,

    /// <summary>The subscriber's consent is not on record.</summary>
    SubscriberConsent,
}

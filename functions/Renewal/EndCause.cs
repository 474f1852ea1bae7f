namespace DigiRenew.Renewal;

/// <summary>Why an order ended without a certificate in use.</summary>
public enum EndCause
{
    /// <summary>An officer refused it.</summary>
    Refused,

    /// <summary>The holder cancelled it.</summary>
    Cancelled,

    /// <summary>The old certificate was revoked before issuance, or the new one after it.</summary>
    Revoked,

    /// <summary>The last day the rule allows has passed.</summary>
    Lapsed,
}

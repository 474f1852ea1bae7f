namespace DigiRenew.Agent.Ordering;

/// <summary>What the holder chose for an order.</summary>
/// <param name="Form">As far as it is filled in.</param>
/// <param name="Key">--key, or null.</param>
/// <param name="TermsAccepted">--accept-terms.</param>
public sealed record OrderOptions(OrderForm Form, string? Key = null, bool TermsAccepted = false);

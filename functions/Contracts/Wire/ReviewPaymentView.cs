namespace DigiRenew.Contracts.Wire;

/// <summary>A registered payment.</summary>
/// <param name="By">The operator who registered it.</param>
public sealed record ReviewPaymentView(decimal Amount, string Currency, string By);

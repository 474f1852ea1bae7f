namespace DigiRenew.Contracts.Wire;

/// <summary>Permitted dates of issue, first and last included, and the rule that bounds them.</summary>
public sealed record DateWindowView(DateOnly First, DateOnly Last, RuleView Rule);

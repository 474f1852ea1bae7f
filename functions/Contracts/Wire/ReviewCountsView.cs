namespace DigiRenew.Contracts.Wire;

/// <summary>How many orders each state has, by the state's wire name.</summary>
public sealed record ReviewCountsView(IReadOnlyDictionary<string, int> States);

namespace DigiRenew.Contracts.Wire;

/// <summary>One page of the review queue.</summary>
public sealed record ReviewQueueView(IReadOnlyList<ReviewRowView> Orders, string? NextPage);

namespace DigiRenew.Contracts.Wire;

/// <summary>GET /orders.</summary>
public sealed record OrderListView(IReadOnlyList<OrderView> Orders);

namespace DigiRenew.Contracts.Wire;

/// <summary>Who is signed in.</summary>
/// <param name="Id">Identifier in the audit trail.</param>
/// <param name="Roles">officer, finance, auditor, administrator, import.</param>
/// <param name="ServiceTime">The service's clock (UTC).</param>
public sealed record OperatorView(string Id, IReadOnlyList<string> Roles, DateTimeOffset ServiceTime);

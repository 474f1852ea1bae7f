using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>Who is billed: <c>person</c> (the holder) or <c>organisation</c> with name, tax id (CUI) and address.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BillingView(string Kind, string? Name = null, string? TaxId = null, AddressView? Address = null);

using System.Text.Json.Serialization;

namespace DigiRenew.Agent.Ordering;

/// <summary>A postal address, as far as it is filled in.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AddressForm(string? Street = null, string? City = null, string? County = null, string? PostalCode = null, string? Country = null);

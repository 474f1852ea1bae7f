using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>A postal address; country is ISO 3166-1 alpha-2.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AddressView(string Street, string City, string County, string PostalCode, string Country);

using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>POST of a payment that an operator saw.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PaymentRequest(string ProformaNumber, decimal Amount, string Currency, string Reference, DateOnly Received);

using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>POST of a refund that finance paid.</summary>
/// <param name="ProformaNumber">Of the ended order.</param>
/// <param name="Amount">What was paid back: all of it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Reference">Of the transfer, 1 to 140 characters.</param>
/// <param name="Paid">When.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RefundRequest(string ProformaNumber, decimal Amount, string Currency, string Reference, DateOnly Paid);

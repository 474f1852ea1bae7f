using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>POST of an officer's decision.</summary>
/// <param name="Decision">approve, refuse-upload, refuse-order, hold, release, identification, authorisation, contact, issue-late.</param>
/// <param name="Kind">Upload kind, for refuse-upload.</param>
/// <param name="Reason">For the holder, in the order's language; required to refuse or hold.</param>
/// <param name="Compared">What the officer compared: name, birth-date or personal-number, document-valid; all three to approve.</param>
/// <param name="Details">E.g. method, evidence and date of an identification; method (upload or legal-representative) and evidence of an authorisation; method and, where it changes, email of a contact.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DecisionRequest(
    string Decision, string? Kind = null, string? Reason = null, IReadOnlyList<string>? Compared = null, IReadOnlyDictionary<string, string>? Details = null);

using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>The holder's answers, field by field: is what the certificate says still true?</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ConfirmationsView(bool Name, bool Organisation, bool Country, bool SerialNumber);

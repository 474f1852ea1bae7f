using System.Text.Json.Serialization;

namespace DigiRenew.Agent.Ordering;

/// <summary>Answers to "is this still true?", as far as they are given.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ConfirmationsForm(bool? Name = null, bool? Organisation = null, bool? Country = null, bool? SerialNumber = null);

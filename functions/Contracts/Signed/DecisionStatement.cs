using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Signed;

/// <summary>What the service seals for an officer's decision or a registered payment (enveloping CAdES by the seal key).</summary>
/// <param name="Purpose"><see cref="Purposes.Decision"/>.</param>
/// <param name="Order">The order.</param>
/// <param name="Decision">approve, payment, identification, authorisation…</param>
/// <param name="Operator">Who decided: the operator's identifier.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Head">SHA-256 of the order's last event before this decision, lower-case hexadecimal.</param>
/// <param name="Uploads">Wire name of each upload kind and the SHA-256 of the file that was judged.</param>
/// <param name="NewKeySha256">SHA-256 of the new SubjectPublicKeyInfo that was judged.</param>
/// <param name="Details">What else was decided, e.g. amount and reference of a payment, what was compared.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DecisionStatement(
    string Purpose,
    Guid Order,
    string Decision,
    string Operator,
    DateTimeOffset At,
    string Head,
    IReadOnlyDictionary<string, string> Uploads,
    string NewKeySha256,
    IReadOnlyDictionary<string, string> Details);

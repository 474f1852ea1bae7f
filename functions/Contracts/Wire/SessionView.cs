using System.Collections.Immutable;

namespace DigiRenew.Contracts.Wire;

/// <summary>An open session, bound to the session key.</summary>
/// <param name="Token">Send as <c>Authorization: DPoP {token}</c> (RFC 9449 §7.1).</param>
/// <param name="Expires">End of the session (UTC).</param>
/// <param name="Eligible">Whether the certificate can be renewed now.</param>
/// <param name="WhyNot">Why not, where it cannot.</param>
/// <param name="Window">Permitted dates of issue, where it can.</param>
/// <param name="Form">What the certificate says of the holder.</param>
/// <param name="Orders">The holder's orders for this certificate.</param>
/// <param name="Losses">
/// What the present certificate has and the new one will not (SPEC §6), a sentence each in the language asked for; empty where nothing is
/// lost, or where nothing can be ordered. To be shown before an order is made.
/// </param>
public sealed record SessionView(
    string Token,
    DateTimeOffset Expires,
    bool Eligible,
    ProblemView? WhyNot,
    DateWindowView? Window,
    CertificateFormView Form,
    IReadOnlyList<OrderView> Orders,
    ImmutableArray<string> Losses);

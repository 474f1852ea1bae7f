namespace DigiRenew.Contracts.Wire;

/// <summary>An open session, bound to the session key.</summary>
/// <param name="Token">Send as <c>Authorization: DPoP {token}</c> (RFC 9449 §7.1).</param>
/// <param name="Expires">End of the session (UTC).</param>
/// <param name="Eligible">Whether the certificate can be renewed now.</param>
/// <param name="WhyNot">Why not, where it cannot.</param>
/// <param name="Window">Permitted dates of issue, where it can.</param>
/// <param name="Form">What the certificate says of the holder.</param>
/// <param name="Orders">The holder's orders for this certificate.</param>
public sealed record SessionView(
    string Token,
    DateTimeOffset Expires,
    bool Eligible,
    ProblemView? WhyNot,
    DateWindowView? Window,
    CertificateFormView Form,
    IReadOnlyList<OrderView> Orders);

namespace DigiRenew.Agent.Checking;

/// <summary>A certificate on a token.</summary>
/// <param name="Holder">Common name of the subject.</param>
/// <param name="Issuer">Common name of the issuer.</param>
/// <param name="Serial">Upper-case hexadecimal.</param>
/// <param name="NotAfter">End of validity (UTC).</param>
/// <param name="DaysLeft">Calendar days until the day of expiry.</param>
/// <param name="Renewable">Whether it can be renewed now, as far as can be said.</param>
/// <param name="Reason">Why, or why not.</param>
/// <param name="Sha256">Of its DER.</param>
/// <param name="Losses">What its renewal would have less than it, in words; null where the service was not asked.</param>
public sealed record CertificateListing(
    string Holder, string Issuer, string Serial, DateTimeOffset NotAfter, int DaysLeft, bool Renewable, string Reason, string Sha256, IReadOnlyList<string>? Losses = null);

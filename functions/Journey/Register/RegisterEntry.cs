using System.Text;
using DigiRenew.Pki;

namespace DigiRenew.Journey.Register;

/// <summary>One certificate in the register.</summary>
/// <param name="Issuer">SHA-256 of the issuer's Name (DER).</param>
/// <param name="Serial">Upper-case hexadecimal.</param>
/// <param name="PublicKey">SHA-256 of the SubjectPublicKeyInfo.</param>
/// <param name="IdentificationMethod">presence, remote-video, eid, signature…; null where not known.</param>
/// <param name="IdentifiedOn">When the person was identified.</param>
/// <param name="Contact">E-mail of record; null where there is none.</param>
/// <param name="ContactBounced">Mail to it came back.</param>
/// <param name="DeviceSerial">Serial number of the token; null where not known.</param>
/// <param name="Subscriber">Organisation under contract; null for the holder.</param>
/// <param name="StandingAuthorisation">The subscriber consented to renewals.</param>
/// <param name="Status">valid, on-hold or revoked.</param>
/// <param name="ChangedOn">When contact or device last changed; null where they never did.</param>
public sealed record RegisterEntry(
    Sha256Digest Issuer,
    string Serial,
    Sha256Digest PublicKey,
    string? IdentificationMethod,
    DateOnly? IdentifiedOn,
    string? Contact,
    bool ContactBounced,
    string? DeviceSerial,
    string? Subscriber,
    bool StandingAuthorisation,
    string Status,
    DateOnly? ChangedOn)
{
    /// <summary>
    /// Digest of an address that mail came back from before a file named another one: the certificate may hold it, and is not believed
    /// again until two officers settle the contact. Null where there is none.
    /// </summary>
    public Sha256Digest? BouncedAddress { get; init; }

    /// <summary>SHA-256 of an address, whatever its case.</summary>
    public static Sha256Digest DigestOf(string address) => Sha256Digest.Of(Encoding.UTF8.GetBytes(address.ToLowerInvariant()));
}

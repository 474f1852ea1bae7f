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
    DateOnly? ChangedOn);

using DigiRenew.Journey.Register;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>A register entry as JSON; digests as hexadecimal text.</summary>
internal sealed record EntryDocument(
    string Issuer,
    string Serial,
    string PublicKey,
    string? IdentificationMethod,
    DateOnly? IdentifiedOn,
    string? Contact,
    bool ContactBounced,
    string? DeviceSerial,
    string? Subscriber,
    bool StandingAuthorisation,
    string Status,
    DateOnly? ChangedOn,
    string? BouncedAddress = null)
{
    public static EntryDocument Of(RegisterEntry entry) => new(
        entry.Issuer.Hex,
        entry.Serial,
        entry.PublicKey.Hex,
        entry.IdentificationMethod,
        entry.IdentifiedOn,
        entry.Contact,
        entry.ContactBounced,
        entry.DeviceSerial,
        entry.Subscriber,
        entry.StandingAuthorisation,
        entry.Status,
        entry.ChangedOn,
        entry.BouncedAddress?.Hex);

    public RegisterEntry ToEntry() => new(
        Sha256Digest.Parse(Issuer),
        Serial,
        Sha256Digest.Parse(PublicKey),
        IdentificationMethod,
        IdentifiedOn,
        Contact,
        ContactBounced,
        DeviceSerial,
        Subscriber,
        StandingAuthorisation,
        Status,
        ChangedOn)
    {
        BouncedAddress = BouncedAddress is { } bounced ? Sha256Digest.Parse(bounced) : null,
    };
}

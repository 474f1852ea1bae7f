using Dapper;
using DigiRenew.Journey.Register;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>The holder register as one table.</summary>
public sealed class SqliteHolderRegister(SqliteDatabase database) : IHolderRegister
{
    public Task<RegisterEntry?> FindAsync(Sha256Digest issuer, string serial, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefault<EntryRow>(
            """
            SELECT issuer, serial, public_key AS PublicKey, identification_method AS IdentificationMethod, identified_on AS IdentifiedOn, contact,
                contact_bounced AS ContactBounced, device_serial AS DeviceSerial, subscriber, standing_authorisation AS StandingAuthorisation,
                status, changed_on AS ChangedOn, bounced_address AS BouncedAddress
            FROM holder_register WHERE issuer = @issuer AND serial = @serial
            """,
            new { issuer = issuer.Hex, serial })?.ToEntry(),
        cancellationToken);

    public Task<bool> HasKeyAsync(Sha256Digest publicKey, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingle<bool>(
            "SELECT EXISTS (SELECT 1 FROM holder_register WHERE public_key = @publicKey)", new { publicKey = publicKey.Hex }),
        cancellationToken);

    public Task PutAsync(RegisterEntry entry, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            INSERT OR REPLACE INTO holder_register (issuer, serial, public_key, identification_method, identified_on, contact,
                contact_bounced, device_serial, subscriber, standing_authorisation, status, changed_on, bounced_address)
            VALUES (@Issuer, @Serial, @PublicKey, @IdentificationMethod, @IdentifiedOn, @Contact,
                @ContactBounced, @DeviceSerial, @Subscriber, @StandingAuthorisation, @Status, @ChangedOn, @BouncedAddress)
            """,
            EntryRow.Of(entry)),
        cancellationToken);

    private sealed record EntryRow(
        string Issuer,
        string Serial,
        string PublicKey,
        string? IdentificationMethod,
        string? IdentifiedOn,
        string? Contact,
        long ContactBounced,
        string? DeviceSerial,
        string? Subscriber,
        long StandingAuthorisation,
        string Status,
        string? ChangedOn,
        string? BouncedAddress)
    {
        public static EntryRow Of(RegisterEntry entry) => new(
            entry.Issuer.Hex,
            entry.Serial,
            entry.PublicKey.Hex,
            entry.IdentificationMethod,
            Column.Of(entry.IdentifiedOn),
            entry.Contact,
            entry.ContactBounced ? 1 : 0,
            entry.DeviceSerial,
            entry.Subscriber,
            entry.StandingAuthorisation ? 1 : 0,
            entry.Status,
            Column.Of(entry.ChangedOn),
            entry.BouncedAddress?.Hex);

        public RegisterEntry ToEntry() => new(
            Sha256Digest.Parse(Issuer),
            Serial,
            Sha256Digest.Parse(PublicKey),
            IdentificationMethod,
            Column.DayOrNull(IdentifiedOn),
            Contact,
            ContactBounced != 0,
            DeviceSerial,
            Subscriber,
            StandingAuthorisation != 0,
            Status,
            Column.DayOrNull(ChangedOn))
        {
            BouncedAddress = BouncedAddress is { } bounced ? Sha256Digest.Parse(bounced) : null,
        };
    }
}

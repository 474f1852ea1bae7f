using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Tests.Builders;

/// <summary>A fictitious holder and what their certificate says; a test names only what matters to it.</summary>
public sealed record DemoHolder
{
    public string GivenName { get; init; } = "Ștefan";

    public string Surname { get; init; } = "Exemplu-Închipuit";

    /// <summary>PNORO- and a CNP whose check digit is right.</summary>
    public string SerialNumber { get; init; } = "PNORO-1630615123457";

    public string Country { get; init; } = "RO";

    /// <summary>Null: the certificate is of a person alone.</summary>
    public string? Organisation { get; init; }

    /// <summary>E.g. VATRO-…; null where there is no organisation.</summary>
    public string? OrganisationIdentifier { get; init; }

    public string? Email { get; init; } = "stefan@holder.example";

    public KeyUsage KeyUsage { get; init; } = KeyUsage.ContentCommitment;

    public QcStatements QcStatements { get; init; } = new()
    {
        Compliance = true,
        Sscd = true,
        Types = [Oids.QcTypeEsign],
        IdentMethod = QcIdentMethod.Eidas2Identified,
        RetentionYears = 10,
        Disclosures = [("https://provider.example/pds-en.pdf", "en"), ("https://provider.example/pds-ro.pdf", "ro")],
    };

    /// <summary>Null: a year before <see cref="NotAfter"/>.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Null: 20 days after the hierarchy's moment.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Upper-case hexadecimal.</summary>
    public string Serial { get; init; } = "5A1D4C0B2E7F9038";

    /// <summary>DER of the subject's Name.</summary>
    public byte[] Subject() => DistinguishedName.Write(
    [
        (Oids.Country, Country),
        .. Organisation is { } organisation ? new[] { (Oids.Organisation, organisation) } : [],
        .. OrganisationIdentifier is { } identifier ? new[] { (Oids.OrganisationIdentifier, identifier) } : [],
        (Oids.Surname, Surname),
        (Oids.GivenName, GivenName),
        (Oids.SerialNumber, SerialNumber),
        (Oids.CommonName, $"{GivenName} {Surname}"),
    ]);
}

using System.Collections.Immutable;
using System.Formats.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>Which certificates of its issuer a list covers, with all reasons: an IssuingDistributionPoint (RFC 5280 §5.2.5).</summary>
/// <param name="OnlyEndEntities">onlyContainsUserCerts.</param>
/// <param name="Addresses">Only those that name one of these as their distribution point; null for all.</param>
internal sealed record RevocationScope(bool OnlyEndEntities, ImmutableArray<string>? Addresses)
{
    private static readonly Asn1Tag OnlyUserCertificates = new(TagClass.ContextSpecific, 1);

    /// <summary>Every certificate of the issuer.</summary>
    public static RevocationScope All { get; } = new(false, null);

    /// <summary>Reads the extension.</summary>
    /// <exception cref="AsnContentException">The list is of authorities, of some reasons, of attribute certificates, or indirect.</exception>
    public static RevocationScope Read(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        var addresses = CertificateExtensions.ReadDistributionPointName(fields);
        var onlyEndEntities = fields.HasData && fields.PeekTag().HasSameClassAndValue(OnlyUserCertificates) && fields.ReadBoolean(OnlyUserCertificates);
        return fields.HasData || (addresses is null && !onlyEndEntities)
            ? throw new AsnContentException("The list is not complete.")
            : new(onlyEndEntities, addresses);
    }

    public bool Covers(CertificateFacts certificate) =>
        !(OnlyEndEntities && certificate.IsAuthority) && (Addresses is not { } own || own.Intersect(certificate.CrlAddresses, StringComparer.Ordinal).Any());
}

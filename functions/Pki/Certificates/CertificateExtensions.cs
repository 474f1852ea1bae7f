using System.Collections.Immutable;
using System.Formats.Asn1;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Certificates;

/// <summary>What the extensions say that we understand (RFC 5280 §4.2, RFC 3739 §3.2.6).</summary>
internal sealed record CertificateExtensions
{
    private const int KeyUsageBits = 9;

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Rfc822Name = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag CrlIssuer = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Uri = new(TagClass.ContextSpecific, 6);

    public KeyUsage? KeyUsage { get; init; }

    public bool IsAuthority { get; init; }

    public int? PathLength { get; init; }

    public QcStatements QcStatements { get; init; } = QcStatements.None;

    public ImmutableArray<string> Policies { get; init; } = [];

    public ImmutableArray<string> ExtendedKeyUsages { get; init; } = [];

    public bool MustBeUsedSo { get; init; }

    public string? Email { get; init; }

    public ReadOnlyMemory<byte>? SubjectKeyIdentifier { get; init; }

    public ReadOnlyMemory<byte>? AuthorityKeyIdentifier { get; init; }

    public ImmutableArray<string> CrlAddresses { get; init; } = [];

    public ImmutableArray<string> OcspAddresses { get; init; } = [];

    public bool NeedsNoRevocationCheck { get; init; }

    public ImmutableArray<string> UnknownCritical { get; init; } = [];

    public static CertificateExtensions Read(ImmutableArray<Extension> all) => all.Aggregate(new CertificateExtensions(), Add);

    /// <summary>keyIdentifier of an AuthorityKeyIdentifier; revocation lists have it too.</summary>
    public static ReadOnlyMemory<byte>? ReadAuthorityKeyIdentifier(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        var identifier = fields.HasData && fields.PeekTag().HasSameClassAndValue(Tag0) ? fields.ReadOctetString(Tag0) : (ReadOnlyMemory<byte>?)null;
        Skip(fields);
        return identifier;
    }

    /// <summary>The addresses of a DistributionPointName, which revocation lists may begin their scope with; null where there is none.</summary>
    public static ImmutableArray<string>? ReadDistributionPointName(AsnReader fields)
    {
        if (!fields.HasData || !fields.PeekTag().HasSameClassAndValue(Tag0))
        {
            return null;
        }

        var name = fields.ReadSequence(Tag0);
        var isFull = name.PeekTag().HasSameClassAndValue(Tag0);
        ImmutableArray<string> addresses = isFull ? [.. ReadAll(name.ReadSequence(Tag0), ReadUri).OfType<string>()] : [];
        _ = isFull ? default : name.ReadEncodedValue();
        name.ThrowIfNotEmpty();
        return addresses;
    }

    private static CertificateExtensions Add(CertificateExtensions facts, Extension extension)
    {
        var reader = new AsnReader(extension.Value, AsnEncodingRules.DER);
        var added = extension.Oid switch
        {
            Oids.KeyUsage => facts with { KeyUsage = ReadKeyUsage(reader) },
            Oids.BasicConstraints => AddBasicConstraints(facts, reader.ReadSequence()),
            Oids.CertificatePolicies => facts with { Policies = ReadPolicies(reader.ReadSequence()) },
            Oids.ExtendedKeyUsage => facts with
            {
                ExtendedKeyUsages = ReadAll(reader.ReadSequence(), list => list.ReadObjectIdentifier()),
                MustBeUsedSo = extension.IsCritical,
            },
            Oids.SubjectAlternativeName => facts with { Email = ReadEmail(reader.ReadSequence()) },
            Oids.SubjectKeyIdentifier => facts with { SubjectKeyIdentifier = reader.ReadOctetString() },
            Oids.AuthorityKeyIdentifier => facts with { AuthorityKeyIdentifier = ReadAuthorityKeyIdentifier(reader) },
            Oids.CrlDistributionPoints => facts with { CrlAddresses = [.. ReadAll(reader.ReadSequence(), ReadDistributionPoint).SelectMany(addresses => addresses)] },
            Oids.AuthorityInformationAccess => facts with { OcspAddresses = ReadOcsp(reader.ReadSequence()) },
            Oids.OcspNoCheck => AddNoCheck(facts, reader),
            Oids.QcStatementsExtension => facts with { QcStatements = QcStatements.Read(reader.ReadEncodedValue()) },
            _ => null,
        };
        if (added is null)
        {
            return extension.IsCritical ? facts with { UnknownCritical = facts.UnknownCritical.Add(extension.Oid) } : facts;
        }

        reader.ThrowIfNotEmpty();
        return added;
    }

    private static KeyUsage ReadKeyUsage(AsnReader reader)
    {
        var bits = reader.ReadNamedBitList();
        var usage = Certificates.KeyUsage.None;
        for (var bit = 0; bit < bits.Length; bit++)
        {
            usage |= bits[bit] ? (KeyUsage)(1 << bit) : Certificates.KeyUsage.None;
        }

        return bits.Length is > 0 and <= KeyUsageBits ? usage : throw new AsnContentException("These are not the bits of a key usage.");
    }

    private static CertificateExtensions AddBasicConstraints(CertificateExtensions facts, AsnReader fields)
    {
        var isAuthority = false;
        int? pathLength = null;
        if (fields.HasData && fields.PeekTag() == Asn1Tag.Boolean)
        {
            isAuthority = fields.ReadBoolean() ? true : throw new AsnContentException("The default value of cA must be left out.");
        }

        if (fields.HasData)
        {
            pathLength = isAuthority && fields.TryReadInt32(out var length) && length >= 0
                ? length
                : throw new AsnContentException("pathLenConstraint is for authorities only, and not negative.");
        }

        fields.ThrowIfNotEmpty();
        return facts with { IsAuthority = isAuthority, PathLength = pathLength };
    }

    private static CertificateExtensions AddNoCheck(CertificateExtensions facts, AsnReader reader)
    {
        reader.ReadNull();
        return facts with { NeedsNoRevocationCheck = true };
    }

    private static ImmutableArray<string> ReadPolicies(AsnReader list)
    {
        var policies = ReadAll(list, policy =>
        {
            var fields = policy.ReadSequence();
            var oid = fields.ReadObjectIdentifier();
            Skip(fields);
            return oid;
        });
        return policies.Distinct(StringComparer.Ordinal).Count() == policies.Length
            ? policies
            : throw new AsnContentException("A policy is there twice.");
    }

    private static string? ReadEmail(AsnReader names)
    {
        string? email = null;
        do
        {
            if (email is null && names.PeekTag().HasSameClassAndValue(Rfc822Name))
            {
                email = names.ReadCharacterString(UniversalTagNumber.IA5String, Rfc822Name);
            }
            else
            {
                _ = names.ReadEncodedValue();
            }
        }
        while (names.HasData);

        return email;
    }

    /// <summary>The URIs of the full name; none where another authority signs the list.</summary>
    private static ImmutableArray<string> ReadDistributionPoint(AsnReader list)
    {
        var point = list.ReadSequence();
        var addresses = ReadDistributionPointName(point) ?? [];
        while (point.HasData)
        {
            addresses = point.PeekTag().HasSameClassAndValue(CrlIssuer) ? [] : addresses;
            _ = point.ReadEncodedValue();
        }

        return addresses;
    }

    private static ImmutableArray<string> ReadOcsp(AsnReader list) =>
    [
        .. ReadAll(list, descriptions =>
        {
            var fields = descriptions.ReadSequence();
            var method = fields.ReadObjectIdentifier();
            var uri = ReadUri(fields);
            fields.ThrowIfNotEmpty();
            return method == Oids.Ocsp ? uri : null;
        }).OfType<string>(),
    ];

    private static string? ReadUri(AsnReader names)
    {
        if (names.PeekTag().HasSameClassAndValue(Uri))
        {
            return names.ReadCharacterString(UniversalTagNumber.IA5String, Uri);
        }

        _ = names.ReadEncodedValue();
        return null;
    }

    private static ImmutableArray<T> ReadAll<T>(AsnReader list, Func<AsnReader, T> readOne)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        do
        {
            all.Add(readOne(list));
        }
        while (list.HasData);

        return all.ToImmutable();
    }

    private static void Skip(AsnReader rest)
    {
        while (rest.HasData)
        {
            _ = rest.ReadEncodedValue();
        }
    }
}

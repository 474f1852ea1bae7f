using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Certificates;

/// <summary>A Name as a list of attributes in the order of its DER.</summary>
public sealed record DistinguishedName(ImmutableArray<(string Oid, string Value)> Attributes)
{
    private const int MostAttributes = 64;

    /// <summary>The first value of an attribute type, or null.</summary>
    public string? this[string oid] => Attributes.Where(attribute => attribute.Oid == oid).Select(attribute => attribute.Value).FirstOrDefault();

    public string? CommonName => this[Oids.CommonName];

    public string? GivenName => this[Oids.GivenName];

    public string? Surname => this[Oids.Surname];

    public string? Organisation => this[Oids.Organisation];

    public string? OrganisationIdentifier => this[Oids.OrganisationIdentifier];

    public string? Country => this[Oids.Country];

    /// <summary>E.g. PNORO-… (ETSI EN 319 412-1 §5.1.3).</summary>
    public string? SerialNumber => this[Oids.SerialNumber];

    /// <summary>Reads a Name; a value that is not a string is given as # and the hexadecimal of its DER (RFC 4514 §2.4).</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not one DER Name.</exception>
    public static DistinguishedName Read(ReadOnlyMemory<byte> der) => Der.Read(der, "a Name", Read);

    /// <summary>Writes a Name, one attribute an RDN: UTF8String; PrintableString for country, serialNumber and dnQualifier; IA5String for emailAddress and domainComponent.</summary>
    /// <exception cref="ArgumentException">A value is empty, or has a character that its type does not allow.</exception>
    public static byte[] Write(params ReadOnlySpan<(string Oid, string Value)> attributes)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var (oid, value) in attributes)
            {
                ArgumentException.ThrowIfNullOrEmpty(value);
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    writer.WriteCharacterString(StringTypeOf(oid), value);
                }
            }
        }

        return writer.Encode();
    }

    /// <summary>RFC 4514 text, last RDN first; attribute types without a short name as dotted numbers.</summary>
    public override string ToString() => string.Join(',', Attributes.Reverse().Select(attribute => $"{NameOf(attribute.Oid)}={Escape(attribute.Value)}"));

    public bool Equals(DistinguishedName? other) => other is not null && Attributes.SequenceEqual(other.Attributes);

    public override int GetHashCode() => Attributes.Length;

    private static DistinguishedName Read(AsnReader reader)
    {
        var attributes = ImmutableArray.CreateBuilder<(string Oid, string Value)>();
        var relativeNames = reader.ReadSequence();
        while (relativeNames.HasData)
        {
            var set = relativeNames.ReadSetOf();
            do
            {
                var fields = set.ReadSequence();
                attributes.Add((fields.ReadObjectIdentifier(), ReadValue(fields)));
                fields.ThrowIfNotEmpty();
                if (attributes.Count > MostAttributes)
                {
                    throw new AsnContentException("This Name has too many attributes.");
                }
            }
            while (set.HasData);
        }

        return new(attributes.ToImmutable());
    }

    private static string ReadValue(AsnReader fields)
    {
        var tag = fields.PeekTag();
        return tag.TagClass == TagClass.Universal && (UniversalTagNumber)tag.TagValue is var type && type
            is UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
            or UniversalTagNumber.T61String or UniversalTagNumber.BMPString or UniversalTagNumber.NumericString or UniversalTagNumber.VisibleString
            ? fields.ReadCharacterString(type)
            : "#" + Convert.ToHexString(fields.ReadEncodedValue().Span);
    }

    private static UniversalTagNumber StringTypeOf(string oid) => oid switch
    {
        Oids.Country or Oids.SerialNumber or Oids.DnQualifier => UniversalTagNumber.PrintableString,
        Oids.EmailAddress or Oids.DomainComponent => UniversalTagNumber.IA5String,
        _ => UniversalTagNumber.UTF8String,
    };

    private static string NameOf(string oid) => oid switch
    {
        Oids.CommonName => "CN",
        Oids.Surname => "SN",
        Oids.SerialNumber => "SERIALNUMBER",
        Oids.Country => "C",
        Oids.Locality => "L",
        Oids.State => "ST",
        Oids.Street => "STREET",
        Oids.Organisation => "O",
        Oids.OrganisationalUnit => "OU",
        Oids.GivenName => "GN",
        Oids.OrganisationIdentifier => "organizationIdentifier",
        Oids.EmailAddress => "E",
        Oids.DomainComponent => "DC",
        _ => oid,
    };

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            var atEdge = (i == 0 && character is ' ' or '#') || (i == value.Length - 1 && character == ' ');
            _ = char.IsControl(character) ? text.Append('\\').Append(((int)character).ToString("X2", null)) // beyond RFC 4514 §2.4, which asks it of NUL only: lines must not break
                : atEdge || character is '"' or '+' or ',' or ';' or '<' or '>' or '\\' ? text.Append('\\').Append(character)
                : text.Append(character);
        }

        return text.ToString();
    }
}

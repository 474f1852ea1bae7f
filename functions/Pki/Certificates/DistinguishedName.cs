using System.Collections.Immutable;

namespace DigiRenew.Pki.Certificates;

/// <summary>A Name as a list of attributes in the order of its DER.</summary>
public sealed record DistinguishedName(ImmutableArray<(string Oid, string Value)> Attributes)
{
    /// <summary>The first value of an attribute type, or null.</summary>
    public string? this[string oid] => Attributes.Where(attribute => attribute.Oid == oid).Select(attribute => attribute.Value).FirstOrDefault();

    public string? CommonName => this["2.5.4.3"];

    public string? GivenName => this["2.5.4.42"];

    public string? Surname => this["2.5.4.4"];

    public string? Organisation => this["2.5.4.10"];

    public string? OrganisationIdentifier => this["2.5.4.97"];

    public string? Country => this["2.5.4.6"];

    /// <summary>E.g. PNORO-… (ETSI EN 319 412-1 §5.1.3).</summary>
    public string? SerialNumber => this["2.5.4.5"];

    /// <summary>Reads a Name.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not one DER Name.</exception>
    public static DistinguishedName Read(ReadOnlyMemory<byte> der) => throw new NotImplementedException();

    /// <summary>Writes a Name: UTF8String; PrintableString for country and serialNumber.</summary>
    public static byte[] Write(params ReadOnlySpan<(string Oid, string Value)> attributes) => throw new NotImplementedException();

    /// <summary>RFC 4514 text, last RDN first.</summary>
    public override string ToString() => throw new NotImplementedException();

    public bool Equals(DistinguishedName? other) => other is not null && Attributes.SequenceEqual(other.Attributes);

    public override int GetHashCode() => Attributes.Length;
}

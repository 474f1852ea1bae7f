using System.Collections.Immutable;
using System.Formats.Asn1;

namespace DigiRenew.Pki.Asn1;

/// <summary>An extension of a certificate, a revocation list or one of its entries (RFC 5280 §4.2).</summary>
internal sealed record Extension(string Oid, bool IsCritical, ReadOnlyMemory<byte> Value)
{
    /// <summary>Reads SEQUENCE SIZE (1..MAX) OF Extension; none may be there twice.</summary>
    /// <param name="reader">Stands before them.</param>
    /// <param name="tag">An implicit tag; null for that of a SEQUENCE.</param>
    public static ImmutableArray<Extension> ReadAll(AsnReader reader, Asn1Tag? tag = null)
    {
        var all = ImmutableArray.CreateBuilder<Extension>();
        var list = reader.ReadSequence(tag);
        do
        {
            var extension = ReadOne(list.ReadSequence());
            if (all.Any(other => other.Oid == extension.Oid))
            {
                throw new AsnContentException($"Extension {extension.Oid} is there twice.");
            }

            all.Add(extension);
        }
        while (list.HasData);

        return all.ToImmutable();
    }

    public static void Write(AsnWriter writer, string oid, bool critical, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (critical)
            {
                writer.WriteBoolean(true);
            }

            using (writer.PushOctetString())
            {
                value(writer);
            }
        }
    }

    private static Extension ReadOne(AsnReader fields)
    {
        var oid = fields.ReadObjectIdentifier();
        var critical = fields.PeekTag() == Asn1Tag.Boolean;
        if (critical && !fields.ReadBoolean())
        {
            throw new AsnContentException("The default value of critical must be left out.");
        }

        var extension = new Extension(oid, critical, fields.ReadOctetString());
        fields.ThrowIfNotEmpty();
        return extension;
    }
}

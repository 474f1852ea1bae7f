using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Globalization;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Certificates;

/// <summary>QCStatements (RFC 3739 §3.2.6, ETSI EN 319 412-5); all false and empty where the extension is absent.</summary>
public sealed record QcStatements
{
    private const string IdentMethodPrefix = Oids.QcIdentMethod + ".";

    public static QcStatements None { get; } = new();

    /// <summary>0.4.0.1862.1.1.</summary>
    public bool Compliance { get; init; }

    /// <summary>0.4.0.1862.1.4.</summary>
    public bool Sscd { get; init; }

    /// <summary>0.4.0.1862.1.6: type OIDs, e.g. 0.4.0.1862.1.6.1 (esign).</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>0.4.0.1862.1.8: how the holder was identified; null also for a method that we do not know.</summary>
    public QcIdentMethod? IdentMethod { get; init; }

    /// <summary>0.4.0.1862.1.3: years after the end of validity.</summary>
    public int? RetentionYears { get; init; }

    /// <summary>0.4.0.1862.1.5: https address and ISO 639-1 language of each PKI disclosure statement.</summary>
    public ImmutableArray<(string Url, string Language)> Disclosures { get; init; } = [];

    /// <summary>Nothing is stated.</summary>
    public bool IsEmpty => !Compliance && !Sscd && Types.IsEmpty && IdentMethod is null && RetentionYears is null && Disclosures.IsEmpty;

    /// <summary>DER of the extension's value.</summary>
    public byte[] Write() => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            Write(writer, Compliance, Oids.QcCompliance, null);
            Write(writer, RetentionYears is not null, Oids.QcRetentionPeriod, () => writer.WriteInteger(RetentionYears!.Value));
            Write(writer, Sscd, Oids.QcSscd, null);
            Write(writer, !Disclosures.IsEmpty, Oids.QcPds, () => WriteDisclosures(writer));
            Write(writer, !Types.IsEmpty, Oids.QcType, () => WriteOids(writer, Types));
            Write(writer, IdentMethod is not null, Oids.QcIdentMethod, () => WriteOids(writer, [OidOf(IdentMethod!.Value)]));
        }
    });

    /// <summary>Reads the extension's value; unknown statements are passed over.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not DER QCStatements, or a statement twice.</exception>
    public static QcStatements Read(ReadOnlyMemory<byte> der) => Der.Read(der, "QCStatements", Read);

    private static QcStatements Read(AsnReader reader)
    {
        var statements = None;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var list = reader.ReadSequence();
        while (list.HasData)
        {
            var statement = list.ReadSequence();
            var oid = statement.ReadObjectIdentifier();
            if (!seen.Add(oid))
            {
                throw new AsnContentException($"Statement {oid} is there twice.");
            }

            statements = Add(statements, oid, statement);
            statement.ThrowIfNotEmpty();
        }

        return statements;
    }

    private static QcStatements Add(QcStatements statements, string oid, AsnReader statement)
    {
        switch (oid)
        {
            case Oids.QcCompliance:
                return statements with { Compliance = true };
            case Oids.QcSscd:
                return statements with { Sscd = true };
            case Oids.QcRetentionPeriod:
                return statement.TryReadInt32(out var years) && years >= 0
                    ? statements with { RetentionYears = years }
                    : throw new AsnContentException("A retention period is a number of years.");
            case Oids.QcPds:
                return statements with { Disclosures = ReadDisclosures(statement.ReadSequence()) };
            case Oids.QcType:
                return statements with { Types = ReadOids(statement.ReadSequence()) };
            case Oids.QcIdentMethod:
                return ReadOids(statement.ReadSequence()) is [var method]
                    ? statements with { IdentMethod = MethodOf(method) }
                    : throw new AsnContentException("There is one method of identification.");
            default:
                if (statement.HasData)
                {
                    _ = statement.ReadEncodedValue();
                }

                return statements;
        }
    }

    private static ImmutableArray<(string Url, string Language)> ReadDisclosures(AsnReader locations)
    {
        var all = ImmutableArray.CreateBuilder<(string Url, string Language)>();
        do
        {
            var location = locations.ReadSequence();
            all.Add((location.ReadCharacterString(UniversalTagNumber.IA5String), location.ReadCharacterString(UniversalTagNumber.PrintableString)));
            location.ThrowIfNotEmpty();
        }
        while (locations.HasData);

        return all.ToImmutable();
    }

    private static ImmutableArray<string> ReadOids(AsnReader list)
    {
        var all = ImmutableArray.CreateBuilder<string>();
        do
        {
            all.Add(list.ReadObjectIdentifier());
        }
        while (list.HasData);

        return all.ToImmutable();
    }

    private static void Write(AsnWriter writer, bool stated, string oid, Action? information)
    {
        if (!stated)
        {
            return;
        }

        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            information?.Invoke();
        }
    }

    private static void WriteOids(AsnWriter writer, ImmutableArray<string> oids)
    {
        using (writer.PushSequence())
        {
            foreach (var oid in oids)
            {
                writer.WriteObjectIdentifier(oid);
            }
        }
    }

    private void WriteDisclosures(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            foreach (var (url, language) in Disclosures)
            {
                using (writer.PushSequence())
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, url);
                    writer.WriteCharacterString(UniversalTagNumber.PrintableString, language);
                }
            }
        }
    }

    private static string OidOf(QcIdentMethod method) => IdentMethodPrefix + ((int)method).ToString(CultureInfo.InvariantCulture);

    private static QcIdentMethod? MethodOf(string oid) =>
        Enum.GetValues<QcIdentMethod>().Where(method => OidOf(method) == oid).Select(method => (QcIdentMethod?)method).FirstOrDefault();
}

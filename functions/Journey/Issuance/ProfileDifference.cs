using System.Collections.Immutable;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Issuance;

/// <summary>A field in which a certificate by the current profile differs from the old one (SPEC §6).</summary>
/// <param name="Field">Its name in the catalogue.</param>
/// <param name="Old">What the old one says; null for nothing.</param>
/// <param name="New">What the new one will say; null for nothing.</param>
/// <param name="Lost">What the old one has and the new one will not: usages by name, else object identifiers; empty where nothing is lost.</param>
internal sealed record ProfileDifference(string Field, string? Old, string? New, ImmutableArray<string> Lost)
{
    private const string AnyPurpose = "2.5.29.37.0"; // anyExtendedKeyUsage, RFC 5280 §4.2.1.12: what a certificate without the extension allows

    /// <summary>The fields that differ, in the order in which people read them.</summary>
    public static ImmutableArray<ProfileDifference> Between(CertificateFacts old, CertificateProfile profile)
    {
        var (had, gets) = (old.QcStatements, profile.QcStatements);
        var usage = old.KeyUsage ?? KeyUsage.None;
        ImmutableArray<ProfileDifference> fields =
        [
            List("policies", old.Policies, profile.Policies.Select(policy => policy.Oid)),
            new("key-usage", old.KeyUsage?.ToString(), profile.KeyUsage.ToString(), Names(usage & ~profile.KeyUsage)),
            List("extended-key-usage", old.ExtendedKeyUsages, profile.ExtendedKeyUsages) is var purposes && old.ExtendedKeyUsages.IsEmpty && !profile.ExtendedKeyUsages.IsEmpty
                ? purposes with { Lost = [AnyPurpose] }
                : profile.ExtendedKeyUsages.IsEmpty ? purposes with { Lost = [] } : purposes,
            Flag("qc-compliance", had.Compliance, gets.Compliance),
            Flag("qc-sscd", had.Sscd, gets.Sscd),
            List("qc-types", had.Types, gets.Types),
            new("qc-ident-method", Method(had.IdentMethod), Method(gets.IdentMethod), []), // set for each certificate by how its holder was identified
            new("qc-retention", Years(had.RetentionYears), Years(gets.RetentionYears), had.RetentionYears > (gets.RetentionYears ?? 0) ? [Years(had.RetentionYears)!] : []),
        ];
        return [.. fields.Where(field => field.Old != field.New)];
    }

    private static ProfileDifference List(string field, IEnumerable<string> old, IEnumerable<string> current) =>
        new(field, Join(old), Join(current), [.. old.Except(current, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static ProfileDifference Flag(string field, bool old, bool current) => new(field, Word(old), Word(current), old && !current ? [field] : []);

    private static ImmutableArray<string> Names(KeyUsage usage) =>
        [.. Enum.GetValues<KeyUsage>().Where(flag => flag != KeyUsage.None && usage.HasFlag(flag)).Select(flag => flag.ToString())];

    private static string Join(IEnumerable<string> values) => string.Join(' ', values.Order(StringComparer.Ordinal));

    private static string Word(bool value) => value ? "yes" : "no";

    private static string? Method(QcIdentMethod? method) => method is { } known ? FormattableString.Invariant($"0.4.0.1862.1.8.{(int)known}") : null;

    private static string? Years(int? years) => years is { } known ? FormattableString.Invariant($"P{known}Y") : null;
}

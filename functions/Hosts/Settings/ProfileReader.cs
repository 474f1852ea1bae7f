using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.Settings;

/// <summary>Reads <c>Provider:Profile</c>: what new certificates say.</summary>
public static class ProfileReader
{
    private static readonly ImmutableSortedDictionary<string, KeyUsage> Usages = new Dictionary<string, KeyUsage>
    {
        ["contentCommitment"] = KeyUsage.ContentCommitment,
        ["digitalSignature"] = KeyUsage.DigitalSignature,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <param name="profile">The section.</param>
    /// <param name="origin">The service's origin, where this host serves its list and its issuing certificate; null where it serves none.</param>
    public static CertificateProfile Read(Section profile, string? origin)
    {
        var read = new CertificateProfile(
            [.. profile.Parts("Policies").Select(ReadPolicy)],
            profile.Texts("KeyUsage").Aggregate(KeyUsage.None, (sum, name) => sum | profile.Word(name, Usages, "KeyUsage")),
            [.. profile.Texts("ExtendedKeyUsages")],
            ReadStatements(profile.Part("QcStatements")),
            ReadAddress(profile, "CaIssuersAddress", origin, "cer"),
            null,
            ReadAddress(profile, "CrlAddress", origin, "crl"));
        if (!read.KeyUsage.HasFlag(KeyUsage.ContentCommitment))
        {
            profile.Fault("KeyUsage", "contentCommitment must be among them.");
        }

        profile.Finish();
        return read;
    }

    /// <summary>An address that new certificates carry: none is written that nobody serves (SPEC §6).</summary>
    private static string ReadAddress(Section profile, string name, string? origin, string ending)
    {
        var address = profile.Text(name, origin is null ? string.Empty : $"{origin}{Routes.Prefix}/repository/{{issuer}}.{ending}");
        if (address.Length == 0)
        {
            profile.Fault(name, "is needed: this host serves neither lists nor issuing certificates; name the address where the provider’s authority does.");
        }

        return address;
    }

    private static (string Oid, string? CpsAddress) ReadPolicy(Section policy)
    {
        var cps = policy.Text("Cps", string.Empty);
        var read = (policy.Text("Oid"), cps.Length == 0 ? null : cps);
        policy.Finish();
        return read;
    }

    private static QcStatements ReadStatements(Section statements)
    {
        var retention = statements.Value<int>("RetentionYears", 0);
        var read = new QcStatements
        {
            Compliance = true,
            Sscd = true,
            Types = [.. statements.Texts("Types")],
            RetentionYears = retention == 0 ? null : retention,
            Disclosures = [.. statements.Parts("Disclosures").Select(ReadDisclosure)],
        };
        if (!read.Disclosures.Any(disclosure => disclosure.Language == "en"))
        {
            statements.Fault("Disclosures", "one in English is required (ETSI EN 319 412-5 §4.3.4).");
        }

        statements.Finish();
        return read;
    }

    private static (string Url, string Language) ReadDisclosure(Section disclosure)
    {
        var read = (disclosure.Text("Url"), disclosure.Text("Language"));
        if (!read.Item1.StartsWith("https://", StringComparison.Ordinal))
        {
            disclosure.Fault("Url", "https only.");
        }

        disclosure.Finish();
        return read;
    }
}

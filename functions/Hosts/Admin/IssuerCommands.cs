using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Requests;

namespace DigiRenew.Hosts.Admin;

/// <summary>issuer csr, merge: makes the issuing certificate where its key stays. The provider's root signs the request elsewhere.</summary>
/// <param name="run">Runs the commands.</param>
/// <param name="vaults">Opens a vault by its address; null in a build that knows none.</param>
/// <param name="time">For the check of the signed certificate.</param>
internal sealed class IssuerCommands(AdminRun run, Func<Uri, IIssuingCertificates>? vaults, TimeProvider time)
{
    private static readonly ImmutableSortedDictionary<string, KeyAlgorithm> Keys = new Dictionary<string, KeyAlgorithm>
    {
        ["rsa-3072"] = KeyAlgorithm.Rsa3072,
        ["rsa-4096"] = KeyAlgorithm.Rsa4096,
        ["p-256"] = KeyAlgorithm.P256,
        ["p-384"] = KeyAlgorithm.P384,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private readonly Option<string> _vault = new("--vault") { Description = "https address of the vault.", HelpName = "URL", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "Of the certificate in the vault.", DefaultValueFactory = _ => "issuing" };

    public Command Build() => new("issuer", "The issuing certificate: request (csr) and signed certificate (merge). The key stays in the vault.") { Request(), Merge() };

    private Command Request()
    {
        var output = new Option<FileInfo>("--out") { Description = "The request is written here, PEM.", HelpName = "FILE", Required = true };
        var subject = new Option<string>("--subject") { Description = "Distinguished name, RFC 4514.", Required = true };
        var key = new Option<string>("--key") { Description = "rsa-3072, rsa-4096, p-256 or p-384.", DefaultValueFactory = _ => "rsa-3072" };
        key.AcceptOnlyFromAmong([.. Keys.Keys]);
        var software = new Option<bool>("--software") { Description = "A key outside the hardware module, for vaults of the tier Standard." };
        var months = new Option<int>("--months") { Description = "Validity that is asked for.", DefaultValueFactory = _ => 120 };
        var notice = new Option<int>("--notice-days") { Description = "Days before the end at which the vault writes to its contacts.", DefaultValueFactory = _ => 365 };
        var command = new Command("csr", "Makes the key, and the request that the root signs.") { _vault, _name, output, subject, key, software, months, notice };
        run.Let(command, async (parsed, token) =>
        {
            var order = new IssuingCertificateOrder(
                parsed.GetRequiredValue(_name),
                parsed.GetRequiredValue(subject),
                Keys[parsed.GetRequiredValue(key)],
                !parsed.GetValue(software),
                parsed.GetValue(months),
                parsed.GetValue(notice));
            var der = await Open(parsed).RequestAsync(order, token).ConfigureAwait(false);
            if (CertificationRequest.Read(der) is (null, var refused))
            {
                throw new AdminException(AdminExit.Data, $"The vault’s request can’t be read: {refused}");
            }

            var file = parsed.GetRequiredValue(output).FullName;
            await File.WriteAllTextAsync(file, PemEncoding.WriteString("CERTIFICATE REQUEST", der.Span) + "\n", token).ConfigureAwait(false);
            return Answer.Done($"The request is in {file}. Have the root sign it as an authority’s certificate, then run issuer merge.", new JsonObject { ["request"] = file });
        });
        return command;
    }

    private Command Merge()
    {
        var certificate = new Option<FileInfo>("--certificate") { Description = "The signed certificate, PEM or DER; PEM may hold its chain.", HelpName = "FILE", Required = true };
        var anchor = new Option<FileInfo>("--anchor") { Description = "The root, PEM or DER.", HelpName = "FILE", Required = true };
        var command = new Command("merge", "Checks the signed certificate and puts it beside its key.") { _vault, _name, certificate, anchor };
        run.Let(command, async (parsed, token) =>
        {
            var chain = Read(parsed.GetRequiredValue(certificate));
            var faults = IssuingCertificateRules.FaultsOf(chain[0], [.. chain.Skip(1)], Read(parsed.GetRequiredValue(anchor)), time.GetUtcNow());
            if (!faults.IsEmpty)
            {
                throw new AdminException(AdminExit.Data, string.Join('\n', faults));
            }

            var version = await Open(parsed).MergeAsync(parsed.GetRequiredValue(_name), [.. chain.Select(link => link.Der)], token).ConfigureAwait(false);
            return Answer.Done(
                $"Merged as version {version}. Settings: KeyVault__IssuingVersion={version} (issue); Certificates__Issuing__0 = the certificate, base 64 of its DER (every part).",
                new JsonObject { ["version"] = version, ["certificate"] = Convert.ToBase64String(chain[0].Der.Span) });
        });
        return command;
    }

    private IIssuingCertificates Open(ParseResult parsed)
    {
        if (!Uri.TryCreate(parsed.GetRequiredValue(_vault), UriKind.Absolute, out var vault) || vault.Scheme != Uri.UriSchemeHttps)
        {
            throw new AdminException(AdminExit.Usage, "--vault is an https address.");
        }

        return vaults?.Invoke(vault)
            ?? throw new AdminException(AdminExit.Usage, "This build reaches no vault. Build with the whole NuGet gallery: dotnet build DigiRenew.sln -c Full, and use digirenew-admin-azure.");
    }

    private static ImmutableArray<CertificateFacts> Read(FileInfo file)
    {
        var read = new X509Certificate2Collection();
        var octets = File.ReadAllBytes(file.FullName);
        if (octets.AsSpan().StartsWith("-----BEGIN"u8))
        {
            read.ImportFromPem(System.Text.Encoding.ASCII.GetString(octets));
        }
        else
        {
            read.Add(X509CertificateLoader.LoadCertificate(octets));
        }

        return read.Count > 0
            ? [.. read.Select(certificate => CertificateFacts.Read(certificate.RawData))]
            : throw new CryptographicException($"{file.Name} holds no certificate.");
    }
}

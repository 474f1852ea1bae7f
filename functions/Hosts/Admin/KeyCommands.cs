using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.Admin;

/// <summary>keys request, rotate, rewrap: a new key in the place of an old one, which stays valid for what it made.</summary>
internal sealed class KeyCommands(AdminRun run, DataFolder data)
{
    private const string Issuing = "issuing";
    private const string Seal = "seal";

    /// <summary>Secrets of which two are valid at a time. The form salt stays: the digests of forms rest on it.</summary>
    private static readonly string[] Secrets = ["session-token", "nonce", "code-pepper", "notice-link"];

    private static readonly ImmutableSortedDictionary<string, KeyAlgorithm> Algorithms = new Dictionary<string, KeyAlgorithm>
    {
        ["rsa-3072"] = KeyAlgorithm.Rsa3072,
        ["rsa-4096"] = KeyAlgorithm.Rsa4096,
        ["p-256"] = KeyAlgorithm.P256,
        ["p-384"] = KeyAlgorithm.P384,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private readonly Option<DirectoryInfo> _issuingData = new("--issuing-data") { Description = "Folder of the issuing keys, where they lie apart.", HelpName = "DIR" };
    private readonly Option<string> _algorithm = new("--key") { Description = "rsa-3072, rsa-4096, p-256 or p-384.", DefaultValueFactory = _ => "rsa-3072" };

    public Command Build()
    {
        _algorithm.AcceptOnlyFromAmong([.. Algorithms.Keys]);
        return new("keys", "Keys of the service, and how they follow each other.") { Request(), Rotate(), Rewrap() };
    }

    private Command Request()
    {
        var role = new Argument<string>("KEY") { Description = "seal or issuing." };
        role.AcceptOnlyFromAmong(Seal, Issuing);
        var output = new Option<FileInfo>("--out") { Description = "Where the request goes, PEM.", HelpName = "FILE", Required = true };
        var command = new Command("request", "Makes the next key of seal or issuing authority, and the request that the provider’s authority signs. Nothing changes before keys rotate.")
        {
            data.Option, _issuingData, _algorithm, role, output,
        };
        run.Let(command, async (parsed, token) =>
        {
            var der = await SuccessionOf(parsed, parsed.GetRequiredValue(role)).RequestAsync(Algorithms[parsed.GetRequiredValue(_algorithm)], token).ConfigureAwait(false);
            var file = parsed.GetRequiredValue(output).FullName;
            await File.WriteAllTextAsync(file, PemEncoding.WriteString("CERTIFICATE REQUEST", der) + "\n", token).ConfigureAwait(false);
            return Answer.Done($"The request is in {file}. Have it signed, then run keys rotate.", new JsonObject { ["request"] = file });
        });
        return command;
    }

    private Command Rotate()
    {
        var key = new Argument<string>("KEY") { Description = $"seal, issuing, master, {string.Join(", ", Secrets)}." };
        key.AcceptOnlyFromAmong([Seal, Issuing, MasterKeyWrap.Purpose, .. Secrets]);
        var certificate = new Option<FileInfo>("--certificate") { Description = "For seal and issuing: the certificate of the requested key, PEM or DER. A demo hierarchy signs it itself.", HelpName = "FILE" };
        var command = new Command("rotate", "Puts a new key first; what the one before it made stays valid.") { data.Option, data.Settings, _issuingData, _algorithm, key, certificate };
        run.Let(command, (parsed, token) => parsed.GetRequiredValue(key) switch
        {
            Seal or Issuing => SucceedAsync(parsed, parsed.GetRequiredValue(key), parsed.GetValue(certificate), token),
            MasterKeyWrap.Purpose => RotateMasterAsync(parsed, token),
            var secret => RotateSecretAsync(parsed, secret),
        });
        return command;
    }

    private Command Rewrap()
    {
        var command = new Command("rewrap", "Wraps the key of every order anew with the newest master key.") { data.Option, data.Settings };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var rewrapped = await stores.Storage.PrivateDocuments.RewrapAsync(token).ConfigureAwait(false);
            return Answer.Done($"{rewrapped} keys were wrapped anew.", new JsonObject { ["rewrapped"] = rewrapped });
        });
        return command;
    }

    private async Task<Answer> SucceedAsync(ParseResult parsed, string role, FileInfo? certificate, CancellationToken cancellationToken)
    {
        var folder = data.PathOf(parsed);
        string name;
        if (certificate is not null)
        {
            name = SuccessionOf(parsed, role).Install(CertificateFile.Read(certificate), data.ReadAnchors(parsed), TimeProvider.System.GetUtcNow());
        }
        else
        {
            var apart = parsed.GetValue(_issuingData)?.FullName;
            if (!File.Exists(Path.Combine(apart ?? Path.Combine(folder, "keys"), "root.p8")))
            {
                throw new AdminException(AdminExit.Usage, $"Name the new certificate by --certificate; its key and request come from keys request {role}.");
            }

            var options = new DemoAuthorityOptions(folder, data.ReadProvider(parsed).Origin) { IssuingDirectory = apart, Algorithm = Algorithms[parsed.GetRequiredValue(_algorithm)] };
            name = await DemoAuthority.SucceedAsync(options, role, TimeProvider.System.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }

        return Answer.Done(
            $"{name} stands. Start the service again; the certificates before it are still accepted.", new JsonObject { ["key"] = role, ["name"] = name });
    }

    private Task<Answer> RotateSecretAsync(ParseResult parsed, string secret)
    {
        new KeyRing(Path.Combine(data.PathOf(parsed), "keys")).Rotate(secret);
        return Task.FromResult(Answer.Done(
            $"{secret}: the new key makes, it and the one before are accepted. The service takes it up at once.", new JsonObject { ["key"] = secret }));
    }

    /// <summary>Two master keys may lie in the file: nothing may rest on the older one when a third comes.</summary>
    private async Task<Answer> RotateMasterAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var stores = await data.OpenStoresAsync(parsed, cancellationToken).ConfigureAwait(false);
        await stores.Storage.PrivateDocuments.RewrapAsync(cancellationToken).ConfigureAwait(false);
        stores.Keys.Rotate(MasterKeyWrap.Purpose);
        var rewrapped = await stores.Storage.PrivateDocuments.RewrapAsync(cancellationToken).ConfigureAwait(false);
        return Answer.Done(
            $"master: the new key wraps, and the keys of {rewrapped} groups of documents were wrapped anew with it.",
            new JsonObject { ["key"] = MasterKeyWrap.Purpose, ["rewrapped"] = rewrapped });
    }

    private KeySuccession SuccessionOf(ParseResult parsed, string role) => new(data.PathOf(parsed), role, parsed.GetValue(_issuingData)?.FullName);
}

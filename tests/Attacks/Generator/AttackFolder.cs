using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Journey.Verification;

namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>Writes every attack into a folder of its own, with what a verifier needs to judge it, and an index.</summary>
public static class AttackFolder
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>One line of the index.</summary>
    /// <param name="Name">The attack, and its folder.</param>
    /// <param name="What">What was done.</param>
    /// <param name="File">The file, within the folder; null for a statement.</param>
    /// <param name="Signature">The detached CMS or the statement; null where the signature is within the file.</param>
    /// <param name="Kind">What it is sent as: an upload kind, order or session.</param>
    /// <param name="SentAs">The name it is sent under.</param>
    /// <param name="Code">Code of the refusal.</param>
    /// <param name="Indication">What a verifier should say (ETSI EN 319 102-1).</param>
    /// <param name="SubIndication">Why.</param>
    /// <param name="ReceivedAt">When it reached the service; validity and revocation are judged at this time.</param>
    public sealed record Line(
        string Name, string What, string? File, string? Signature, string Kind, string? SentAs, string Code, string Indication, string SubIndication, DateTimeOffset ReceivedAt);

    /// <returns>The index.</returns>
    public static async Task<IReadOnlyList<Line>> WriteAsync(string folder, IEnumerable<Attack> attacks)
    {
        ArgumentNullException.ThrowIfNull(attacks);
        var index = new List<Line>();
        foreach (var attack in attacks)
        {
            var attempt = await attack.MakeAsync();
            using (attempt.Bench)
            {
                index.Add(await WriteAsync(Directory.CreateDirectory(Path.Combine(folder, attack.Name)).FullName, attack, attempt));
            }
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, "index.json"), JsonSerializer.SerializeToUtf8Bytes(index, s_indented));
        await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), List(index));
        return index;
    }

    private static async Task<Line> WriteAsync(string folder, Attack attack, Attempt attempt)
    {
        var desk = attempt.Bench.Desk;
        await File.WriteAllTextAsync(Path.Combine(folder, "order-certificate.pem"), Pem(desk.Pki.Holder.Der));
        await File.WriteAllTextAsync(Path.Combine(folder, "chain.pem"), string.Concat(desk.Pki.Chain.Select(certificate => Pem(certificate.Der))));
        if (desk.RevocationLists.Answer is RevocationAnswer.Found list)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "issuing.crl"), list.Der.ToArray());
        }

        var (file, signature, kind, sentAs) = attempt switch
        {
            Attempt.Upload u => (u.File, u.Signature, u.Kind.ToWire(), u.FileName),
            Attempt.Order o => (null, o.Statement, "order", null),
            Attempt.Session s => (null, Convert.FromBase64String(s.Request.Statement), "session", (string?)null),
            _ => throw new InvalidOperationException(),
        };
        var fileName = file is null ? null : "file" + Path.GetExtension(sentAs);
        if (file is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, fileName!), file);
        }

        if (signature is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "signature.p7s"), signature);
        }

        if (attempt is Attempt.Upload { Kind: var upload } && upload.Paper() is { } paper)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "paper-as-issued.pdf"), await attempt.Bench.PaperAsync(paper));
        }

        var (code, indication, why) = attack.Expected;
        return new(attack.Name, attack.What, fileName, signature is null ? null : "signature.p7s", kind, sentAs, code, indication, why, desk.Time.Now);
    }

    private static string List(IEnumerable<Line> index)
    {
        var text = new StringBuilder(
            "# Files that must not be accepted\n\n"
            + "Each folder has the file as sent, its detached signature where it has one (`signature.p7s`), the certificate of the order,\n"
            + "the provider's chain and its revocation list, and for papers the paper as it was issued. Keys and dates are made up at each run.\n"
            + "`index.json` says the same for programs. Validity and revocation are to be judged at `receivedAt`.\n\n"
            + "| Folder | What it is | A verifier should say |\n| --- | --- | --- |\n");
        foreach (var line in index)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"| {line.Name} | {line.What} Sent as {line.Kind}. | {line.Indication} {line.SubIndication} (`{line.Code}`) |\n");
        }

        return text.ToString();
    }

    private static string Pem(ReadOnlyMemory<byte> der) => PemEncoding.WriteString("CERTIFICATE", der.Span) + "\n";
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>
/// An exported trail as a folder: <c>audit/{order}.jsonl</c> (a record a line, exactly as hashed, LF),
/// <c>checkpoints/{number}.p7s</c> (CMS) and <c>seal-anchor.pem</c>.
/// </summary>
public static class AuditFolder
{
    private const string Records = "audit";
    private const string Checkpoints = "checkpoints";
    private const string Anchor = "seal-anchor.pem";
    private const byte LineFeed = (byte)'\n';

    /// <summary>Writes an export to a folder that is new or empty.</summary>
    /// <exception cref="IOException">The folder has something in it, or can't be written.</exception>
    public static async Task WriteAsync(string folder, AuditExport export, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder} is not empty.");
        }

        var records = Directory.CreateDirectory(Path.Combine(folder, Records)).FullName;
        foreach (var (id, lines) in export.Orders)
        {
            byte[] content = [.. lines.SelectMany(line => (byte[])[.. line.Span, LineFeed])];
            await File.WriteAllBytesAsync(Path.Combine(records, $"{id}.jsonl"), content, cancellationToken).ConfigureAwait(false);
        }

        var checkpoints = Directory.CreateDirectory(Path.Combine(folder, Checkpoints)).FullName;
        foreach (var (at, cms) in export.Checkpoints.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{at + 1}.p7s");
            await File.WriteAllBytesAsync(Path.Combine(checkpoints, name), cms, cancellationToken).ConfigureAwait(false);
        }

        var anchors = string.Join('\n', export.SealAnchors.Select(anchor => PemEncoding.WriteString("CERTIFICATE", anchor.Der.Span))) + "\n";
        await File.WriteAllTextAsync(Path.Combine(folder, Anchor), anchors, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a folder for <see cref="AuditVerification"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="anchorFile">The auditor's own copy of the seal's certificate; null takes the folder's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidDataException">Not such a folder.</exception>
    public static async Task<AuditExport> ReadAsync(string folder, string? anchorFile, CancellationToken cancellationToken)
    {
        var anchor = anchorFile ?? Path.Combine(folder, Anchor);
        if (!Directory.Exists(Path.Combine(folder, Records)) || !File.Exists(anchor))
        {
            throw new InvalidDataException($"{folder} holds no exported audit trail.");
        }

        var orders = ImmutableDictionary.CreateBuilder<RenewalId, ImmutableArray<ReadOnlyMemory<byte>>>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, Records), "*.jsonl"))
        {
            orders[RenewalId.TryParse(Path.GetFileNameWithoutExtension(file), out var id) ? id : throw new InvalidDataException($"{Path.GetFileName(file)} is not named after an order.")] =
                Lines(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        }

        var checkpoints = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        foreach (var file in CheckpointFiles(Path.Combine(folder, Checkpoints)))
        {
            checkpoints.Add(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        }

        return new(orders.ToImmutable(), checkpoints.ToImmutable(), Certificates(await File.ReadAllTextAsync(anchor, cancellationToken).ConfigureAwait(false)));
    }

    private static IEnumerable<string> CheckpointFiles(string folder) => !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.p7s")
        .OrderBy(file => long.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue);

    private static ImmutableArray<ReadOnlyMemory<byte>> Lines(byte[] content)
    {
        var lines = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var rest = content.AsMemory();
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf(LineFeed);
            lines.Add(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return lines.ToImmutable();
    }

    private static ImmutableArray<CertificateFacts> Certificates(string pem)
    {
        var certificates = ImmutableArray.CreateBuilder<CertificateFacts>();
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            certificates.Add(CertificateFacts.Read(Convert.FromBase64String(new string(rest[found.Base64Data]))));
        }

        return certificates.Count > 0 ? certificates.ToImmutable() : throw new InvalidDataException("The seal anchor holds no certificate.");
    }
}

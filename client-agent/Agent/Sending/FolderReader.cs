using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;

namespace DigiRenew.Agent.Sending;

/// <summary>Finds in a folder what an order waits for: papers by their digest, whatever they are called; copies by their names.</summary>
internal static class FolderReader
{
    private static readonly string[] IdentityNames = ["identity", "identitate", "carte", "buletin", "pasaport", "passport", "act-identitate", "act_identitate", "id-card", "ci", "id"];
    private static readonly string[] PaymentNames = ["payment", "plata", "dovada", "ordin"];
    private static readonly string[] AuthorisationNames = ["authorisation", "authorization", "autorizare", "imputernicire"];

    /// <summary>The files to send.</summary>
    /// <param name="folder">The folder; its own files only.</param>
    /// <param name="papers">The papers as the service named them.</param>
    /// <param name="wanted">The kinds that are still needed.</param>
    /// <param name="policy">Formats that are accepted.</param>
    /// <exception cref="AgentException"><c>file-unreadable</c>, <c>folder-incomplete</c>.</exception>
    public static IReadOnlyList<FileToSend> Find(
        string folder, IReadOnlyList<PaperView> papers, IReadOnlyList<UploadKind> wanted, PolicyView policy)
    {
        if (!Directory.Exists(folder))
        {
            throw new AgentException(AgentFaults.FileUnreadable, ("file", folder), ("what", "?"));
        }

        string[] files = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];
        var digests = files.ToLookup(file => Sha256Digest.Of(File.ReadAllBytes(file)).Hex, StringComparer.Ordinal);
        var ofPapers = papers.SelectMany(paper => digests[paper.Sha256]).ToHashSet(StringComparer.Ordinal);
        var copies = files.Where(file => !ofPapers.Contains(file) && !papers.Any(paper => PaperMatcher.IsNamedLike(file, paper))).ToArray();
        var found = new List<FileToSend>();
        var missing = new List<string>();
        foreach (var kind in wanted)
        {
            var file = kind.Paper() is { } paper
                ? Paper(paper.ToWire(), papers, digests, files)
                : Copy(kind, copies, policy);
            if (file is not null)
            {
                found.Add(new(kind, file));
            }
            else if (Kinds.Required.Contains(kind))
            {
                missing.Add(kind.ToWire());
            }
        }

        return missing.Count == 0
            ? found
            : throw new AgentException(AgentFaults.FolderIncomplete, ("folder", folder), ("kinds", string.Join(", ", missing)));
    }

    private static string? Paper(string kind, IReadOnlyList<PaperView> papers, ILookup<string, string> digests, string[] files) =>
        papers.FirstOrDefault(one => one.Kind == kind) is { } paper
            ? digests[paper.Sha256].FirstOrDefault() ?? files.FirstOrDefault(file => PaperMatcher.IsNamedLike(file, paper))
            : null;

    private static string? Copy(UploadKind kind, string[] copies, PolicyView policy)
    {
        var formats = policy.Uploads.FirstOrDefault(limit => limit.Kind == kind.ToWire())?.Formats ?? [];
        string[] possible = [.. copies.Where(file => formats.Contains(Extension(file), StringComparer.OrdinalIgnoreCase))];
        var names = kind switch
        {
            UploadKind.Identity => IdentityNames,
            UploadKind.PaymentProof => PaymentNames,
            _ => AuthorisationNames,
        };
        return possible.FirstOrDefault(file => names.Any(name => HasName(file, name)));
    }

    private static string Extension(string file) => Path.GetExtension(file).TrimStart('.');

    private static bool HasName(string file, string name)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        return stem.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (stem.Length == name.Length || !char.IsLetter(stem[name.Length]));
    }
}

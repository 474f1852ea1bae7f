using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;

namespace DigiRenew.Agent.Sending;

/// <summary>
/// What lies in a folder: papers, known by their digest whatever they are called, and the copy of the identity document,
/// which only its name tells. What the order can do without is never picked: web pages and other programs put files into folders too.
/// </summary>
internal sealed class FolderReader
{
    private static readonly string[] IdentityNames = ["identity", "identitate", "carte", "buletin", "pasaport", "passport", "act-identitate", "act_identitate", "id-card", "ci", "id"];

    private readonly IReadOnlyList<PaperView> _papers;
    private readonly ILookup<string, string> _digests;
    private readonly string[] _files;
    private readonly FileInfo[] _copies;

    /// <summary>Reads a folder; its own files only, and whole only those that are as long as a paper.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="papers">The papers as the service named them.</param>
    /// <exception cref="AgentException"><c>file-unreadable</c>.</exception>
    public FolderReader(string folder, IReadOnlyList<PaperView> papers)
    {
        Require(folder);
        _papers = papers;
        _files = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];
        var files = _files.Select(file => new FileInfo(file)).ToArray();
        var lengths = papers.Select(paper => paper.Length).ToHashSet();
        _digests = files.Where(file => lengths.Contains(file.Length))
            .ToLookup(file => Sha256Digest.Of(File.ReadAllBytes(file.FullName)).Hex, file => file.FullName, StringComparer.Ordinal);
        var ofPapers = papers.SelectMany(paper => _digests[paper.Sha256]).ToHashSet(StringComparer.Ordinal);
        _copies = [.. files.Where(file => !ofPapers.Contains(file.FullName) && !papers.Any(paper => PaperMatcher.IsNamedLike(file.FullName, paper)))];
    }

    /// <exception cref="AgentException"><c>file-unreadable</c>: there is no such folder.</exception>
    public static void Require(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new AgentException(AgentFaults.FileUnreadable, ("file", folder), ("what", "?"));
        }
    }

    /// <summary>The file of a paper: by its digest, else by its name; null where there is none.</summary>
    public string? Paper(PaperKind kind) => _papers.FirstOrDefault(one => one.Kind == kind.ToWire()) is { } paper
        ? _digests[paper.Sha256].FirstOrDefault() ?? _files.FirstOrDefault(file => PaperMatcher.IsNamedLike(file, paper))
        : null;

    /// <summary>
    /// Files that may be the copy of the identity document: of an accepted format and length, and named like one. A file that
    /// is named by the kind itself, e.g. identity.jpg, is meant so; any other is a guess.
    /// </summary>
    public (IReadOnlyList<string> Named, IReadOnlyList<string> Guessed) IdentityCopies(PolicyView policy)
    {
        var kind = UploadKind.Identity.ToWire();
        var limit = policy.Uploads.FirstOrDefault(limit => limit.Kind == kind);
        string[] possible =
        [
            .. _copies
                .Where(file => limit is not null && file.Length > 0 && file.Length <= limit.MaximumLength)
                .Where(file => limit!.Formats.Contains(file.Extension.TrimStart('.'), StringComparer.OrdinalIgnoreCase))
                .Select(file => file.FullName),
        ];
        string[] named = [.. possible.Where(file => string.Equals(Path.GetFileNameWithoutExtension(file), kind, StringComparison.OrdinalIgnoreCase))];
        return (named, [.. possible.Where(file => !named.Contains(file) && IdentityNames.Any(name => HasName(file, name)))]);
    }

    private static bool HasName(string file, string name)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        return stem.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (stem.Length == name.Length || !char.IsLetter(stem[name.Length]));
    }
}

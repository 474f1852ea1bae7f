namespace DigiRenew.Tests.Unit.Infra;

/// <summary>The tree that these tests walk.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(Path(parts));

    /// <summary>Files below infra/ with these endings, as full paths, in order.</summary>
    public static string[] Infrastructure(params string[] endings) =>
        [.. Directory.EnumerateFiles(Path("infra"), "*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(System.IO.Path.GetExtension(file)))
            .Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "DigiRenew.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

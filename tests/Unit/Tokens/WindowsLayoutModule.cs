namespace DigiRenew.Tests.Unit.Tokens;

/// <summary>winlayout.c, compiled.</summary>
public sealed class WindowsLayoutModule : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("digirenew-module-").FullName;

    public WindowsLayoutModule() => Path = Compile(folder, "winlayout", Source("winlayout.c"));

    public string Path { get; }

    /// <summary>Compiles a library.</summary>
    public static string Compile(string folder, string name, string source, params string[] options)
    {
        var library = System.IO.Path.Combine(folder, name + ".so");
        Tool.Run("gcc", ["-std=c11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", .. options, "-o", library, source]);
        return library;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Source(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var file = System.IO.Path.Combine(at.FullName, "tests", "Unit", "Tokens", "Modules", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException(name);
    }
}

using System.Diagnostics;
using System.Text;

namespace DigiRenew.Tests.Builders;

/// <summary>Runs a program that nobody here wrote (openssl, pdfsig…) in a folder of its own and keeps what it says.</summary>
public sealed class Judge : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digirenew-judge-");

    /// <summary>The folder that the programs run in.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Puts a file into the folder.</summary>
    /// <returns>Its name, to be used as an argument.</returns>
    public string Keep(string name, ReadOnlySpan<byte> octets)
    {
        File.WriteAllBytes(Path.Combine(Folder, name), octets);
        return name;
    }

    /// <summary>Puts a certificate into the folder, as PEM.</summary>
    public string KeepPem(string name, string label, params ReadOnlySpan<ReadOnlyMemory<byte>> ders)
    {
        var text = new StringBuilder();
        foreach (var der in ders)
        {
            _ = text.AppendLine(System.Security.Cryptography.PemEncoding.WriteString(label, der.Span));
        }

        return Keep(name, System.Text.Encoding.ASCII.GetBytes(text.ToString()));
    }

    /// <summary>Reads a file that a program left in the folder.</summary>
    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, and what it wrote to both outputs.</returns>
    public (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _ = process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }

    /// <summary>Runs openssl, which must be content.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It was not; the message has its words.</exception>
    public string OpenSsl(params string[] arguments)
    {
        var (exitCode, output) = Run("openssl", arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"openssl {string.Join(' ', arguments)}: {exitCode}\n{output}");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

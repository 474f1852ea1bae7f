using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace DigiRenew.Demo;

/// <summary>Azurite's blob service on a free port, in memory, with an account of its own; ends with the process that started it.</summary>
public sealed class Azurite : IDisposable
{
    private const string Account = "digirenew";
    private const string Program = ".work/npm/node_modules/.bin/azurite-blob";

    // The shell ends Azurite when its standard input closes, which it does however this process ends.
    private const string Guarded = "\"$@\" & azurite=$!; read -r _; kill -9 $azurite";

    private readonly Process _process;

    private Azurite(Process process, int port, string key)
    {
        _process = process;
        Port = port;
        ConnectionString =
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};BlobEndpoint=http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/{Account};";
    }

    public int Port { get; }

    public string ConnectionString { get; }

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <exception cref="IOException">It is not installed, or does not listen.</exception>
    public static async Task<Azurite> StartAsync()
    {
        var port = LocalPort.Free();
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        string[] arguments =
        [
            "-c", Guarded, "azurite", FindProgram(), "--silent", "--disableTelemetry", "--inMemoryPersistence", "--skipApiVersionCheck",
            "--blobHost", "127.0.0.1", "--blobPort", port.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo("sh", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{key}";
        var azurite = new Azurite(new Process { StartInfo = start }, port, key);
        azurite._process.Start();
        azurite._process.BeginOutputReadLine();
        azurite._process.BeginErrorReadLine();
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100).ConfigureAwait(false))
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port).ConfigureAwait(false);
                return azurite;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }

        azurite.Dispose();
        throw new IOException("Azurite does not listen a minute after it was started.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(TimeSpan.FromSeconds(10));
        _process.Dispose();
    }

    private static string FindProgram()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Program);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new IOException("Azurite is not installed; ./run install does it.");
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Dapper;
using DigiRenew.Demo;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Tests.Faults;

/// <summary>
/// The records of a service that keeps them in blobs, on an Azurite of the test's own, which nobody kills. For the checker they
/// are copied, blob by blob and without a line of the adapter, into the tables and files that it reads.
/// </summary>
internal sealed class BlobRecords : IDisposable
{
    private const string Prefix = "faults-";

    private readonly Azurite _azurite;
    private readonly BlobServiceClient _service;

    private BlobRecords(Azurite azurite) => (_azurite, _service) = (azurite, new(azurite.ConnectionString));

    /// <summary>The section Storage of the service's settings.</summary>
    public JsonObject Section => new()
    {
        ["Provider"] = "AzureBlobs",
        ["ConnectionString"] = _azurite.ConnectionString,
        ["ContainerPrefix"] = Prefix,
    };

    public static async Task<BlobRecords> StartAsync() => new(await Azurite.StartAsync());

    /// <summary>Copies everything that the checker looks at.</summary>
    /// <param name="folder">Made anew; the mails of <paramref name="data"/> are copied too.</param>
    /// <param name="data">The data directory, where mails lie.</param>
    public async Task CopyAsync(string folder, string data)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(folder, "audit"));
        Directory.CreateDirectory(Path.Combine(folder, "evidence"));
        Directory.CreateDirectory(Path.Combine(folder, "mail"));
        foreach (var mail in Directory.EnumerateFiles(Path.Combine(data, "mail"), "*.eml"))
        {
            File.Copy(mail, Path.Combine(folder, "mail", Path.GetFileName(mail)));
        }

        await CopyOrdersAsync(Path.Combine(folder, "digirenew.db"));
        await CopyAuditAsync(Path.Combine(folder, "audit", "audit.db"));
        foreach (var container in new[] { "working", "evidence" })
        {
            await foreach (var (name, content) in ReadAsync(container, string.Empty))
            {
                var file = Path.Combine(folder, "evidence", name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, content);
            }
        }
    }

    public void Dispose() => _azurite.Dispose();

    private async Task CopyOrdersAsync(string file)
    {
        using var database = Open(
            file, "CREATE TABLE records (renewal, sequence, bytes); CREATE TABLE effects (renewal, effect_id, effect, due, cause); CREATE TABLE claims (name, owner)");
        await foreach (var (name, content) in ReadAsync("orders", string.Empty))
        {
            var id = Path.GetFileNameWithoutExtension(name);
            using var order = JsonDocument.Parse(content);
            var sequence = 0;
            foreach (var record in order.RootElement.GetProperty("records").EnumerateArray())
            {
                database.Execute("INSERT INTO records VALUES (@id, @sequence, @bytes)", new { id, sequence = ++sequence, bytes = record.GetBytesFromBase64() });
            }

            foreach (var effect in order.RootElement.GetProperty("pending").EnumerateArray())
            {
                database.Execute("INSERT INTO effects VALUES (@id, @name, @what, @due, @cause)", new
                {
                    id,
                    name = effect.GetProperty("id").GetString(),
                    what = effect.GetProperty("effect").GetString(),
                    due = effect.GetProperty("due").GetString(),
                    cause = effect.TryGetProperty("cause", out var cause) ? cause.GetString() : null,
                });
            }
        }

        await foreach (var (name, content) in ReadAsync("claims", "key/"))
        {
            using var claim = JsonDocument.Parse(content);
            database.Execute("INSERT INTO claims VALUES (@name, @owner)", new { name, owner = claim.RootElement.GetProperty("owner").GetString() });
        }
    }

    private async Task CopyAuditAsync(string file)
    {
        using var database = Open(file, "CREATE TABLE audit_records (renewal, sequence, bytes)");
        await foreach (var (name, content) in ReadAsync("audit", "records/"))
        {
            var sequence = 0;
            foreach (var line in System.Text.Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                database.Execute(
                    "INSERT INTO audit_records VALUES (@id, @sequence, @bytes)",
                    new { id = Path.GetFileNameWithoutExtension(name), sequence = ++sequence, bytes = System.Text.Encoding.UTF8.GetBytes(line) });
            }
        }
    }

    private async IAsyncEnumerable<(string Name, byte[] Content)> ReadAsync(string container, string folder)
    {
        var client = _service.GetBlobContainerClient(Prefix + container);
        await foreach (var blob in client.GetBlobsAsync(prefix: folder))
        {
            yield return (blob.Name, (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray());
        }
    }

    private static SqliteConnection Open(string file, string tables)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        database.Open();
        database.Execute(tables);
        return database;
    }
}

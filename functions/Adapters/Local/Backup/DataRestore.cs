using System.Formats.Tar;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text.Json;
using DigiRenew.Adapters.Files;
using DigiRenew.Pki;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Adapters.Local.Backup;

/// <summary>Puts a backup into an empty data directory, after comparing every file with what the backup says of it.</summary>
/// <param name="backup">The backup's folder.</param>
public sealed class DataRestore(string backup)
{
    private const string Keys = "keys/";

    /// <summary>Reads what is in the backup, and compares it.</summary>
    /// <exception cref="InvalidDataException">This is no whole backup, or a file was altered.</exception>
    public async Task<BackupManifest> ReadAsync(CancellationToken cancellationToken)
    {
        var manifest = DurableFile.Read(Path.Combine(backup, BackupManifest.Name)) is { } json
            ? JsonSerializer.Deserialize(json, BackupManifest.Json.Default.BackupManifest)!
            : throw new InvalidDataException($"{backup} is no whole backup: {BackupManifest.Name} is missing.");
        if (manifest.Format != 1)
        {
            throw new InvalidDataException($"{backup} has format {manifest.Format}; this program knows 1.");
        }

        foreach (var file in manifest.Files)
        {
            var path = Path.Combine(backup, file.Path);
            if (file.Path.Split('/').Any(part => part is "" or "." or "..") || !File.Exists(path))
            {
                throw new InvalidDataException($"{file.Path} is missing from the backup.");
            }

            var stream = File.OpenRead(path);
            await using (stream.ConfigureAwait(false))
            {
                if (stream.Length != file.Length || Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false)) != file.Sha256)
                {
                    throw new InvalidDataException($"{file.Path} was altered.");
                }
            }
        }

        return manifest;
    }

    /// <summary>Copies the files of a backup that was compared.</summary>
    /// <param name="manifest">From <see cref="ReadAsync"/>.</param>
    /// <param name="dataDirectory">New or empty.</param>
    /// <exception cref="IOException">The folder has something in it.</exception>
    public void CopyTo(BackupManifest manifest, string dataDirectory)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (Directory.Exists(dataDirectory) && Directory.EnumerateFileSystemEntries(dataDirectory).Any())
        {
            throw new IOException($"{dataDirectory} is not empty.");
        }

        foreach (var file in manifest.Files.Where(file => file.Path != BackupManifest.KeysFile))
        {
            var content = File.ReadAllBytes(Path.Combine(backup, file.Path));
            if (Sha256Digest.Of(content).Hex != file.Sha256)
            {
                throw new InvalidDataException($"{file.Path} was altered.");
            }

            Write(dataDirectory, file.Path, content);
        }

        foreach (var database in manifest.Files.Where(file => file.Path.EndsWith(".db", StringComparison.Ordinal)))
        {
            CheckDatabase(Path.Combine(dataDirectory, database.Path));
        }

        ForgetLeases(Path.Combine(dataDirectory, "digirenew.db"));
    }

    /// <summary>Opens the keys with the private key that they were encrypted for.</summary>
    /// <exception cref="CryptographicException">It is another key.</exception>
    public void OpenKeys(string dataDirectory, RSA key)
    {
        var enveloped = new EnvelopedCms();
        enveloped.Decode(File.ReadAllBytes(Path.Combine(backup, BackupManifest.KeysFile)));
        enveloped.Decrypt(enveloped.RecipientInfos[0], key);
        using var archive = new MemoryStream(enveloped.ContentInfo.Content);
        using var tar = new TarReader(archive);
        while (tar.GetNextEntry() is { } entry)
        {
            if (!entry.Name.StartsWith(Keys, StringComparison.Ordinal) || entry.Name.Split('/').Any(part => part is "" or "." or "..") || entry.DataStream is null)
            {
                throw new InvalidDataException($"{BackupManifest.KeysFile} holds something else than keys.");
            }

            using var content = new MemoryStream();
            entry.DataStream.CopyTo(content);
            Write(dataDirectory, entry.Name, content.ToArray());
        }

        CryptographicOperations.ZeroMemory(enveloped.ContentInfo.Content);
    }

    /// <summary>Copies keys that were kept apart.</summary>
    public static void CopyKeys(string keys, string dataDirectory)
    {
        foreach (var file in Directory.EnumerateFiles(keys, "*", SearchOption.AllDirectories))
        {
            Write(dataDirectory, Keys + Path.GetRelativePath(keys, file), File.ReadAllBytes(file));
        }
    }

    private static void Write(string dataDirectory, string file, ReadOnlySpan<byte> content)
    {
        var path = Path.GetFullPath(Path.Combine(dataDirectory, file));
        DurableFile.MakeFolder(Path.GetDirectoryName(path)!);
        DurableFile.Replace(path, content);
    }

    /// <summary>Whoever was placing an order when the backup was made does so no more. Nonces and proofs stay: they only forbid.</summary>
    private static void ForgetLeases(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var forget = connection.CreateCommand();
        forget.CommandText = "DELETE FROM claims WHERE name LIKE 'placing/%'";
        forget.ExecuteNonQuery();
    }

    private static void CheckDatabase(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        if (check.ExecuteScalar() is not "ok")
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is damaged.");
        }
    }
}

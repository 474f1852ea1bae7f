using System.Collections.Immutable;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using DigiRenew.Adapters.Files;
using DigiRenew.Pki;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Adapters.Local.Backup;

/// <summary>
/// Copies a data directory while the service works on it. The order makes it whole: the audit trail first, which may lag behind the orders
/// and never be ahead of them; then the database; then the files, since each is written before the record that names it and so is there
/// when the record is; the keys last, since a key that was changed meanwhile is accepted beside the new one.
/// </summary>
public sealed class DataBackup(string dataDirectory, TimeProvider time)
{
    private const string Keys = "keys";
    private static readonly string[] Databases = ["audit/audit.db", "digirenew.db"];
    private static readonly string[] Folders = ["evidence", "private", "mail", "bounces", "pki", "published"];

    /// <summary>Aes256-CBC, id-aes256-CBC.</summary>
    private static readonly Oid ContentEncryption = new("2.16.840.1.101.3.4.1.42");

    /// <summary>Writes a backup into a folder that is new or empty.</summary>
    /// <param name="target">The folder.</param>
    /// <param name="keysFor">For whom the keys are encrypted (RSA); null: they are left out.</param>
    /// <param name="cancellationToken">Ends the work; what was written has no manifest then, and is no backup.</param>
    /// <exception cref="IOException">The folder has something in it, or can't be written.</exception>
    public async Task<BackupManifest> WriteAsync(string target, X509Certificate2? keysFor, CancellationToken cancellationToken)
    {
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new IOException($"{target} is not empty.");
        }

        DurableFile.MakeFolder(Path.GetFullPath(target));
        var files = ImmutableArray.CreateBuilder<BackupManifest.Entry>();
        foreach (var database in Databases)
        {
            CopyDatabase(Path.Combine(dataDirectory, database), Path.Combine(target, database));
            files.Add(await DescribeAsync(target, database, cancellationToken).ConfigureAwait(false));
        }

        foreach (var file in Folders.SelectMany(FilesOf))
        {
            if (DurableFile.Read(Path.Combine(dataDirectory, file)) is { } content)
            {
                Write(target, file, content);
                files.Add(new(file.Replace(Path.DirectorySeparatorChar, '/'), content.LongLength, Sha256Digest.Of(content).Hex));
            }
        }

        if (keysFor is not null)
        {
            Write(target, BackupManifest.KeysFile, EncryptKeys(keysFor));
            files.Add(await DescribeAsync(target, BackupManifest.KeysFile, cancellationToken).ConfigureAwait(false));
        }

        var manifest = new BackupManifest(1, time.GetUtcNow(), keysFor is null ? BackupManifest.LeftOut : BackupManifest.Encrypted, files.ToImmutable());
        Write(target, BackupManifest.Name, JsonSerializer.SerializeToUtf8Bytes(manifest, BackupManifest.Json.Default.BackupManifest));
        return manifest;
    }

    private static void CopyDatabase(string from, string to)
    {
        if (!File.Exists(from))
        {
            throw new FileNotFoundException($"{from} is not there.", from);
        }

        DurableFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
        PrivateFile.Create(to).Dispose();
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);
        using var flat = copy.CreateCommand();
        flat.CommandText = "PRAGMA journal_mode = DELETE";
        flat.ExecuteNonQuery();
    }

    private static void Write(string target, string file, ReadOnlySpan<byte> content)
    {
        var path = Path.GetFullPath(Path.Combine(target, file));
        DurableFile.MakeFolder(Path.GetDirectoryName(path)!);
        DurableFile.Replace(path, content);
    }

    private static async Task<BackupManifest.Entry> DescribeAsync(string target, string file, CancellationToken cancellationToken)
    {
        var stream = File.OpenRead(Path.Combine(target, file));
        await using (stream.ConfigureAwait(false))
        {
            return new(file, stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false)));
        }
    }

    private IEnumerable<string> FilesOf(string folder)
    {
        var path = Path.Combine(dataDirectory, folder);
        return !Directory.Exists(path) ? [] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => !DurableFile.IsUnfinished(file) && Path.GetFileName(file) != FolderLock.Name)
            .Select(file => Path.GetRelativePath(dataDirectory, file))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The folder of the keys as one archive, encrypted (CMS EnvelopedData, AES-256) for whoever keeps the private key.</summary>
    private byte[] EncryptKeys(X509Certificate2 keysFor)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            foreach (var file in FilesOf(Keys))
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, file.Replace(Path.DirectorySeparatorChar, '/'))
                {
                    DataStream = new MemoryStream(File.ReadAllBytes(Path.Combine(dataDirectory, file))),
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                });
            }
        }

        var content = archive.ToArray();
        try
        {
            var enveloped = new EnvelopedCms(new ContentInfo(content), new AlgorithmIdentifier(ContentEncryption));
            enveloped.Encrypt(new CmsRecipient(SubjectIdentifierType.IssuerAndSerialNumber, keysFor, RSAEncryptionPadding.OaepSHA256));
            return enveloped.Encode();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            CryptographicOperations.ZeroMemory(archive.GetBuffer());
        }
    }
}

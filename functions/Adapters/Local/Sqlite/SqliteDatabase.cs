using System.Collections.Immutable;
using Dapper;
using DigiRenew.Adapters.Files;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>
/// One SQLite file in WAL mode whose commits are on the disk when they return (synchronous=FULL). Several processes may have
/// it open: every write takes SQLite's write lock from its start, so no two ever judge the same snapshot.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>A statement that a rule of the schema refuses: a fault of the caller, not of the file.</summary>
    private const int Constraint = 19;

    // SQLite polls for its lock; within this process a queue is fairer and faster.
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly string _connectionString;

    private SqliteDatabase(string path) => _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        ForeignKeys = true,
        Pooling = true,
    }.ToString();

    /// <summary>How long a write waits for other processes before it gives up.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Opens a file, making it where there is none, and brings its schema up to date.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="migrations">One script a version, oldest first; a script that was ever released is never changed.</param>
    /// <exception cref="InvalidDataException">The file is damaged, is no database, or was written by a newer version of this program.</exception>
    /// <exception cref="IOException">It can't be read or written now.</exception>
    public static SqliteDatabase Open(string path, ImmutableArray<string> migrations)
    {
        if (!File.Exists(path))
        {
            MakePrivate(path);
        }

        var database = new SqliteDatabase(path);
        using (var connection = Retrying(database.Connect, CancellationToken.None))
        {
            Retrying(() => connection.Execute("PRAGMA journal_mode = WAL"), CancellationToken.None);
            Retrying(() => Migrate(connection, migrations), CancellationToken.None);
            ShareAsTheFolder(path);
        }

        return database;
    }

    /// <summary>SQLite would make the file by the umask alone; it takes an empty one for a new database.</summary>
    private static void MakePrivate(string path)
    {
        try
        {
            PrivateFile.Create(path).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process came first.
        }
    }

    /// <summary>SQLite gives its helper files the mode of the database, which is made by the umask alone.</summary>
    private static void ShareAsTheFolder(string path)
    {
        if (OperatingSystem.IsWindows() || !DurableFile.IsShared(Path.GetDirectoryName(path)!))
        {
            return;
        }

        foreach (var file in new[] { path, path + "-wal", path + "-shm" }.Where(File.Exists))
        {
            try
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
            }
            catch (UnauthorizedAccessException)
            {
                // Whoever made it has done so.
            }
        }
    }

    /// <summary>Reads one snapshot.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">It can't be read now.</exception>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Retrying(
            () =>
            {
                using var connection = Connect();
                using var snapshot = connection.BeginTransaction(deferred: true);
                return read(connection);
            },
            cancellationToken));
    }

    /// <summary>Runs one write transaction: all of it or, where it throws, nothing.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">It can't be written now: the disk is full, or another process holds it.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Retrying(
                () =>
                {
                    using var connection = Connect();
                    using var transaction = connection.BeginTransaction(deferred: false);
                    var result = write(connection);
                    transaction.Commit();
                    return result;
                },
                cancellationToken);
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _writer.Dispose();
    }

    private static int Migrate(SqliteConnection connection, ImmutableArray<string> migrations)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)");
        var version = connection.QuerySingle<int>("SELECT coalesce(max(version), 0) FROM schema_version");
        if (version > migrations.Length)
        {
            throw new InvalidDataException($"The database has schema {version}; this program knows {migrations.Length}.");
        }

        for (; version < migrations.Length; version++)
        {
            connection.Execute(migrations[version]);
            connection.Execute("INSERT INTO schema_version (version) VALUES (@next)", new { next = version + 1 });
        }

        transaction.Commit();
        return version;
    }

    private static T Retrying<T>(Func<T> work, CancellationToken cancellationToken)
    {
        for (var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds; ;)
        {
            try
            {
                return work();
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode is Busy or Locked && Environment.TickCount64 < until)
            {
                cancellationToken.WaitHandle.WaitOne(Random.Shared.Next(1, 20));
                cancellationToken.ThrowIfCancellationRequested();
            }
            catch (SqliteException damaged) when (damaged.SqliteErrorCode is Corrupt or NotADatabase)
            {
                throw new InvalidDataException($"A database is damaged; restore the last backup: {damaged.Message}", damaged);
            }
            catch (SqliteException failed) when (failed.SqliteErrorCode != Constraint)
            {
                throw new IOException($"A database could not be read or written: {failed.Message}", failed);
            }
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 2000; PRAGMA synchronous = FULL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

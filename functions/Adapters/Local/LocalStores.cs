using DigiRenew.Adapters.Local.Files;
using DigiRenew.Adapters.Local.Sqlite;

namespace DigiRenew.Adapters.Local;

/// <summary>The stores of one data directory: all that needs no key of an authority.</summary>
public sealed class LocalStores : IDisposable
{
    private readonly SqliteDatabase _service;
    private readonly SqliteDatabase _audit;

    private LocalStores(string dataDirectory, TimeProvider time)
    {
        var audit = Path.Combine(dataDirectory, "audit");
        DurableFile.MakeFolder(audit);
        _service = SqliteDatabase.Open(Path.Combine(dataDirectory, "digirenew.db"), Schema.Service);
        _audit = SqliteDatabase.Open(Path.Combine(audit, "audit.db"), Schema.Audit);
        Keys = new(Path.Combine(dataDirectory, "keys"));
        Renewals = new(_service);
        Claims = new(_service, time);
        Register = new(_service);
        ReviewQueue = new(_service);
        Operators = new(_service);
        AuditStore = new(_audit);
        Evidence = new(Path.Combine(dataDirectory, "evidence"));
        PrivateDocuments = new(Path.Combine(dataDirectory, "private"), Keys);
        Secrets = new(Keys);
    }

    public SqliteRenewals Renewals { get; }

    public SqliteClaims Claims { get; }

    public SqliteHolderRegister Register { get; }

    public SqliteReviewQueue ReviewQueue { get; }

    public SqliteAuditStore AuditStore { get; }

    public Operators Operators { get; }

    public FileEvidence Evidence { get; }

    public FilePrivateDocuments PrivateDocuments { get; }

    public FileSecrets Secrets { get; }

    /// <summary>Master key and service secrets, to be rotated.</summary>
    public KeyRing Keys { get; }

    /// <summary>Opens the stores; makes what is missing.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="time">The clock by which claims expire.</param>
    public static LocalStores Open(string dataDirectory, TimeProvider time) => new(Path.GetFullPath(dataDirectory), time);

    public void Dispose()
    {
        _service.Dispose();
        _audit.Dispose();
    }
}

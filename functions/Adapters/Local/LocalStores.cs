using DigiRenew.Adapters.Files;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Adapters.Local;

/// <summary>
/// The stores of one data directory: all that needs no key of an authority. Operators, master key and service secrets are
/// always this machine's; the rest may lie elsewhere.
/// </summary>
public sealed class LocalStores : IDisposable
{
    private readonly SqliteDatabase _service;
    private readonly SqliteDatabase? _audit;

    private LocalStores(string dataDirectory, TimeProvider time, StoragePorts? elsewhere)
    {
        DurableFile.MakeFolder(dataDirectory);
        _service = SqliteDatabase.Open(Path.Combine(dataDirectory, "digirenew.db"), Schema.Service);
        Keys = new(Path.Combine(dataDirectory, "keys"));
        Operators = new(_service);
        Secrets = new(Keys);
        if (elsewhere is not null)
        {
            Storage = elsewhere;
            return;
        }

        var audit = Path.Combine(dataDirectory, "audit");
        DurableFile.MakeFolder(audit);
        _audit = SqliteDatabase.Open(Path.Combine(audit, "audit.db"), Schema.Audit);
        Storage = new()
        {
            Renewals = new SqliteRenewals(_service),
            Claims = new SqliteClaims(_service, time),
            Register = new SqliteHolderRegister(_service),
            ReviewQueue = new SqliteReviewQueue(_service),
            AuditStore = new SqliteAuditStore(_audit),
            StatementInbox = new SqliteStatementInbox(_service),
            Evidence = new FileEvidence(Path.Combine(dataDirectory, "evidence")),
            PrivateDocuments = new FilePrivateDocuments(Path.Combine(dataDirectory, "private"), Keys),
        };
    }

    /// <summary>For the journey: SQLite and files of this directory, or what was given in their place.</summary>
    public StoragePorts Storage { get; }

    public IRenewals Renewals => Storage.Renewals;

    public IHolderRegister Register => Storage.Register;

    public IAuditStore AuditStore => Storage.AuditStore;

    public Operators Operators { get; }

    public FileSecrets Secrets { get; }

    /// <summary>Master key and service secrets, to be rotated.</summary>
    public KeyRing Keys { get; }

    /// <summary>Opens the stores; makes what is missing.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="time">The clock by which claims expire.</param>
    /// <param name="elsewhere">Where renewals and all that belongs to them are kept; null: in this directory.</param>
    public static LocalStores Open(string dataDirectory, TimeProvider time, StoragePorts? elsewhere = null) =>
        new(Path.GetFullPath(dataDirectory), time, elsewhere);

    public void Dispose()
    {
        _service.Dispose();
        _audit?.Dispose();
    }
}

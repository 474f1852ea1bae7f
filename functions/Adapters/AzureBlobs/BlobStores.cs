using Azure.Core;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using DigiRenew.Journey.Revocation;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>Everything that the journey keeps, in containers of one blob service.</summary>
public sealed class BlobStores
{
    private readonly BlobContainerClient _orders;

    private BlobStores(BlobServiceClient service, string prefix, TimeProvider time, IKeyWrap wrap)
    {
        BlobFolder Folder(string name) => new(service.GetBlobContainerClient(prefix + name));
        var (orders, index, claims, working) = (Folder("orders"), Folder("index"), Folder("claims"), Folder("working"));
        var (preserved, documents, register, review, audit) = (Folder("evidence"), Folder("private"), Folder("register"), Folder("review"), Folder("audit"));
        var repository = Folder("repository");
        _orders = orders.Container;
        Containers = [orders, index, claims, working, preserved, documents, register, review, audit, repository];
        PublishedFiles = new BlobPublishedFiles(repository);
        Evidence = new(working, preserved);
        Storage = new()
        {
            Renewals = new BlobRenewals(orders, index),
            Claims = new BlobClaims(claims, time),
            Evidence = Evidence,
            PrivateDocuments = new BlobPrivateDocuments(documents, wrap),
            Register = new BlobHolderRegister(register),
            ReviewQueue = new BlobReviewQueue(review, orders),
            AuditStore = new BlobAuditStore(audit),
            StatementInbox = new BlobStatementInbox(index),
        };
    }

    /// <summary>For the journey.</summary>
    public StoragePorts Storage { get; }

    public BlobEvidence Evidence { get; }

    /// <summary>Lists and certificates of issuing authorities.</summary>
    public IPublishedFiles PublishedFiles { get; }

    internal IReadOnlyList<BlobFolder> Containers { get; }

    /// <summary>Opens the stores; makes the containers that are missing.</summary>
    /// <param name="settings">Without faults.</param>
    /// <param name="time">The clock by which claims expire.</param>
    /// <param name="wrap">Wraps the renewals' keys.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The blob service can't be reached or lets nobody in.</exception>
    public static async Task<BlobStores> OpenAsync(BlobSettings settings, TimeProvider time, IKeyWrap wrap, CancellationToken cancellationToken)
    {
        var stores = new BlobStores(Connect(settings), settings.ContainerPrefix, time, wrap);
        try
        {
            await Task.WhenAll(stores.Containers.Select(folder => folder.Container.CreateIfNotExistsAsync(cancellationToken: cancellationToken))).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsAnswer(failure) || failure is AggregateException)
        {
            throw new IOException($"The blob service can’t be opened: {failure.Message.Split('\n')[0]}", failure);
        }

        return stores;
    }

    /// <summary>Whether a failure is the blob service’s answer, or that it let nobody in.</summary>
    public static bool IsAnswer(Exception failure) => failure is Azure.RequestFailedException or AuthenticationFailedException;

    /// <summary>Whether the blob service answers.</summary>
    public async Task<bool> IsReachableAsync(CancellationToken cancellationToken) =>
        await _orders.ExistsAsync(cancellationToken).ConfigureAwait(false);

    private static BlobServiceClient Connect(BlobSettings settings)
    {
        // A repeated Put is safe, because each is conditional or puts the same; MD5 travels with each.
        var options = new BlobClientOptions
        {
            Retry = { Mode = RetryMode.Exponential, MaxRetries = 4, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(5), NetworkTimeout = TimeSpan.FromSeconds(30) },
            TransferValidation = { Upload = { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 } },
        };
        return settings.ConnectionString is { } local
            ? new(local, options)
            : new(new Uri(settings.ServiceUri!), new DefaultAzureCredential(), options);
    }
}

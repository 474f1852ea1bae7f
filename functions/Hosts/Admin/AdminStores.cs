using DigiRenew.Adapters.Local;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Hosts.Admin;

/// <summary>What a service keeps: on this machine with its operators and keys, on Azure without, since those are Entra's and the vaults'.</summary>
internal sealed class AdminStores : IDisposable
{
    private readonly LocalStores? _local;

    public AdminStores(LocalStores local) => (_local, Storage) = (local, local.Storage);

    public AdminStores(StoragePorts storage) => Storage = storage;

    public StoragePorts Storage { get; }

    public IRenewals Renewals => Storage.Renewals;

    public IHolderRegister Register => Storage.Register;

    public IAuditStore AuditStore => Storage.AuditStore;

    /// <exception cref="AdminException">The service is on Azure.</exception>
    public Operators Operators => Local("Operators of a service on Azure are people of Entra ID with an app role (docs/azure.md).").Operators;

    /// <exception cref="AdminException">The service is on Azure.</exception>
    public KeyRing Keys => Local("The keys of a service on Azure lie in its vaults: make a new version there, then run keys rewrap.").Keys;

    public void Dispose() => _local?.Dispose();

    private LocalStores Local(string otherwise) => _local ?? throw new AdminException(AdminExit.Usage, otherwise);
}

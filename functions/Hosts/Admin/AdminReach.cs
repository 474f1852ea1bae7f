using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Hosts.Admin;

/// <summary>What digirenew-admin reaches beyond this machine; a build says which.</summary>
/// <param name="Vaults">Opens the vault of an issuing certificate by its address.</param>
/// <param name="Queues">Opens the dead letters of a queue by the host name of its namespace.</param>
/// <param name="Stores">Opens what a service on Azure keeps, by the addresses of its blob service and of the vault whose key wraps the keys of orders.</param>
public sealed record AdminReach(
    Func<Uri, IIssuingCertificates>? Vaults, Func<string, IDeadLetterQueue>? Queues, Func<Uri, Uri, CancellationToken, Task<StoragePorts>>? Stores = null)
{
    /// <summary>Nothing.</summary>
    public static AdminReach ThisMachine { get; } = new(null, null);
}

using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;

namespace DigiRenew.Hosts.Admin;

/// <summary>What digirenew-admin reaches beyond this machine; a build says which.</summary>
/// <param name="Vaults">Opens the vault of an issuing certificate by its address.</param>
/// <param name="Queues">Opens the dead letters of a queue by the host name of its namespace.</param>
public sealed record AdminReach(Func<Uri, IIssuingCertificates>? Vaults, Func<string, IDeadLetterQueue>? Queues)
{
    /// <summary>Nothing.</summary>
    public static AdminReach ThisMachine { get; } = new(null, null);
}

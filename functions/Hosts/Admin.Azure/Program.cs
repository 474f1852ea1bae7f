using Azure.Identity;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Adapters.AzureServices.Queues;

namespace DigiRenew.Hosts.Admin.Azure;

/// <summary>digirenew-admin with three things more: it reaches vaults, the queue and what a service on Azure keeps.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        var credential = new DefaultAzureCredential();
        var azure = new AdminReach(
            vault => new KeyVaultIssuingCertificates(new VaultClients(credential).Certificates(vault)),
            address => RenewalsQueue.OpenDeadLetters(address, credential),
            async (storage, vault, cancellationToken) =>
            {
                var wrap = new KeyVaultKeyWrap(new Uri(vault, "keys/data"), new VaultClients(credential).Key);
                return (await BlobStores.OpenAsync(new BlobSettings(null, storage.AbsoluteUri), TimeProvider.System, wrap, cancellationToken).ConfigureAwait(false)).Storage;
            });
        return AdminCommands.RunAsync(args, Console.Out, Console.Error, azure, CancellationToken.None);
    }
}

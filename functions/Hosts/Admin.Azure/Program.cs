using Azure.Identity;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Adapters.AzureServices.Queues;

namespace DigiRenew.Hosts.Admin.Azure;

/// <summary>digirenew-admin with two things more: it reaches vaults and the queue.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        var credential = new DefaultAzureCredential();
        var azure = new AdminReach(
            vault => new KeyVaultIssuingCertificates(new VaultClients(credential).Certificates(vault)),
            address => RenewalsQueue.OpenDeadLetters(address, credential));
        return AdminCommands.RunAsync(args, Console.Out, Console.Error, azure, CancellationToken.None);
    }
}

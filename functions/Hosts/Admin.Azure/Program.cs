using Azure.Identity;
using DigiRenew.Adapters.AzureServices.Keys;

namespace DigiRenew.Hosts.Admin.Azure;

/// <summary>digirenew-admin with one thing more: it reaches vaults.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => AdminCommands.RunAsync(
        args, Console.Out, Console.Error, vault => new KeyVaultIssuingCertificates(vault, new DefaultAzureCredential()), CancellationToken.None);
}

using Azure.Identity;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Hosts.Admin;

// digirenew-admin with one thing more: it reaches vaults.
return await AdminCommands.RunAsync(
    args, Console.Out, Console.Error, vault => new KeyVaultIssuingCertificates(vault, new DefaultAzureCredential()), CancellationToken.None);

using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.AzureEdge;

/// <summary>What a part finds at its start: what is usual, a provider's file, and the settings that the template gives.</summary>
internal static class AzureConfiguration
{
    public static IConfigurationRoot Of(DemoHierarchy demo, string part, bool withProvider, params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Part"] = part,
            ["Provider:Origin"] = "https://renew.example",
            ["Storage:ServiceUri"] = "https://drdata.blob.core.windows.net/",
            ["ServiceBus:fullyQualifiedNamespace"] = "sb-x.servicebus.windows.net",
            ["KeyVault:Service"] = "https://service.vault.azure.net/",
            ["KeyVault:Front"] = "https://front.vault.azure.net/",
            ["KeyVault:SealVersion"] = "1",
            ["KeyVault:Issuing"] = "https://issuing.vault.azure.net/",
            ["KeyVault:IssuingVersion"] = "1",
            ["Certificates:Anchors:0"] = Convert.ToBase64String(demo.Root.Der.Span),
            ["Certificates:Issuing:0"] = Convert.ToBase64String(demo.Issuing.Der.Span),
            ["Revocation:Addresses:0"] = "http://crl.example/issuing.crl",
            ["Mail:Sandbox"] = "True",
            ["WEBSITE_AUTH_ENABLED"] = "True",
        };
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Combine(Tree.Root, "functions/Hosts/Settings/appsettings.json"));
        if (withProvider)
        {
            builder.AddJsonFile(Path.Combine(Tree.Root, "functions/Hosts/Settings/fictitious-provider.json"));
            settings["Provider:Iban"] = "RO49AAAA1B31007593840000";
        }

        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return builder.AddInMemoryCollection(settings.Where(setting => setting.Value is not null)).Build();
    }
}

using DigiRenew.Adapters.AzureBlobs;

namespace DigiRenew.Tests.Application.Contracts.AzureBlobs;

public sealed class The_blob_settings
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", null, "")]
    [InlineData(null, "https://account.blob.core.windows.net", "try-")]
    public void are_taken(string? connectionString, string? serviceUri, string prefix) =>
        Assert.Empty(new BlobSettings(connectionString, serviceUri, prefix).Faults());

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("UseDevelopmentStorage=true", "https://account.blob.core.windows.net", "")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=account;AccountKey=AAAA;EndpointSuffix=core.windows.net", null, "")]
    [InlineData("nonsense", null, "")]
    [InlineData(null, "http://account.blob.core.windows.net", "")]
    [InlineData(null, "https://account.blob.core.windows.net", "Upper-")]
    [InlineData(null, "https://account.blob.core.windows.net", "two--hyphens")]
    public void are_refused_where_they_make_no_sense(string? connectionString, string? serviceUri, string prefix) =>
        Assert.NotEmpty(new BlobSettings(connectionString, serviceUri, prefix).Faults());
}

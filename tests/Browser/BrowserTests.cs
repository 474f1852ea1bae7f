namespace DigiRenew.Tests.Browser;

/// <summary>Everything that needs the browser shares one.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}

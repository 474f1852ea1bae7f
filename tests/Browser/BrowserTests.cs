namespace DigiRenew.Tests.Browser;

/// <summary>Everything that needs the browser shares one, and one service with its orders.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>, ICollectionFixture<ReviewService>
{
    public const string Name = "browser";
}

namespace DigiRenew.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class The_browser(Chromium chromium)
{
    [Fact]
    public async Task shows_a_page()
    {
        var page = await chromium.NewPageAsync();
        await page.SetContentAsync("<h1>DigiRenew</h1>");
        Assert.Equal("DigiRenew", await page.TextContentAsync("h1"));
    }
}

using DigiRenew.Demo;
using Microsoft.Playwright;
using static DigiRenew.Tests.Browser.Window.WindowSteps;

namespace DigiRenew.Tests.Browser.Window;

/// <summary>A person who never opens a terminal renews by the page: the real service, SoftHSM, the program's own executable.</summary>
[Collection(BrowserTests.Name)]
public sealed class A_renewal_in_the_window(Chromium chromium)
{
    [Fact]
    public async Task goes_from_the_first_screen_to_the_last()
    {
        await using var stage = await WindowStage.SetAsync();
        var window = await stage.OpenAsync("ro");
        var page = await OpenAsync(chromium, window);
        await OrderAsync(page, stage);
        await EnterCodeAsync(page, stage);
        await SendAsync(page, stage);
        await page.ClickAsync("button[data-id=close]");
        await ScreenAsync(page, "goodbye");
        await EndedAsync(window);

        await stage.IssueAsync();
        window = await stage.OpenAsync("en");
        page = await OpenAsync(chromium, window);
        await UpdateAsync(page, stage);
        Assert.Contains("Done", await page.TextContentAsync("h1"), StringComparison.Ordinal);
        await page.ClickAsync("button.main");
        await ScreenAsync(page, "goodbye");
        await EndedAsync(window);
        Assert.Equal("installed", (await stage.Officer.UntilListedAsync("installed")).State);
    }

    private static async Task SendAsync(IPage page, WindowStage stage)
    {
        await ScreenAsync(page, "papers");
        Assert.Equal(4, await page.Locator("ul.items li").CountAsync());
        var paper = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), await page.GetAttributeAsync("ul.items a", "href")).ToString());
        Assert.True((await paper.BodyAsync()).AsSpan().StartsWith("%PDF-"u8));
        await NextAsync(page, "papers");
        await ScreenAsync(page, "copies");
        var identity = Path.Combine(stage.Folder, "buletin.png");
        await File.WriteAllBytesAsync(identity, IdentityCopy.Png());
        await page.SetInputFilesAsync("input[name=identity]", identity);
        await NextAsync(page, "copies");
        await ScreenAsync(page, "status");
    }

    private static async Task UpdateAsync(IPage page, WindowStage stage)
    {
        await NextAsync(page, "welcome");
        await NextAsync(page, "checks");
        await ScreenAsync(page, "pin");
        await page.FillAsync("input.pin", stage.Token.Pin);
        await PressAsync(page);
        await NextAsync(page, "issued");
        await page.WaitForSelectorAsync(".said p:has-text('Unplug the token now')", new() { Timeout = 60_000 });
        await PictureAsync(page, "unplug");
        stage.Token.Remove();
        await page.WaitForSelectorAsync(".said p:has-text('Plug it in again')", new() { Timeout = 60_000 });
        stage.Token.Reconnect();
        await ScreenAsync(page, "confirm");
        await page.ClickAsync("button[data-id=no]");
        await ScreenAsync(page, "done");
    }

    private static async Task EndedAsync(OpenWindow window)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await window.Process.WaitForExitAsync(patience.Token);
        Assert.Equal(0, window.Process.ExitCode);
    }
}

using DigiRenew.Demo;
using Microsoft.Playwright;

namespace DigiRenew.Tests.Browser.Window;

/// <summary>A person who never opens a terminal renews by the page: the real service, SoftHSM, the program's own executable.</summary>
[Collection(BrowserTests.Name)]
public sealed class A_renewal_in_the_window(Chromium chromium)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("DIGIRENEW_PICTURES");

    [Fact]
    public async Task goes_from_the_first_screen_to_the_last()
    {
        await using var stage = await WindowStage.SetAsync();
        var window = await stage.OpenAsync("ro");
        var page = await OpenAsync(window);
        await OrderAsync(page, stage);
        await SendAsync(page, stage);
        await page.ClickAsync("button[data-id=close]");
        await ScreenAsync(page, "goodbye");
        await EndedAsync(window);

        await stage.IssueAsync();
        window = await stage.OpenAsync("en");
        page = await OpenAsync(window);
        await UpdateAsync(page, stage);
        Assert.Contains("Done", await page.TextContentAsync("h1"), StringComparison.Ordinal);
        await page.ClickAsync("button.main");
        await ScreenAsync(page, "goodbye");
        await EndedAsync(window);
        Assert.Equal("installed", (await stage.Officer.QueueAsync("installed")).Orders.Single().State);
    }

    private static async Task OrderAsync(IPage page, WindowStage stage)
    {
        await NextAsync(page, "welcome");
        await NextAsync(page, "checks");
        await NextAsync(page, "certificates");
        await ScreenAsync(page, "pin");
        await page.FillAsync("input.pin", stage.Token.Pin);
        await PressAsync(page);
        await ScreenAsync(page, "form-data");
        foreach (var yes in await page.QuerySelectorAllAsync("input[value=yes]"))
        {
            await yes.CheckAsync();
        }

        await NextAsync(page, "form-data");
        await ScreenAsync(page, "form-date");
        await page.FillAsync("input[type=date]", stage.Service.Now.AddDays(6).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await NextAsync(page, "form-date");
        await ScreenAsync(page, "form-years");
        await page.CheckAsync("input[value='2']");
        await NextAsync(page, "form-years");
        await FillAsync(page, "form-contact", "+40 310 000 000", "Strada Exemplului 1", "București", "București", "010101", "RO");
        await FillAsync(page, "form-document", "RX", "123456", "2029-11-22");
        await NextAsync(page, "form-billing");
        await ScreenAsync(page, "confirm");
        Assert.True(await page.Locator(".said a").CountAsync() == 2, "the general conditions can be opened before they are accepted");
        await page.ClickAsync("button[data-id=yes]");
        await page.WaitForSelectorAsync(".said:has-text('RON')");
        await PictureAsync(page, "confirm-order");
        await page.ClickAsync("button[data-id=yes]");
        await ScreenAsync(page, "code");
        var mail = await stage.Mailbox.NextAsync(message => Mailbox.CodeIn(message) is not null, "the validation code");
        await page.FillAsync("input.code", Mailbox.CodeIn(mail)!);
        await PressAsync(page);
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

    private async Task<IPage> OpenAsync(OpenWindow window)
    {
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 1000 } });
        page.PageError += (_, error) => throw new InvalidOperationException(error);
        await page.GotoAsync(window.Address.ToString());
        return page;
    }

    private static async Task FillAsync(IPage page, string screen, params string[] values)
    {
        await ScreenAsync(page, screen);
        var inputs = await page.QuerySelectorAllAsync("main input");
        Assert.Equal(values.Length, inputs.Count);
        foreach (var (input, value) in inputs.Zip(values))
        {
            await input.FillAsync(value);
        }

        await NextAsync(page, screen);
    }

    /// <summary>Presses the main button of a screen.</summary>
    private static async Task NextAsync(IPage page, string screen)
    {
        await ScreenAsync(page, screen);
        await PressAsync(page);
    }

    private static Task PressAsync(IPage page) => page.ClickAsync("button.main");

    private static async Task ScreenAsync(IPage page, string name)
    {
        try
        {
            await page.WaitForSelectorAsync($"main[data-screen={name}]", new() { Timeout = 90_000 });
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"Waited for {name}, but the page shows: {await page.TextContentAsync("main")}");
        }

        await PictureAsync(page, name);
    }

    /// <summary>For people: how each screen looks, where a folder for it is named.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{await page.GetAttributeAsync("html", "lang")}-{name}.png"), FullPage = true });
        }
    }

    private static async Task EndedAsync(OpenWindow window)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await window.Process.WaitForExitAsync(patience.Token);
        Assert.Equal(0, window.Process.ExitCode);
    }
}

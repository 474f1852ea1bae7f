using DigiRenew.Demo;
using Microsoft.Playwright;

namespace DigiRenew.Tests.Browser.Window;

/// <summary>What a person does in the window, screen by screen.</summary>
internal static class WindowSteps
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("DIGIRENEW_PICTURES");

    /// <summary>Opens the window's address.</summary>
    public static async Task<IPage> OpenAsync(Chromium chromium, OpenWindow window)
    {
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 1000 } });
        page.PageError += (_, error) => throw new InvalidOperationException(error);
        await page.GotoAsync(window.Address.ToString());
        return page;
    }

    /// <summary>From the first screen up to the question for the code.</summary>
    public static async Task OrderAsync(IPage page, WindowStage stage)
    {
        await NextAsync(page, "welcome");
        await NextAsync(page, "checks");
        await NextAsync(page, "certificates");
        await EnterPinAsync(page, stage);
        await ScreenAsync(page, "form-data");
        foreach (var yes in await page.QuerySelectorAllAsync("input[value=yes]"))
        {
            await yes.CheckAsync();
        }

        await NextAsync(page, "form-data");
        await ScreenAsync(page, "form-date");
        await page.FillAsync("input[type=date]", Stage.IssueDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
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
    }

    /// <summary>Enters the code of the next e-mail.</summary>
    public static async Task EnterCodeAsync(IPage page, WindowStage stage)
    {
        await ScreenAsync(page, "code");
        var mail = await stage.Mailbox.NextAsync(message => Mailbox.CodeIn(message) is not null, "the validation code");
        await page.FillAsync("input.code", Mailbox.CodeIn(mail)!);
        await PressAsync(page);
    }

    /// <summary>Enters the PIN of the stage's token.</summary>
    public static async Task EnterPinAsync(IPage page, WindowStage stage)
    {
        await ScreenAsync(page, "pin");
        await page.FillAsync("input.pin", stage.Token.Pin);
        await PressAsync(page);
    }

    /// <summary>Presses a button that is folded away.</summary>
    public static async Task OtherAsync(IPage page, string id)
    {
        await page.ClickAsync("details.others summary");
        await PictureAsync(page, $"{await page.GetAttributeAsync("main", "data-screen")}-others");
        await page.ClickAsync($"details.others button[data-id={id}]");
    }

    public static async Task FillAsync(IPage page, string screen, params string[] values)
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
    public static async Task NextAsync(IPage page, string screen)
    {
        await ScreenAsync(page, screen);
        await PressAsync(page);
    }

    public static Task PressAsync(IPage page) => page.ClickAsync("button.main");

    public static async Task ScreenAsync(IPage page, string name)
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
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{await page.GetAttributeAsync("html", "lang")}-{name}.png"), FullPage = true });
        }
    }
}

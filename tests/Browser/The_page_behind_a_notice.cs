using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DigiRenew.Tests.Browser;

/// <summary>“This wasn’t me”: the link of a mail alone does nothing, its button holds the order.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class The_page_behind_a_notice(Chromium chromium, ReviewService service)
{
    [Fact]
    public async Task changes_nothing_when_it_is_opened_and_holds_the_order_when_its_button_is_pressed()
    {
        var (holder, order) = await service.PlacedAsync();
        var link = Link().Match(await service.Outbox.WaitForAsync(order.Id, "/api/not-me/", TimeSpan.FromSeconds(30))).Value;
        var page = await chromium.NewPageAsync(new() { Locale = "ro", ViewportSize = new() { Width = 900, Height = 700 } });
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(link);
        await page.GotoAsync(link);
        Assert.Contains(order.Number, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("awaiting-uploads", (await holder.OrderAsync(order.Id)).State);
        await KeepAsync(page, "not-me");

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("button", new() { State = WaitForSelectorState.Detached });
        Assert.Equal("on-hold", (await holder.OrderAsync(order.Id)).State);
        await KeepAsync(page, "not-me-done");
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DIGIRENEW_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }

    [GeneratedRegex(@"https?://\S+/api/not-me/[\w-]+")]
    private static partial Regex Link();
}

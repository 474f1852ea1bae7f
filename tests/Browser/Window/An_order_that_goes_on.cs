using System.Text.Json.Nodes;
using DigiRenew.Demo;
using Microsoft.Playwright;
using static DigiRenew.Tests.Browser.Window.WindowSteps;

namespace DigiRenew.Tests.Browser.Window;

/// <summary>What the commands can do with an open order the window can too, also where the folder of the program was lost.</summary>
[Collection(BrowserTests.Name)]
public sealed class An_order_that_goes_on(Chromium chromium)
{
    [Theory]
    [InlineData("ro")]
    [InlineData("en")]
    public async Task from_a_lost_folder_to_its_end(string language)
    {
        await using var stage = await WindowStage.SetAsync();
        var page = await OpenAsync(chromium, await stage.OpenAsync(language));
        await OrderAsync(page, stage);
        await AskForAnotherCodeAsync(page, stage);
        await ScreenAsync(page, "papers");
        await page.CloseAsync();

        Directory.Delete(stage.Home, recursive: true);
        page = await OpenAsync(chromium, await stage.OpenAsync(language));
        await NextAsync(page, "welcome");
        await NextAsync(page, "checks");
        await NextAsync(page, "certificates");
        await EnterPinAsync(page, stage);
        await ScreenAsync(page, "papers");
        await AddAddressAsync(page, stage);
        await SendAsync(page, stage);
        await page.CloseAsync();

        await HoldAnotherOrderAsync(stage);
        page = await OpenAsync(chromium, await stage.OpenAsync(language));
        await NextAsync(page, "welcome");
        await NextAsync(page, "checks");
        await ScreenAsync(page, "problem");
        await page.ClickAsync("button[data-id=order]");
        await ResumeAsync(page, stage);
        await SendPaymentProofAsync(page, stage);
        await CancelAsync(page);
        Assert.Equal("cancelled", (await stage.Officer.UntilListedAsync("cancelled")).State);
    }

    private static async Task AskForAnotherCodeAsync(IPage page, WindowStage stage)
    {
        await ScreenAsync(page, "code");
        var first = await stage.Mailbox.NextAsync(message => Mailbox.CodeIn(message) is not null, "the first code");
        await page.ClickAsync("button[data-id=another]");
        var second = await stage.Mailbox.NextAsync(message => Mailbox.CodeIn(message) is not null, "the second code");
        Assert.NotEqual(first, second);
        await ScreenAsync(page, "code");
        await page.FillAsync("input.code", Mailbox.CodeIn(second)!);
        await PressAsync(page);
    }

    /// <summary>The folder holds the order of a certificate on another token, which is not here.</summary>
    private static async Task HoldAnotherOrderAsync(WindowStage stage)
    {
        var file = Path.Combine(stage.Home, "order.json");
        var order = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        (order["certificateSha256"], order["newKeySha256"], order["order"], order["number"]) = (new string('A', 64), new string('B', 64), Guid.NewGuid(), "DR-OTHER");
        await File.WriteAllTextAsync(file, order.ToJsonString());
    }

    private static async Task ResumeAsync(IPage page, WindowStage stage)
    {
        await NextAsync(page, "checks");
        await ScreenAsync(page, "certificates");
        await page.ClickAsync("button[data-id=resume]");
        await EnterPinAsync(page, stage);
        await ScreenAsync(page, "status");
        Assert.True(File.Exists(Path.Combine(stage.Home, "finished", "DR-OTHER", "order.json")));
    }

    private static async Task AddAddressAsync(IPage page, WindowStage stage)
    {
        await OtherAsync(page, "address");
        await ScreenAsync(page, "address");
        await page.FillAsync("input[name=email]", "not an address");
        await PressAsync(page);
        await page.WaitForSelectorAsync("main[data-screen=address] .error");
        await page.FillAsync("input[name=email]", "contabilitate@holder.example");
        await PressAsync(page);
        await EnterCodeAsync(page, stage);
        await ScreenAsync(page, "papers");
    }

    private static async Task SendAsync(IPage page, WindowStage stage)
    {
        await NextAsync(page, "papers");
        await ScreenAsync(page, "copies");
        await page.SetInputFilesAsync("input[name=identity]", await stage.PictureAsync());
        await NextAsync(page, "copies");
        await ScreenAsync(page, "status");
    }

    /// <summary>After the identity copy, a payment proof alone. The same picture in another slot is refused, and another one is asked for.</summary>
    private static async Task SendPaymentProofAsync(IPage page, WindowStage stage)
    {
        await OtherAsync(page, "documents");
        await ScreenAsync(page, "copies");
        Assert.Equal(0, await page.Locator("input[name=identity]").CountAsync());
        await page.SetInputFilesAsync("input[name=payment-proof]", await stage.PictureAsync());
        await NextAsync(page, "copies");
        await ScreenAsync(page, "status");
        Assert.Equal(1, await page.Locator("ul.items li.problem").CountAsync());
        await NextAsync(page, "status");
        await ScreenAsync(page, "copies");
        Assert.NotEmpty(await page.TextContentAsync(".hint") ?? string.Empty);
        await page.SetInputFilesAsync("input[name=payment-proof]", await stage.PictureAsync(190));
        await NextAsync(page, "copies");
        await ScreenAsync(page, "status");
        Assert.Equal(5, await page.Locator("ul.items li.ok").CountAsync());
    }

    private static async Task CancelAsync(IPage page)
    {
        await OtherAsync(page, "cancel");
        await ScreenAsync(page, "confirm");
        await page.ClickAsync("button[data-id=no]");
        await ScreenAsync(page, "status");
        await OtherAsync(page, "cancel");
        await ScreenAsync(page, "confirm");
        await page.ClickAsync("button[data-id=yes]");
        await page.WaitForSelectorAsync("main[data-screen=confirm] h1:has-text('DigiRenew ')"); // Its key pair is offered for removal.
        await page.ClickAsync("button[data-id=yes]");
        await page.WaitForSelectorAsync("main[data-screen=status] button[data-id=order].main");
    }
}

using System.Text;
using Microsoft.Playwright;

namespace DigiRenew.Tests.Browser.Window;

/// <summary>One service and one token for the small things that go differently.</summary>
[Collection(BrowserTests.Name)]
public sealed class What_can_happen_in_the_window(Chromium chromium, SharedStage shared) : IClassFixture<SharedStage>
{
    private readonly WindowStage _stage = shared.Stage;

    /// <summary>A wrong PIN, then the right one; then the program's whole memory is searched for both.</summary>
    [Fact]
    public async Task the_PIN_stays_nowhere_but_in_its_one_buffer()
    {
        const string Wrong = "wrongpin-8842193";
        var window = await _stage.OpenAsync("en");
        var page = await EnterAsync(window);
        await ToPinAsync(page);
        await page.FillAsync("input.pin", Wrong);
        await page.ClickAsync("button.main");
        await page.WaitForSelectorAsync(".said p:has-text('Wrong PIN')");
        Assert.Equal(string.Empty, await page.InputValueAsync("input.pin"));
        await page.FillAsync("input.pin", _stage.Token.Pin);
        await page.ClickAsync("button.main");
        await ScreenAsync(page, "form-data");

        Assert.True(window.CountInMemory(Encoding.UTF8.GetBytes("general-conditions")) + window.CountInMemory(Encoding.Unicode.GetBytes("digirenew")) > 0, "the memory could not be read");
        Assert.Equal(0, window.CountInMemory(Encoding.UTF8.GetBytes(Wrong)));
        Assert.Equal(0, window.CountInMemory(Encoding.Unicode.GetBytes(Wrong)));
        Assert.Equal(1, window.CountInMemory(Encoding.UTF8.GetBytes(_stage.Token.Pin)));
        Assert.Equal(0, window.CountInMemory(Encoding.Unicode.GetBytes(_stage.Token.Pin)));
        Assert.DoesNotContain(_stage.Token.Pin, await File.ReadAllTextAsync($"/proc/{window.Process.Id}/cmdline"), StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(_stage.Home, "*", SearchOption.AllDirectories),
            file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(_stage.Token.Pin)) < 0, file));
    }

    [Fact]
    public async Task the_language_changes_where_the_holder_asks()
    {
        var window = await _stage.OpenAsync("ro");
        var page = await EnterAsync(window);
        await ScreenAsync(page, "welcome");
        Assert.Equal("ro", await page.GetAttributeAsync("html", "lang"));
        await page.ClickAsync("nav button[lang=en]");
        await page.WaitForSelectorAsync("html[lang=en]");
        Assert.Equal("Renew the certificate on your token", await page.TextContentAsync("h1"));
        await page.ClickAsync("button.main");
        await ScreenAsync(page, "checks");
        Assert.StartsWith("Step 1 of 6", await page.TextContentAsync("#step"), StringComparison.Ordinal);
        Assert.StartsWith("Helpdesk", await page.TextContentAsync("#help"), StringComparison.Ordinal);
        await page.ClickAsync("nav button[lang=ro]");
        await page.WaitForSelectorAsync("summary:has-text('Ce am verificat')");
        Assert.Contains("Modul PKCS#11", await page.TextContentAsync("details"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_date_outside_the_rule_is_said_beside_its_field()
    {
        var window = await _stage.OpenAsync("en");
        var page = await EnterAsync(window);
        await ToPinAsync(page);
        await page.FillAsync("input.pin", _stage.Token.Pin);
        await page.ClickAsync("button.main");
        await ScreenAsync(page, "form-data");
        foreach (var yes in await page.QuerySelectorAllAsync("input[value=yes]"))
        {
            await yes.CheckAsync();
        }

        await page.ClickAsync("button.main");
        await ScreenAsync(page, "form-date");
        await page.EvaluateAsync("() => { const input = document.querySelector('input[type=date]'); input.removeAttribute('max'); input.value = '2031-01-01'; }");
        await page.ClickAsync("button.main");
        await page.WaitForSelectorAsync(".error:has-text('Choose a day from')");
        Assert.Equal("true", await page.GetAttributeAsync("input[type=date]", "aria-invalid"));
        Assert.Equal("field-0-error", await page.GetAttributeAsync("input[type=date]", "aria-describedby"));
    }

    [Fact]
    public async Task data_that_changed_end_the_order_with_what_to_do()
    {
        var window = await _stage.OpenAsync("en");
        var page = await EnterAsync(window);
        await ToPinAsync(page);
        await page.FillAsync("input.pin", _stage.Token.Pin);
        await page.ClickAsync("button.main");
        await ScreenAsync(page, "form-data");
        foreach (var no in await page.QuerySelectorAllAsync("input[value=no]"))
        {
            await no.CheckAsync();
        }

        await page.ClickAsync("button.main");
        await ScreenAsync(page, "problem");
        Assert.Contains("data-changed", await page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.Contains("Helpdesk", await page.TextContentAsync("#help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_token_that_is_not_there_is_looked_for_again()
    {
        _stage.Token.Remove();
        try
        {
            var window = await _stage.OpenAsync("en");
            var page = await EnterAsync(window);
            await ScreenAsync(page, "welcome");
            await page.ClickAsync("button.main");
            await ScreenAsync(page, "checks");
            Assert.Equal("There is something to do first", await page.TextContentAsync("h1"));
            Assert.Equal("again", await page.GetAttributeAsync("button.main", "data-id"));
        }
        finally
        {
            _stage.Token.Reconnect();
        }
    }

    [Fact]
    public async Task the_program_ends_when_the_browser_has_gone()
    {
        var window = await _stage.OpenAsync("en");
        var page = await EnterAsync(window);
        await ScreenAsync(page, "welcome");
        await page.ReloadAsync();
        await ScreenAsync(page, "welcome");
        await page.CloseAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await window.Process.WaitForExitAsync(patience.Token);
        Assert.Equal(0, window.Process.ExitCode);
    }

    [Fact]
    public async Task a_page_whose_program_has_ended_says_so()
    {
        var window = await _stage.OpenAsync("en");
        var page = await EnterAsync(window);
        await ScreenAsync(page, "welcome");
        window.Process.Kill();
        await page.WaitForSelectorAsync("#alert:has-text('start it again')", new() { Timeout = 30_000 });
        Assert.True(await page.IsDisabledAsync("button.main"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(409)]
    [InlineData(500)]
    public async Task an_answer_that_does_not_reach_the_program_is_said_and_can_be_given_again(int status)
    {
        var window = await _stage.OpenAsync("en");
        var page = await EnterAsync(window);
        await ScreenAsync(page, "welcome");
        await page.RouteAsync("**/answers", route => route.FulfillAsync(new() { Status = status }));
        await page.ClickAsync("button.main");
        await page.WaitForSelectorAsync("#alert:has-text('did not reach the program')");
        Assert.True(await page.IsEnabledAsync("button.main"));
        await page.UnrouteAsync("**/answers");
        await page.ClickAsync("button.main");
        await ScreenAsync(page, "checks");
        Assert.Equal(string.Empty, await page.TextContentAsync("#alert"));
    }

    [Fact]
    public async Task two_windows_of_one_browser_do_not_disturb_each_other()
    {
        var (first, second) = (await _stage.OpenAsync("en"), await _stage.OpenAsync("en"));
        var page = await EnterAsync(first);
        await ScreenAsync(page, "welcome");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(second.Address.ToString());
        await ScreenAsync(other, "welcome");
        await page.ReloadAsync();
        await ScreenAsync(page, "welcome");
        await page.ClickAsync("button.main");
        await ScreenAsync(page, "checks");
        await other.ClickAsync("button.main");
        await ScreenAsync(other, "checks");
    }

    private static async Task ToPinAsync(IPage page)
    {
        foreach (var screen in new[] { "welcome", "checks", "certificates" })
        {
            await ScreenAsync(page, screen);
            await page.ClickAsync("button.main");
        }

        await ScreenAsync(page, "pin");
    }

    private static async Task ScreenAsync(IPage page, string name) =>
        await page.WaitForSelectorAsync($"main[data-screen={name}]", new() { Timeout = 60_000 });

    private async Task<IPage> EnterAsync(OpenWindow window)
    {
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(window.Address.ToString());
        return page;
    }
}

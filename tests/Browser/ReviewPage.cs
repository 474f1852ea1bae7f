using Microsoft.Playwright;

namespace DigiRenew.Tests.Browser;

/// <summary>The operators' page in a browser of its own; whatever the browser complains about is kept.</summary>
internal sealed class ReviewPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _addresses = [];

    private ReviewPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error" || message.Type == "warning" ? message.Text : null);
        page.PageError += (_, error) => Note(error);
        page.Request += (_, request) => _addresses.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about: content security policy, scripts that fail. Answers of 4xx are the service's to give.</summary>
    public IEnumerable<string> Complaints => _complaints.Where(text => !text.Contains("the server responded with a status of 4", StringComparison.Ordinal));

    public IEnumerable<string> Addresses => _addresses;

    /// <summary>Signs in.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="service">The service.</param>
    /// <param name="id">Which operator.</param>
    /// <param name="language">ro or en.</param>
    public static async Task<ReviewPage> OpenAsync(Chromium chromium, ReviewService service, string id, string language = "en")
    {
        var page = new ReviewPage(await chromium.NewPageAsync(new() { Locale = language, ViewportSize = new() { Width = 1680, Height = 1000 } }));
        await page.Page.GotoAsync($"{service.Address}api/review");
        await page.Page.FillAsync("#key", service.KeyOf(id));
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForSelectorAsync("h1:not(.sign-in h1)");
        return page;
    }

    public async Task OpenOrderAsync(Guid order)
    {
        await Page.EvaluateAsync("id => { location.hash = `order/${id}`; }", order.ToString());
        await Page.WaitForSelectorAsync("#order-title");
    }

    /// <summary>Keeps a picture where DIGIRENEW_PICTURES names a folder.</summary>
    public async Task KeepPictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("DIGIRENEW_PICTURES") is { Length: > 0 } folder)
        {
            await Page.WaitForTimeoutAsync(1500); // the viewer of PDF draws when it likes
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private void Note(string? complaint)
    {
        if (complaint is not null)
        {
            _complaints.Add(complaint);
        }
    }
}

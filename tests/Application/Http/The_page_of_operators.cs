using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Http.Review;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>The page as it is served: empty, under a strict policy, and with every word from the catalogue.</summary>
public sealed partial class The_page_of_operators : IAsyncLifetime
{
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task is_an_empty_shell_that_anybody_may_open()
    {
        using var answer = await _service.Client.GetAsync("/api/review");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)|<style|\bstyle=|\son[a-z]+=|https?://|\{[a-z-]+\}", page);
        Assert.Contains("data-sign-in=\"key\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_under_a_policy_that_lets_only_our_own_files_run()
    {
        using var answer = await _service.Client.GetAsync("/api/review");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        foreach (var rule in new[] { "default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'", "require-trusted-types-for 'script'" })
        {
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.js", "text/javascript")]
    [InlineData("review.css", "text/css")]
    [InlineData("mark.svg", "image/svg+xml")]
    [InlineData("texts.ro.json", "application/json")]
    public async Task has_its_parts(string name, string type)
    {
        using var answer = await _service.Client.GetAsync($"/api/review/page/{name}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("review.html")]
    [InlineData("other.js")]
    [InlineData("..%2Fopenapi.json")]
    public async Task has_no_others(string name)
    {
        using var answer = await _service.Client.GetAsync($"/api/review/page/{name}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task offers_a_field_for_a_key_under_development_only()
    {
        await using var service = await TestService.StartAsync(development: false);
        Assert.Contains("data-sign-in=\"certificate\"", await service.Client.GetStringAsync("/api/review"), StringComparison.Ordinal);
    }

    [Fact]
    public void finds_every_text_that_its_script_asks_for_and_the_catalogue_has_no_others()
    {
        var asked = Scripts.SelectMany(script => Key().Matches(script)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var sets = Scripts.SelectMany(script => Sets().Matches(script)).Select(match => match.Groups[1].Value + ".")
            .Concat(Scripts.SelectMany(script => Made().Matches(script)).Select(match => match.Groups[1].Value + ".")).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(ReviewTexts.All.Keys.ToHashSet(StringComparer.Ordinal), asked);
        Assert.All(ReviewTexts.All.Keys, key => Assert.True(asked.Contains(key) || sets.Any(set => key.StartsWith(set, StringComparison.Ordinal)), key));
        Assert.All(sets, set => Assert.Contains(ReviewTexts.All.Keys, key => key.StartsWith(set, StringComparison.Ordinal)));
    }

    [Fact]
    public void has_words_for_every_event_upload_and_shortcut()
    {
        var names = typeof(RenewalEvent).GetNestedTypes().Select(type => $"event.{type.Name}")
            .Concat(Enum.GetValues<UploadKind>().Select(kind => $"kind.{kind.ToWire()}"))
            .Concat(Enum.GetValues<PaperKind>().Select(kind => $"kind.{kind.ToWire()}"))
            .Concat(Scripts.SelectMany(script => Shortcut().Matches(script)).Select(match => $"shortcut.{match.Groups[1].Value}"));
        Assert.Empty(names.Except(ReviewTexts.All.Keys));
    }

    [Fact]
    public void says_everything_in_both_languages_with_the_same_placeholders() => Assert.All(ReviewTexts.All, pair =>
    {
        Assert.NotEmpty(pair.Value.Ro);
        Assert.NotEmpty(pair.Value.En);
        Assert.Equal(Placeholder().Matches(pair.Value.Ro).Select(match => match.Value).Order(), Placeholder().Matches(pair.Value.En).Select(match => match.Value).Order());
    });

    [Fact]
    public void gives_its_texts_as_one_flat_object()
    {
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(ReviewAssets.Find("texts.en.json")!.Value.Content.Span)!;
        Assert.Equal("under review", texts["state.under-review"]);
        Assert.Equal(ReviewTexts.All.Count, texts.Count);
    }

    private static IEnumerable<string> Scripts => Directory
        .EnumerateFiles(Path.Combine(Repository(), "functions", "Hosts", "Http", "Review", "Page"), "*.js").Select(File.ReadAllText);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigiRenew.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No DigiRenew.sln above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\bt\('([a-zA-Z.-]+)'")]
    private static partial Regex Key();

    [GeneratedRegex(@"\bword\('([a-z-]+)'")]
    private static partial Regex Sets();

    [GeneratedRegex(@"\bt\(`([a-z-]+)\.\$\{")]
    private static partial Regex Made();

    [GeneratedRegex(@"^  (?:'.'|[a-z]): \['([a-z-]+)'", RegexOptions.Multiline)]
    private static partial Regex Shortcut();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}

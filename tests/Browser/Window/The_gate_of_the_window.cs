using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DigiRenew.Contracts;

namespace DigiRenew.Tests.Browser.Window;

/// <summary>Only the browser that opened the one-time address may speak to the program: another page, another name, another program may not.</summary>
public sealed class The_gate_of_the_window(WindowStageOfATest stage) : IClassFixture<WindowStageOfATest>
{
    private static readonly string[] Paths = ["/", "/window.js", "/window.css", "/events", "/files/0/x", "/answers", "/pin/1", "/chosen/1/identity"];

    [Fact]
    public async Task opens_once_and_gives_a_cookie_that_no_script_and_no_other_site_can_use()
    {
        var window = await stage.OpenAsync();
        using var client = Client();
        using var first = await client.GetAsync(window.Address);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("HttpOnly", cookie, StringComparison.Ordinal);
        Assert.Contains("SameSite=Strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(window.Address.Query[5..], cookie, StringComparison.Ordinal);
        using var second = await client.GetAsync(window.Address);
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.False(second.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task refuses_a_key_that_is_not_its_own()
    {
        var window = await stage.OpenAsync();
        using var client = Client();
        using var wrong = await client.GetAsync(new Uri(window.Origin + "/open?key=" + new string('0', 64)));
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        using var right = await client.GetAsync(window.Address);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task refuses_every_path_without_the_cookie()
    {
        var window = await stage.OpenAsync();
        using var client = Client();
        foreach (var path in Paths)
        {
            using var get = await client.GetAsync(new Uri(window.Origin + path), HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.Unauthorized, get.StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, window, path, window.Origin, entry: null));
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("rebound.example")]
    [InlineData("127.0.0.1")]
    public async Task refuses_a_request_under_another_name(string host)
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, window.Origin + "/");
            request.Headers.Host = host == "127.0.0.1" ? host : $"{host}:{window.Address.Port}";
            request.Headers.Add("Cookie", entry.Cookie);
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://localhost")]
    public async Task refuses_a_request_from_another_origin(string origin)
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            foreach (var path in Paths)
            {
                Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(client, window, path, origin, entry));
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, window.Origin + "/events?page=" + entry.Page);
            request.Headers.Add("Cookie", entry.Cookie);
            request.Headers.Add("Origin", origin);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task refuses_a_post_that_does_not_say_where_it_comes_from()
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(client, window, "/answers", origin: null, entry));
        }
    }

    [Fact]
    public async Task refuses_what_another_site_makes_the_browser_fetch()
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            foreach (var site in new[] { "cross-site", "same-site" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, window.Origin + "/");
                request.Headers.Add("Cookie", entry.Cookie);
                request.Headers.Add("Sec-Fetch-Site", site);
                using var answer = await client.SendAsync(request);
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("HEAD")]
    [InlineData("TRACE")]
    public async Task refuses_other_methods(string method)
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), window.Origin + "/");
            request.Headers.Add("Cookie", entry.Cookie);
            request.Headers.Add("Origin", window.Origin);
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    /// <summary>A browser shows its cookies to every port of 127.0.0.1, so also to a page that another user of this computer serves.</summary>
    [Fact]
    public async Task refuses_the_cookie_alone_wherever_something_is_told_or_answered()
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            foreach (var page in new[] { string.Empty, new string('0', 64) })
            {
                var stolen = entry with { Page = page };
                Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, window, "/answers", window.Origin, stolen, """{"screen":1,"button":"continue"}""", "application/json"));
                Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, window, "/pin/1", window.Origin, stolen, "1234", "application/octet-stream"));
                Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, window, "/chosen/1/identity", window.Origin, stolen, "x", "application/octet-stream"));
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{window.Origin}/events?page={page}");
                request.Headers.Add("Cookie", entry.Cookie);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            }

            foreach (var path in new[] { "/", "/window.js", "/window.css" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, window.Origin + path);
                request.Headers.Add("Cookie", entry.Cookie);
                using var answer = await client.SendAsync(request);
                Assert.DoesNotContain(entry.Page, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task names_its_cookie_by_its_port_so_that_two_windows_do_not_take_it_from_each_other()
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            Assert.StartsWith($"digirenew-window-{window.Address.Port}=", entry.Cookie, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task lets_nothing_come_from_elsewhere_and_nobody_frame_it()
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, window.Origin + "/");
            request.Headers.Add("Cookie", entry.Cookie);
            using var answer = await client.SendAsync(request);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.False(answer.Headers.Contains("Server"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            var page = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("http", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task serves_no_file_that_was_not_offered()
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            foreach (var path in new[] { "/files/0/passwd", "/files/-1/x", "/files/99/x", "/files/..%2f..%2fetc/passwd", "/../window.js", "/agent.json" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, window.Origin + path);
                request.Headers.Add("Cookie", entry.Cookie);
                using var answer = await client.SendAsync(request);
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound || path == "/../window.js", path);
            }
        }
    }

    [Fact]
    public async Task takes_no_answer_no_PIN_and_no_file_that_nobody_asked_for()
    {
        var (window, client, entry) = await EnterAsync();
        using (client)
        {
            Assert.Equal(HttpStatusCode.Conflict, await PostAsync(client, window, "/answers", window.Origin, entry, """{"screen":99,"button":"continue"}""", "application/json"));
            Assert.Equal(HttpStatusCode.Conflict, await PostAsync(client, window, "/answers", window.Origin, entry, """{"screen":1,"button":"update"}""", "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, window, "/answers", window.Origin, entry, "{", "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, window, "/answers", window.Origin, entry, "screen=1", "application/x-www-form-urlencoded"));
            Assert.Equal(HttpStatusCode.Conflict, await PostAsync(client, window, "/pin/1", window.Origin, entry, "1234", "application/octet-stream"));
            Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, window, "/pin/1", window.Origin, entry, new string('1', 257), "application/octet-stream"));
            Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, window, "/pin/1", window.Origin, entry, "1234", "text/plain"));
            Assert.Equal(HttpStatusCode.Conflict, await PostAsync(client, window, "/chosen/1/identity", window.Origin, entry, "x", "application/octet-stream"));
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("window", "--help")]
    public async Task is_told_of_in_the_help(params string[] arguments) =>
        Assert.Contains("window", await Demo.Tool.RunAsync(Demo.Programs.Agent, [.. arguments, "--lang", Language.En.ToTag()]), StringComparison.Ordinal);

    private static HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });

    private static async Task<HttpStatusCode> PostAsync(
        HttpClient client, OpenWindow window, string path, string? origin, Entry? entry, string body = "{}", string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, window.Origin + path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (entry is { Cookie: var cookie, Page: var page })
        {
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("X-DigiRenew-Page", page);
        }

        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<(OpenWindow Window, HttpClient Client, Entry Entry)> EnterAsync()
    {
        var window = await stage.OpenAsync();
        var client = Client();
        using var opened = await client.GetAsync(window.Address);
        var page = (await opened.Content.ReadAsStringAsync()).Split("url=/#")[1].Split('"')[0];
        return (window, client, new(opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0], page));
    }

    /// <summary>What the browser that opened the address holds: the cookie, and the secret of the page.</summary>
    private sealed record Entry(string Cookie, string Page);
}

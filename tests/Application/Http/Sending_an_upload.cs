using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Sending_an_upload : IAsyncLifetime
{
    private readonly string _path = $"/api/orders/{new RenewalId(Guid.NewGuid())}/uploads/identity";
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task to_an_order_that_is_not_ones_own_finds_nothing() =>
        await Expect(Form(("file", "copie.pdf", new byte[100]), ("signature", "s.p7s", new byte[10])), HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task of_an_unknown_kind_finds_nothing() =>
        await Expect(Form(("file", "copie.pdf", new byte[100])), HttpStatusCode.NotFound, "not-found", _path.Replace("identity", "passport", StringComparison.Ordinal));

    [Fact]
    public async Task without_a_file_or_its_name_is_refused()
    {
        await Expect(Form(("signature", "s.p7s", new byte[10])), HttpStatusCode.BadRequest, "bad-request");
        await Expect(Form(("file", null, new byte[10])), HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task with_another_part_or_one_twice_is_refused()
    {
        await Expect(Form(("file", "a.pdf", new byte[10]), ("note", "b.txt", new byte[10])), HttpStatusCode.BadRequest, "bad-request");
        await Expect(Form(("file", "a.pdf", new byte[10]), ("file", "b.pdf", new byte[10])), HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task that_is_no_form_is_refused()
    {
        await Expect(TestService.Json("{}"), HttpStatusCode.UnsupportedMediaType, "media-type-not-accepted");
        var broken = new ByteArrayContent(Encoding.ASCII.GetBytes("--b\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\nabc"));
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        await Expect(broken, HttpStatusCode.BadRequest, "bad-request");
    }

    [Theory]
    [InlineData("filename*=utf-7''a.pdf", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("filename*=utf-7''a.pdf; filename=a.pdf", HttpStatusCode.NotFound, "not-found")]
    public async Task by_a_name_in_another_charset_than_UTF8_has_its_plain_name_or_none(string name, HttpStatusCode status, string code)
    {
        var form = new ByteArrayContent(Encoding.ASCII.GetBytes($"--b\r\nContent-Disposition: form-data; name=file; {name}\r\n\r\nabc\r\n--b--\r\n"));
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        await Expect(form, status, code);
    }

    [Fact]
    public async Task with_a_file_over_the_limit_is_refused() =>
        await Expect(Form(("file", "a.pdf", new byte[(2 * 1024 * 1024) + 1])), HttpStatusCode.RequestEntityTooLarge, "too-large");

    [Fact]
    public async Task with_a_signature_over_the_limit_is_refused() =>
        await Expect(Form(("file", "a.pdf", new byte[10]), ("signature", "s.p7s", new byte[(64 * 1024) + 1])), HttpStatusCode.RequestEntityTooLarge, "too-large");

    [Fact]
    public async Task over_the_routes_limit_is_refused_chunked_or_not()
    {
        await Expect(Form(("file", "a.pdf", new byte[3 * 1024 * 1024])), HttpStatusCode.RequestEntityTooLarge, "too-large");
        await Expect(Form(("file", "a.pdf", new byte[3 * 1024 * 1024])), HttpStatusCode.RequestEntityTooLarge, "too-large", chunked: true);
    }

    private static MultipartFormDataContent Form(params (string Name, string? FileName, byte[] Content)[] parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, fileName, content) in parts)
        {
            if (fileName is null)
            {
                form.Add(new ByteArrayContent(content), name);
            }
            else
            {
                form.Add(new ByteArrayContent(content), name, fileName);
            }
        }

        return form;
    }

    private async Task Expect(HttpContent body, HttpStatusCode status, string code, string? path = null, bool chunked = false)
    {
        using var key = new TestSessionKey();
        using var request = _service.AsHolder(HttpMethod.Put, path ?? _path, key);
        request.Content = body;
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = true; // so that an early answer is read before the body is sent
        using var answer = await _service.Client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, (await TestService.ProblemOf(answer)).Code);
    }
}

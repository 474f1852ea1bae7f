using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Reminders;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Requests;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>A holder and an officer go from nonce to cancellation over HTTP alone.</summary>
public sealed class Walking_the_routes : IAsyncLifetime, IDisposable
{
    private static readonly byte[] Copy = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly TestSessionKey _key = new();
    private readonly SoftwareKey _newKey = SoftwareKey.Generate(KeyAlgorithm.P256);
    private TestService _service = null!;
    private string _token = string.Empty;

    public async Task InitializeAsync()
    {
        _service = await TestService.StartAsync();
        _token = (await OpenAsync()).Token;
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose()
    {
        _key.Dispose();
        _newKey.Dispose();
    }

    [Fact]
    public async Task opens_a_session_once_a_nonce()
    {
        var body = await StatementAsync();
        using var first = await _service.Client.SendAsync(SessionRequest(body));
        var session = await Read(first, HttpStatusCode.OK, WireJson.Default.SessionView);
        Assert.True(session.Eligible);
        using var again = await _service.Client.SendAsync(SessionRequest(body));
        Assert.Equal("nonce-invalid", (await TestService.ProblemOf(again)).Code);
    }

    [Fact]
    public async Task refuses_a_session_to_another_key_than_the_statements()
    {
        using var other = new TestSessionKey();
        using var answer = await _service.Client.SendAsync(SessionRequest(await StatementAsync(), other));
        Assert.Equal("statement-mismatch", (await TestService.ProblemOf(answer)).Code);
    }

    [Fact]
    public async Task reads_policy_and_terms()
    {
        using var answer = await _service.Client.GetAsync("/api/policy");
        var policy = await Read(answer, HttpStatusCode.OK, WireJson.Default.PolicyView);
        using var terms = await _service.Client.GetAsync($"/api/terms/{policy.Terms.Version}/ro");
        Assert.Equal(policy.Terms.Sha256["ro"], Sha256Digest.Of(await terms.Content.ReadAsByteArrayAsync()).Hex);
        using var unknown = await _service.Client.GetAsync($"/api/terms/{policy.Terms.Version}/fr");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task places_an_order_once_an_idempotency_key()
    {
        var statement = await SignAsync(await OrderAsync(), WireJson.Default.OrderStatement, StatementTypes.Order);
        using var first = await _service.Client.SendAsync(Placing(statement));
        var order = await Read(first, HttpStatusCode.Created, WireJson.Default.OrderView);
        Assert.Equal($"/api/orders/{order.Id}", first.Headers.Location?.ToString());
        using var again = await _service.Client.SendAsync(Placing(statement));
        Assert.Equal(order.Id, (await Read(again, HttpStatusCode.Created, WireJson.Default.OrderView)).Id);

        using var list = await Get("/api/orders");
        Assert.Equal(order.Id, Assert.Single((await Read(list, HttpStatusCode.OK, WireJson.Default.OrderListView)).Orders).Id);
        using var one = await Get($"/api/orders/{order.Id}");
        Assert.Equal(order.Number, (await Read(one, HttpStatusCode.OK, WireJson.Default.OrderView)).Number);
    }

    [Fact]
    public async Task fetches_a_paper_with_its_digest()
    {
        var order = await PlaceAsync();
        await _service.Application.Effects.AdvanceAsync(new(order), CancellationToken.None);
        using var paper = await Get($"/api/orders/{order}/papers/contract");
        var content = await paper.Content.ReadAsByteArrayAsync();
        var digest = Sha256Digest.Of(content);
        Assert.Equal("application/pdf", paper.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", paper.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal($"\"{digest}\"", paper.Headers.ETag?.Tag);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(digest.ToBytes())}:", paper.Headers.GetValues("Repr-Digest").Single());
        Assert.Equal("%PDF-"u8.ToArray(), content[..5]);

        using var unknown = await Get($"/api/orders/{order}/papers/invoice");
        Assert.Equal("not-found", (await TestService.ProblemOf(unknown)).Code);
    }

    [Fact]
    public async Task sends_an_upload_and_reads_its_receipt()
    {
        var order = await PlaceAsync();
        await _service.Application.Effects.AdvanceAsync(new(order), CancellationToken.None);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Copy), "file", "copie.png" } };
        var signature = await CadesSignature.SignAsync(
            Copy, CadesSignature.Data, true, _service.Hierarchy.Holder, [], _service.Hierarchy.HolderKey, _service.Time.Now, CancellationToken.None);
        form.Add(new ByteArrayContent(signature), "signature", "copie.png.p7s");
        using var request = AsHolder(HttpMethod.Put, $"/api/orders/{order}/uploads/identity");
        request.Content = form;
        using var sent = await _service.Client.SendAsync(request);
        var receipt = await Read(sent, HttpStatusCode.Accepted, WireJson.Default.ReceiptView);
        Assert.Equal(Sha256Digest.Of(Copy).Hex, receipt.Receipt.Sha256);

        using var read = await Get($"/api/orders/{order}/uploads/identity");
        Assert.Equal(receipt.Sealed, (await Read(read, HttpStatusCode.OK, WireJson.Default.UploadView)).Receipt!.Sealed);
    }

    [Theory]
    [InlineData("ro", "Raportul verificării: contract")]
    [InlineData("en", "Verification report: contract")]
    public async Task shows_a_verification_report_as_a_page_without_scripts(string language, string title)
    {
        var order = await PlaceAsync();
        await _service.Application.Effects.AdvanceAsync(new(order), CancellationToken.None);
        using var none = await _service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, $"/api/review/orders/{order}/uploads/contract/report", "officer"));
        Assert.Equal("not-found", (await TestService.ProblemOf(none)).Code);

        using var fetched = await Get($"/api/orders/{order}/papers/contract");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await fetched.Content.ReadAsByteArrayAsync()), "file", "contract.pdf" } };
        using var request = AsHolder(HttpMethod.Put, $"/api/orders/{order}/uploads/contract");
        request.Content = form;
        using var sent = await _service.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        await _service.Application.Effects.AdvanceAsync(new(order), CancellationToken.None);

        using var asked = TestService.AsOperator(HttpMethod.Get, $"/api/review/orders/{order}/uploads/contract/report", "auditor");
        asked.Headers.Add("Accept-Language", language);
        using var read = await _service.Client.SendAsync(asked);
        var page = WebUtility.HtmlDecode(await read.Content.ReadAsStringAsync());
        Assert.Equal("text/html", read.Content.Headers.ContentType?.MediaType);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains("INDETERMINATE, SIGNED_DATA_NOT_FOUND", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", read.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var finance = await _service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, $"/api/review/orders/{order}/uploads/contract/report", "finance"));
        Assert.Equal(HttpStatusCode.Forbidden, finance.StatusCode);
    }

    [Fact]
    public async Task decides_on_the_version_that_was_seen_only()
    {
        var order = await PlaceAsync();
        await _service.Application.Effects.AdvanceAsync(new(order), CancellationToken.None);
        using var seen = await _service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, $"/api/review/orders/{order}", "officer"));
        var review = await Read(seen, HttpStatusCode.OK, WireJson.Default.ReviewOrderView);
        Assert.Equal($"\"{review.Version}\"", seen.Headers.ETag?.Tag);

        using var stale = await _service.Client.SendAsync(Hold(order, review.Version - 1));
        Assert.Equal("precondition-failed", (await TestService.ProblemOf(stale)).Code);
        using var held = await _service.Client.SendAsync(Hold(order, review.Version));
        var after = await Read(held, HttpStatusCode.OK, WireJson.Default.ReviewOrderView);
        Assert.Equal("on-hold", after.Order.State);
        Assert.Equal($"\"{after.Version}\"", held.Headers.ETag?.Tag);

        await _service.Application.Effects.AdvanceAsync(new(order), CancellationToken.None);
        using var audit = await _service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, $"/api/review/audit/{order}", "auditor"));
        Assert.Equal(after.Version, (await Read(audit, HttpStatusCode.OK, WireJson.Default.AuditView)).Records.Count);
    }

    [Fact]
    public async Task cancels_by_a_signed_statement()
    {
        var order = await PlaceAsync();
        var statement = new CancelStatement(Purposes.Cancel, TestService.Origin, order, _service.Time.Now.AddMinutes(5));
        using var request = AsHolder(HttpMethod.Post, $"/api/orders/{order}/cancel");
        request.Content = TestService.Cms(await SignAsync(statement, WireJson.Default.CancelStatement, StatementTypes.Cancel));
        using var cancelled = await _service.Client.SendAsync(request);
        Assert.Equal("cancelled", (await Read(cancelled, HttpStatusCode.OK, WireJson.Default.OrderView)).State);
        using var certificate = await Get($"/api/orders/{order}/certificate");
        Assert.InRange((int)certificate.StatusCode, 400, 499);
    }

    [Fact]
    public async Task disowns_an_order_by_the_button_and_not_by_the_link()
    {
        var order = await PlaceAsync();
        var link = $"/api/not-me/{NoticeLink.Write(_service.Ports.Secrets, new(order))}";
        using var page = await _service.Client.GetAsync(link);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("form-action 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("<form method=\"post\">", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var before = await Get($"/api/orders/{order}");
        Assert.Equal("placed", (await Read(before, HttpStatusCode.OK, WireJson.Default.OrderView)).State);

        for (var press = 1; press <= 2; press++)
        {
            using var pressed = await _service.Client.PostAsync(link, new FormUrlEncodedContent([]));
            Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
            Assert.DoesNotContain("<form", await pressed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var after = await Get($"/api/orders/{order}");
        Assert.Equal("on-hold", (await Read(after, HttpStatusCode.OK, WireJson.Default.OrderView)).State);
    }

    private static HttpRequestMessage Hold(Guid order, long version)
    {
        var request = TestService.AsOperator(HttpMethod.Post, $"/api/review/orders/{order}/decisions", "officer");
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        request.Content = TestService.Json("""{"decision":"hold","reason":"Verificăm contactul."}""");
        return request;
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer, HttpStatusCode status, JsonTypeInfo<T> type)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {body}");
        return JsonSerializer.Deserialize(body, type)!;
    }

    private HttpRequestMessage AsHolder(HttpMethod method, string path) => _service.AsHolder(method, path, _key, token: _token);

    private Task<HttpResponseMessage> Get(string path) => _service.Client.SendAsync(AsHolder(HttpMethod.Get, path));

    private HttpRequestMessage Placing(byte[] statement)
    {
        var request = AsHolder(HttpMethod.Post, "/api/orders");
        request.Headers.Add("Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324");
        request.Content = TestService.Cms(statement);
        return request;
    }

    private async Task<Guid> PlaceAsync()
    {
        var statement = await SignAsync(await OrderAsync(), WireJson.Default.OrderStatement, StatementTypes.Order);
        using var placed = await _service.Client.SendAsync(Placing(statement));
        return (await Read(placed, HttpStatusCode.Created, WireJson.Default.OrderView)).Id;
    }

    private async Task<SessionView> OpenAsync()
    {
        using var answer = await _service.Client.SendAsync(SessionRequest(await StatementAsync()));
        return await Read(answer, HttpStatusCode.OK, WireJson.Default.SessionView);
    }

    private HttpRequestMessage SessionRequest(SessionRequest body, TestSessionKey? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/sessions")
        {
            Content = TestService.Json(JsonSerializer.Serialize(body, WireJson.Default.SessionRequest)),
        };
        request.Headers.Add("DPoP", (key ?? _key).Proof("POST", TestService.Origin + "/api/sessions", _service.Time.Now));
        return request;
    }

    private async Task<SessionRequest> StatementAsync()
    {
        using var answer = await _service.Client.PostAsync("/api/challenges", null);
        var challenge = await Read(answer, HttpStatusCode.OK, WireJson.Default.ChallengeView);
        var holder = _service.Hierarchy.Holder;
        var statement = new SessionStatement(
            TestService.Origin, holder.Serial, holder.IssuerName.ToString(), challenge.ServiceTime, challenge.Nonce, _key.Thumbprint);
        var cms = await CadesSignature.SignAsync(
            statement.ToBytes(), StatementTypes.Session, false, holder, [], _service.Hierarchy.HolderKey, null, CancellationToken.None);
        return new(Convert.ToBase64String(cms), challenge.ServiceTime, challenge.Nonce);
    }

    private async Task<OrderStatement> OrderAsync()
    {
        var today = _service.Application.Context.Today;
        using var answer = await _service.Client.GetAsync("/api/policy");
        var terms = (await Read(answer, HttpStatusCode.OK, WireJson.Default.PolicyView)).Terms;
        var form = new DraftRequest(
            "ro",
            today.AddDays(5),
            2,
            new(true, true, true, true),
            "+40 721 234 567",
            new("Strada Exemplului 1, ap. 2", "București", "București", "010101", "RO"),
            new("RX", "123456", today.AddYears(3)),
            new("person"),
            Sha256Digest.Of(_newKey.SubjectPublicKeyInfo.Span).Hex,
            new("SoftHSM v2", "a1b2c3d4e5f60718", "2.6"),
            terms.Version,
            terms.Sha256["ro"]);
        using var request = AsHolder(HttpMethod.Post, "/api/drafts");
        request.Content = TestService.Json(JsonSerializer.Serialize(form, WireJson.Default.DraftRequest));
        using var drafted = await _service.Client.SendAsync(request);
        var draft = await Read(drafted, HttpStatusCode.OK, WireJson.Default.DraftView);
        var code = await _service.Ports.PrivateDocuments.FindAsync(new(draft.Id), "code", CancellationToken.None);
        var certification = await CertificationRequest.CreateAsync(_service.Hierarchy.Holder.Subject, _newKey, CancellationToken.None);
        return new(
            Purposes.Order,
            TestService.Origin,
            draft.Id,
            _service.Time.Now.AddMinutes(10),
            _service.Hierarchy.Holder.Sha256.Hex,
            draft.Sha256,
            form.IssueDate,
            form.ValidityYears,
            form.Device,
            Convert.ToBase64String(certification.Der.Span),
            form.TermsVersion,
            form.TermsSha256,
            Encoding.ASCII.GetString(code!.Value.Span));
    }

    private async Task<byte[]> SignAsync<T>(T statement, JsonTypeInfo<T> type, string contentType) => await CadesSignature.SignAsync(
        JsonSerializer.SerializeToUtf8Bytes(statement, type), contentType, false, _service.Hierarchy.Holder, [], _service.Hierarchy.HolderKey, null, CancellationToken.None);
}

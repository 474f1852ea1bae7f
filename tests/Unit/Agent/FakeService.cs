using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Requests;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Pdf;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>A service of one order that speaks the contract, and verifies what it is sent as strictly as the real one.</summary>
internal sealed class FakeService
{
    public const string Origin = "https://renew.example";
    public const string Code = "246813";

    /// <summary>A code whose time or tries are over.</summary>
    public const string SpentCode = "999999";

    private static readonly RuleView Rule = new("standard", "1", new(2026, 1, 1), new Dictionary<string, string> { ["minimum"] = "3" });
    private static readonly OfferView Offer = new(1, 100.00m, 0.21m, 21.00m, 121.00m, "RON");
    private static readonly byte[] Terms = "Condiții generale"u8.ToArray();

    private readonly DemoHierarchy _provider;
    private readonly Dictionary<string, UploadView> _uploads = new(StringComparer.Ordinal);
    private readonly SoftwareKey _sealKey = SoftwareKey.Generate(KeyAlgorithm.P256);

    public FakeService(DemoHierarchy provider)
    {
        _provider = provider;
        Seal = SealOf("Sigiliu", _sealKey);
        Papers = new(StringComparer.Ordinal)
        {
            ["contract"] = Pdf.Papers.Contract.Write(),
            ["declaration"] = (Pdf.Papers.Contract with { Title = "Declarație" }).Write(),
            ["terms"] = (Pdf.Papers.Short with { Title = "Condiții generale" }).Write(),
            ["proforma"] = Pdf.Papers.LongTable.Write(),
        };
    }

    public CertificateFacts Seal { get; set; }

    public Dictionary<string, byte[]> Papers { get; }

    public OrderView? Order { get; set; }

    /// <summary>The holder's earlier orders, newest first.</summary>
    public List<OrderView> Earlier { get; } = [];

    public CertificateFacts? Issued { get; private set; }

    public List<string> Requests { get; } = [];

    public List<DraftRequest> Drafts { get; } = [];

    public List<byte[]> SessionStatements { get; } = [];

    public int Installations { get; private set; }

    public Dictionary<string, byte[]> Received { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes a receipt before it is sealed.</summary>
    public Func<ReceiptStatement, ReceiptStatement> Alter { get; set; } = receipt => receipt;

    /// <summary>The zone in which the provider counts days; null where it does not say.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Seals receipts; null: the seal that the policy anchors.</summary>
    public (CertificateFacts Certificate, SoftwareKey Key)? OtherSeal { get; set; }

    /// <summary>Runs before a request is answered and after it took effect; throws to strike.</summary>
    public Action<string> Strike { get; set; } = _ => { };

    /// <summary>Answers a request in the service's place; null where the service answers itself.</summary>
    public Func<string, HttpResponseMessage?> Instead { get; set; } = _ => null;

    /// <summary>DPoP proofs, as they came.</summary>
    public List<string> Proofs { get; } = [];

    /// <summary>What the new certificate will have less.</summary>
    public ImmutableArray<string> Losses { get; set; } = [];

    /// <summary>What the verification of an upload says.</summary>
    public string Verdict { get; set; } = "accepted";

    /// <summary>The oldest program that is served.</summary>
    public string OldestAgent { get; set; } = "1.0.0";

    /// <summary>The version of the general conditions.</summary>
    public string TermsVersion { get; set; } = "3";

    public DateTimeOffset Clock { get; set; } = DemoHierarchy.UsualMoment;

    public bool Development { get; set; }

    public IReadOnlyList<string> KeyAlgorithms { get; set; } = ["rsa-3072", "p-256"];

    /// <summary>The origin that this service answers under.</summary>
    public string At { get; set; } = Origin;

    public CertificateFacts SealOf(string name, SoftwareKey key) => DemoHierarchy.Sign(_provider.IssuingKey, ToBeSignedCertificate.ComposePlain(
        _provider.Issuing,
        DistinguishedName.Write((Oids.CommonName, name)),
        key.SubjectPublicKeyInfo,
        KeyUsage.DigitalSignature,
        [],
        [],
        "4D1A000000000099",
        _provider.At.AddYears(-1),
        _provider.At.AddYears(1),
        _provider.IssuingKey.Scheme));

    /// <summary>Issues the certificate, as the scheduled date would.</summary>
    public void Issue(ReadOnlyMemory<byte> newKey, ReadOnlyMemory<byte>? subject = null, DateTimeOffset? notBefore = null)
    {
        Issued = _provider.Issue(subject ?? _provider.Holder.Subject, newKey, "6B1D4C0B2E7F9001", notBefore ?? _provider.At.AddMinutes(-1), _provider.At.AddYears(1));
        Order = Order! with { State = "issued", CertificateSha256 = Issued.Sha256.Hex };
    }

    public OrderView NewOrder(string newKeySha256) => new(
        Guid.Parse("11111111-2222-3333-4444-555555555555"),
        "DR-2026-000123",
        "awaiting-uploads",
        new(2026, 12, 1),
        1,
        Offer,
        [.. Papers.Select(paper => new PaperView(paper.Key, $"DR-2026-000123-{paper.Key}.pdf", Sha256Digest.Of(paper.Value).Hex, paper.Value.Length))],
        [.. new[] { "contract", "declaration", "terms", "identity" }.Select(kind => new UploadStatusView(kind, true, "missing", 0, null, null, null))],
        false,
        "PF-1",
        [],
        "Trimiteți documentele.",
        null,
        newKeySha256,
        null);

    /// <summary>The uploads of the order as it stands.</summary>
    public void Stands(params ReadOnlySpan<(string Kind, string Status)> uploads)
    {
        var named = uploads.ToArray().ToDictionary(one => one.Kind, one => one.Status, StringComparer.Ordinal);
        Order = Order! with
        {
            Uploads = [.. new[] { "contract", "declaration", "terms", "identity", "payment-proof" }.Select(
                kind => new UploadStatusView(kind, kind != "payment-proof", named.GetValueOrDefault(kind, "missing"), 1, null, null, null))],
        };
    }

    public bool HasCorrespondence { get; private set; }

    public async Task<HttpResponseMessage> ReceiveAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath["/api/".Length..];
        var name = $"{request.Method} {path}";
        Requests.Add(name);
        Proofs.AddRange(request.Headers.TryGetValues("DPoP", out var proofs) ? proofs : []);
        Strike("before " + name);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        if (Instead(name) is { } instead)
        {
            return instead;
        }

        var answer = await AnswerAsync(request, path, body);
        Strike("after " + name);
        return answer;
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string path, byte[] body) => (request.Method.Method, path.Split('/')) switch
    {
        ("GET", ["policy"]) => Json(Policy(), WireJson.Default.PolicyView),
        ("GET", ["terms", _, _]) => File(Terms),
        ("POST", ["challenges"]) => Json(new("bm9uY2U", Clock.AddMinutes(5), Clock), WireJson.Default.ChallengeView),
        ("POST", ["sessions"]) => Session(JsonSerializer.Deserialize(body, WireJson.Default.SessionRequest)!),
        ("POST", ["drafts"]) => Draft(JsonSerializer.Deserialize(body, WireJson.Default.DraftRequest)!),
        ("POST", ["orders"]) => Place(body),
        ("GET", ["orders"]) => Json(new(Orders()), WireJson.Default.OrderListView),
        ("GET", ["orders", _]) => Json(Order!, WireJson.Default.OrderView),
        ("GET", ["orders", _, "papers", var kind]) => File(Papers[kind]),
        ("PUT", ["orders", _, "uploads", var kind]) => await UploadAsync(request, kind),
        ("GET", ["orders", _, "uploads", var kind]) => Json(
            _uploads.TryGetValue(kind, out var upload) ? upload : new(kind, Verdict, 1, null, null), WireJson.Default.UploadView),
        ("GET", ["orders", _, "certificate"]) => Json(
            new(Convert.ToBase64String(Issued!.Der.Span), [Convert.ToBase64String(_provider.Issuing.Der.Span)]), WireJson.Default.CertificateView),
        ("POST", ["orders", _, "installation"]) => Install(body),
        ("POST", ["orders", _, "cancel"]) => Cancel(body),
        ("PUT", ["orders", _, "correspondence"]) => Json(new("a…@c…", false, DemoHierarchy.UsualMoment.AddMinutes(10), 5), WireJson.Default.CorrespondenceView),
        ("POST", ["orders", _, "correspondence"]) => Correspondence(body),
        _ => Problem(Problems.NotFound),
    };

    private PolicyView Policy() => new(
        "Furnizor Exemplu SRL",
        new("ajutor@provider.example", "021 555 01 23", "L-V 8-20", "https://provider.example"),
        ["ro", "en"],
        Rule,
        [
            new("contract", true, ["pdf"], 2_097_152), new("declaration", true, ["pdf"], 2_097_152), new("terms", true, ["pdf"], 2_097_152),
            new("identity", true, ["pdf", "jpg", "png"], 2_097_152), new("payment-proof", false, ["pdf", "jpg", "png"], 2_097_152),
            new("authorisation", false, ["pdf"], 2_097_152),
        ],
        [Offer],
        new(TermsVersion, new Dictionary<string, string> { ["ro"] = Sha256Digest.Of(Terms).Hex, ["en"] = Sha256Digest.Of(Terms).Hex }),
        [Convert.ToBase64String(_provider.Root.Der.Span)],
        [Convert.ToBase64String(_provider.Issuing.Der.Span)],
        [Convert.ToBase64String(Seal.Der.Span)],
        OldestAgent,
        Clock,
        Development,
        KeyAlgorithms,
        TimeZone);

    private HttpResponseMessage Session(SessionRequest request)
    {
        var verdict = CadesSignature.Verify(Convert.FromBase64String(request.Statement), StatementTypes.Session, null);
        if (!verdict.Check.Passed)
        {
            return Problem(Problems.SignatureInvalid);
        }

        SessionStatements.Add(verdict.Content.ToArray());
        return Json(
            new(
                "token",
                Clock.AddMinutes(30),
                Order is null,
                null,
                new(new(2026, 11, 22), new(2026, 12, 9), Rule),
                new("Ștefan Exemplu-Închipuit", null, null, null, "RO", "PNORO-1*", _provider.Holder.Serial, "Exemplu", _provider.Holder.NotAfter, 20, "s***@holder.example"),
                Orders(),
                Losses),
            WireJson.Default.SessionView);
    }

    private List<OrderView> Orders() => [.. Order is null ? Array.Empty<OrderView>() : [Order], .. Earlier];

    private HttpResponseMessage Draft(DraftRequest request)
    {
        Drafts.Add(request);
        var digest = Sha256Digest.Of(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Default.DraftRequest)).Hex;
        return Json(new(Guid.Parse("11111111-2222-3333-4444-555555555555"), digest, "s***@holder.example", Clock.AddMinutes(10), 5, Offer), WireJson.Default.DraftView);
    }

    private HttpResponseMessage Place(byte[] body)
    {
        var statement = Open(body, StatementTypes.Order, WireJson.Default.OrderStatement, _provider.Holder);
        if (statement is null)
        {
            return Problem(Problems.StatementInvalid);
        }

        if (statement.Code == SpentCode)
        {
            return Problem(Problems.CodeExpired);
        }

        if (statement.Code != Code)
        {
            return Problem(Problems.CodeWrong, ("left", "4"));
        }

        var (request, _) = CertificationRequest.Read(Convert.FromBase64String(statement.CertificationRequest));
        if (request is null || request.PublicKey.Hex != Drafts[^1].NewKeySha256 || statement.Origin != At)
        {
            return Problem(Problems.RequestInvalid);
        }

        Order ??= NewOrder(request.PublicKey.Hex);
        return Json(Order, WireJson.Default.OrderView, HttpStatusCode.Created);
    }

    private async Task<HttpResponseMessage> UploadAsync(HttpRequestMessage request, string kind)
    {
        var parts = ((MultipartFormDataContent)request.Content!).ToList();
        var file = await parts[0].ReadAsByteArrayAsync();
        var signature = parts.Count > 1 ? await parts[1].ReadAsByteArrayAsync() : null;
        Received[kind] = file;
        var receipt = Alter(new(
            Purposes.Receipt,
            Origin,
            Order!.Id,
            kind,
            1,
            Sha256Digest.Of(file).Hex,
            signature is null ? null : Sha256Digest.Of(signature).Hex,
            file.Length,
            Clock));
        var (certificate, key) = OtherSeal ?? (Seal, _sealKey);
        var cms = await CadesSignature.SignAsync(
            JsonSerializer.SerializeToUtf8Bytes(receipt, WireJson.Default.ReceiptStatement), StatementTypes.Receipt, false, certificate, [], key, Clock, default);
        var view = new ReceiptView(receipt, Convert.ToBase64String(cms));
        _uploads[kind] = new(kind, Verdict, 1, view, null);
        return Json(view, WireJson.Default.ReceiptView, HttpStatusCode.Accepted);
    }

    private HttpResponseMessage Install(byte[] body)
    {
        var statement = Open(body, StatementTypes.Installation, WireJson.Default.InstallationStatement, Issued!);
        if (statement?.Certificate != Issued!.Sha256.Hex)
        {
            return Problem(Problems.InstallationMismatch);
        }

        Installations++;
        Order = Order! with { State = "installed" };
        return Json(Order, WireJson.Default.OrderView);
    }

    private HttpResponseMessage Correspondence(byte[] body)
    {
        if (JsonSerializer.Deserialize(body, WireJson.Default.CorrespondenceCodeRequest)!.Code != Code)
        {
            return Problem(Problems.CodeWrong);
        }

        HasCorrespondence = true;
        return Json(new("a…@c…", true, null, null), WireJson.Default.CorrespondenceView);
    }

    private HttpResponseMessage Cancel(byte[] body)
    {
        if (Open(body, StatementTypes.Cancel, WireJson.Default.CancelStatement, _provider.Holder) is null)
        {
            return Problem(Problems.StatementInvalid);
        }

        Order = Order! with { State = "cancelled" };
        return Json(Order, WireJson.Default.OrderView);
    }

    private static T? Open<T>(byte[] cms, string type, JsonTypeInfo<T> json, CertificateFacts signer)
        where T : class
    {
        var verdict = CadesSignature.Verify(cms, type, null);
        return verdict.Check.Passed && verdict.Signer!.Sha256 == signer.Sha256 ? JsonSerializer.Deserialize(verdict.Content.Span, json) : null;
    }

    private static HttpResponseMessage Json<T>(T value, JsonTypeInfo<T> type, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new StringContent(JsonSerializer.Serialize(value, type), Encoding.UTF8, "application/json"),
    };

    private static HttpResponseMessage File(byte[] content)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new(HttpStatusCode.OK) { Content = body };
    }

    public static HttpResponseMessage Problem(Problem problem, params (string Name, string Value)[] values) => new((HttpStatusCode)problem.Status)
    {
        Content = new StringContent(
            JsonSerializer.Serialize(
                new ProblemView(
                    "https://digirenew.example/problems/" + problem.Code,
                    problem.Title.Ro,
                    problem.Status,
                    problem.Why.In(Language.Ro, values),
                    problem.Code,
                    problem.Next.Ro,
                    Contacts: new("ajutor@provider.example", "021 555 01 23", "L-V 8-20", "https://provider.example"),
                    TraceId: "trace-1"),
                WireJson.Default.ProblemView),
            Encoding.UTF8,
            "application/problem+json"),
    };
}

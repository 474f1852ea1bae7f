using System.Net;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Proving_the_subscribers_consent : IAsyncLifetime
{
    private readonly SoftwareKey _key = SoftwareKey.Generate(KeyAlgorithm.P256);
    private DeskService _service = null!;
    private RenewalId _id;

    public async Task InitializeAsync()
    {
        _service = await DeskService.StartAsync(new(new() { Organisation = "Exemplu SA", OrganisationIdentifier = "VATRO-12345674" }));
        _id = await _service.Desk.ReviewedAsync();
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task without_any_approval_is_blocked()
    {
        Assert.Equal(["subscriber-consent-missing"], (await _service.SeeAsync("officer-1", _id)).Blockers);
        using var answer = await ApproveAsync();
        Assert.Equal("approval-blocked", await DeskService.CodeAsync(answer, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task by_a_standing_authorisation_in_the_register_needs_no_decision()
    {
        await using var service = await DeskService.StartAsync(new(new() { Organisation = "Exemplu SA" }));
        await service.Desk.RegisterAsync(entry => entry with { StandingAuthorisation = true, Subscriber = "Exemplu SA" });
        Assert.Empty((await service.SeeAsync("officer-1", await service.Desk.ReviewedAsync())).Blockers);
    }

    [Fact]
    public async Task by_an_officer_who_found_the_holder_to_be_the_legal_representative()
    {
        using var settled = await SettleAsync("legal-representative");
        Assert.Empty((await DeskService.ReadAsync(settled, WireJson.Default.ReviewOrderView)).Blockers);
        await ApproveByAnotherAsync();
        await _service.Desk.IssueAsync(_id, approved: true);
        Assert.Equal("issued", (await _service.Desk.StateAsync(_id)).Name);
    }

    [Fact]
    public async Task by_an_upload_that_the_representative_signed()
    {
        using var early = await SettleAsync("upload");
        Assert.Equal("subscriber-consent-missing", await DeskService.CodeAsync(early, HttpStatusCode.Conflict));
        Assert.Equal("accepted", await SendAsync(Representative()));
        using var settled = await SettleAsync("upload");
        Assert.Empty((await DeskService.ReadAsync(settled, WireJson.Default.ReviewOrderView)).Blockers);
        await ApproveByAnotherAsync();
        await _service.Desk.IssueAsync(_id, approved: true);
        Assert.Equal("issued", (await _service.Desk.StateAsync(_id)).Name);
    }

    [Fact]
    public async Task falls_with_the_upload_that_it_rests_on()
    {
        await SendAsync(Representative());
        (await SettleAsync("upload")).Dispose();
        using var returned = await DecideAsync("officer-1", """{"decision":"refuse-upload","kind":"authorisation","reason":"Semnatarul nu reprezintă organizația."}""");
        var view = await DeskService.ReadAsync(returned, WireJson.Default.ReviewOrderView);
        Assert.Equal(["subscriber-consent-missing"], view.Blockers);
        Assert.Equal("under-review", view.Order.State);
    }

    [Fact]
    public async Task is_refused_from_the_holder_by_whatever_certificate()
    {
        Assert.Equal("authorisation-own-signature", await SendAsync(_service.Desk.Pki.Holder, _service.Desk.Pki.HolderKey));
        var other = Issue(new DemoHolder { Organisation = "Altă SA" }.Subject());
        Assert.Equal("authorisation-own-signature", await SendAsync(other));
    }

    [Fact]
    public async Task is_refused_from_a_certificate_that_is_not_qualified_for_signatures()
    {
        Assert.Equal("not-qualified", await SendAsync(Representative(DemoHierarchy.Profile with { QcStatements = QcStatements.None })));
        Assert.Equal("not-qualified", await SendAsync(Representative(DemoHierarchy.Profile with { QcStatements = DemoHierarchy.Profile.QcStatements with { Types = ["0.4.0.1862.1.6.2"] } })));
        Assert.Equal("not-qualified", await SendAsync(Representative(DemoHierarchy.Profile with { KeyUsage = KeyUsage.DigitalSignature })));
    }

    [Fact]
    public async Task is_refused_from_a_certificate_that_leads_to_no_anchor_or_was_revoked()
    {
        using var elsewhere = DemoHierarchy.Build();
        var foreign = elsewhere.Issue(Subject, _key.SubjectPublicKeyInfo, "79", elsewhere.At.AddDays(-1), elsewhere.At.AddYears(1));
        Assert.Equal("not-our-certificate", await SendAsync(foreign));
        var representative = Representative();
        _service.Desk.RevocationLists.Answer = _service.Desk.ListOf(new Pki.Revocation.RevokedEntry(representative.Serial, _service.Desk.Pki.At.AddHours(-1), 1));
        Assert.Equal("certificate-revoked", await SendAsync(representative));
    }

    [Theory]
    [InlineData("""{"decision":"authorisation"}""")]
    [InlineData("""{"decision":"authorisation","details":{"method":"telephone","evidence":"x"}}""")]
    [InlineData("""{"decision":"authorisation","details":{"method":"legal-representative"}}""")]
    [InlineData("""{"decision":"authorisation","details":{"method":"legal-representative","evidence":" "}}""")]
    public async Task is_refused_without_method_and_what_was_looked_up(string decision)
    {
        using var answer = await DecideAsync("officer-1", decision);
        Assert.Equal("form-invalid", await DeskService.CodeAsync(answer, HttpStatusCode.UnprocessableEntity));
    }

    private static byte[] Subject => new DemoHolder { GivenName = "Ana", SerialNumber = "PNORO-2710203123456" }.Subject();

    private CertificateFacts Representative(CertificateProfile? profile = null) => Issue(Subject, profile);

    private CertificateFacts Issue(byte[] subject, CertificateProfile? profile = null) =>
        _service.Desk.Pki.Issue(subject, _key.SubjectPublicKeyInfo, "79", _service.Desk.Pki.At.AddDays(-1), _service.Desk.Pki.At.AddYears(1), profile);

    /// <summary>Sends an authorisation; what became of it: accepted, or why it was refused.</summary>
    private async Task<string> SendAsync(CertificateFacts signer, SoftwareKey? key = null)
    {
        var file = Files.Pdf();
        RenewalDesk.Done(await _service.Desk.SendAsync(
            _id, UploadKind.Authorisation, file, await _service.Desk.SignatureOfAsync(file, null, signer, key ?? _key), "authorisation.pdf"));
        await _service.Desk.Application.Effects.AdvanceAsync(_id, CancellationToken.None);
        var upload = await _service.Desk.UploadAsync(_id, UploadKind.Authorisation);
        return upload.Report?.Code ?? upload.Status;
    }

    private Task<HttpResponseMessage> SettleAsync(string method) =>
        DecideAsync("officer-1", $$$"""{"decision":"authorisation","details":{"method":"{{{method}}}","evidence":"ONRC, extras din 2026-11-22"}}""");

    private Task<HttpResponseMessage> ApproveAsync(string who = "officer-1") => DecideAsync(who, """{"decision":"approve","compared":["name","birth-date","document-valid"]}""");

    private async Task ApproveByAnotherAsync()
    {
        using var own = await ApproveAsync();
        Assert.Equal("own-change", await DeskService.CodeAsync(own, HttpStatusCode.Conflict));
        using var approved = await ApproveAsync("officer-2");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
    }

    private async Task<HttpResponseMessage> DecideAsync(string who, string decision) => await _service.AsAsync(
        who, HttpMethod.Post, $"/api/review/orders/{_id}/decisions", TestService.Json(decision), (await _service.Desk.EntryAsync(_id)).Version);
}

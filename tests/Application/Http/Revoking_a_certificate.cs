using System.Net;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Revoking_a_certificate : IAsyncLifetime
{
    private DeskService _service = null!;
    private RenewalId _id;

    public async Task InitializeAsync()
    {
        _service = await DeskService.StartAsync();
        _id = await _service.Desk.ReviewedAsync();
        await _service.Desk.IssueAsync(_id);
        Assert.IsType<RenewalState.Issued>(await _service.Desk.StateAsync(_id));
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task takes_two_officers_and_then_stands_at_the_authority_and_in_the_register()
    {
        var certificate = CertificateFacts.Read((await _service.Desk.Evidence.FindNamedAsync(_id, "certificate", CancellationToken.None))!.Value);
        using var asked = await AskAsync("officer-1");
        var waiting = await DeskService.ReadAsync(asked, WireJson.Default.ReviewOrderView);
        Assert.Equal(new("officer-1", "key-compromise", null, "Titularul a sunat; identitatea a fost verificată."), waiting.Revocation);
        Assert.DoesNotContain("revoke", waiting.Decisions);
        Assert.Contains("revoke", (await _service.SeeAsync("officer-2", _id)).Decisions);
        await AdvanceAsync();
        Assert.Empty(_service.Desk.Authority.Revoked);

        using var confirmed = await AskAsync("officer-2");
        Assert.Equal("officer-2", (await DeskService.ReadAsync(confirmed, WireJson.Default.ReviewOrderView)).Revocation?.Second);
        await AdvanceAsync();
        var revoked = Assert.Single(_service.Desk.Authority.Revoked);
        Assert.Equal((certificate.Serial, 1), (revoked.Serial, revoked.Reason));
        Assert.Equal("revoked", (await _service.SeeAsync("auditor-1", _id)).Order.State);
        Assert.Equal("revoked", (await _service.Desk.Register.FindAsync(Sha256Digest.Of(certificate.Issuer.Span), certificate.Serial, CancellationToken.None))!.Status);
        Assert.Contains(_service.Desk.Mail.Sent, message => message.To == _service.Desk.Pki.Holder.Email && message.Subject.Contains("revocare", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_refused_to_the_same_officer_twice()
    {
        using var first = await AskAsync("officer-1");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var second = await AskAsync("officer-1");
        Assert.Equal("own-change", await DeskService.CodeAsync(second, HttpStatusCode.Conflict));
        await AdvanceAsync();
        Assert.Empty(_service.Desk.Authority.Revoked);
    }

    [Fact]
    public async Task waits_for_an_authority_that_is_out_of_reach()
    {
        _service.Desk.Authority.IsOutOfReach = true;
        (await AskAsync("officer-1")).Dispose();
        (await AskAsync("officer-2")).Dispose();
        await AdvanceAsync();
        Assert.IsType<RenewalState.Issued>(await _service.Desk.StateAsync(_id));
        _service.Desk.Authority.IsOutOfReach = false;
        _service.Desk.Time.Advance(TimeSpan.FromMinutes(10));
        await AdvanceAsync();
        Assert.Equal("revoked", (await _service.Desk.StateAsync(_id)).Name);
    }

    [Theory]
    [InlineData("ca-compromise")]
    [InlineData("certificate-hold")]
    [InlineData("remove-from-crl")]
    [InlineData("aa-compromise")]
    [InlineData("because")]
    public async Task is_refused_for_a_reason_that_fits_no_end_entity(string reason)
    {
        using var answer = await AskAsync("officer-1", reason);
        Assert.Equal("revocation-reason-unknown", await DeskService.CodeAsync(answer, HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task is_refused_without_a_note_without_a_version_and_on_an_old_one()
    {
        using var silent = await AskAsync("officer-1", note: " ");
        Assert.Equal("reason-missing", await DeskService.CodeAsync(silent, HttpStatusCode.UnprocessableEntity));
        using var blind = await _service.AsAsync("officer-1", HttpMethod.Post, Path, TestService.Json("""{"reason":"superseded","note":"x"}"""));
        Assert.Equal("precondition-required", await DeskService.CodeAsync(blind, HttpStatusCode.PreconditionRequired));
        using var stale = await _service.AsAsync("officer-1", HttpMethod.Post, Path, TestService.Json("""{"reason":"superseded","note":"x"}"""), seen: 1);
        Assert.Equal("precondition-failed", await DeskService.CodeAsync(stale, HttpStatusCode.PreconditionFailed));
    }

    [Theory]
    [InlineData("finance-1")]
    [InlineData("auditor-1")]
    [InlineData("administrator-1")]
    public async Task is_refused_to_other_roles(string who)
    {
        using var answer = await _service.AsAsync(who, HttpMethod.Post, Path, TestService.Json("""{"reason":"superseded","note":"x"}"""), seen: 1);
        Assert.Equal("forbidden", await DeskService.CodeAsync(answer, HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task is_out_of_order_before_there_is_a_certificate()
    {
        await using var service = await DeskService.StartAsync();
        var id = await service.Desk.OrderAsync();
        var version = (await service.Desk.EntryAsync(id)).Version;
        using var answer = await service.AsAsync(
            "officer-1", HttpMethod.Post, $"/api/review/orders/{id}/revocation", TestService.Json("""{"reason":"superseded","note":"x"}"""), version);
        Assert.Equal("out-of-order", await DeskService.CodeAsync(answer, HttpStatusCode.Conflict));
    }

    private string Path => $"/api/review/orders/{_id}/revocation";

    private async Task<HttpResponseMessage> AskAsync(string who, string reason = "key-compromise", string note = "Titularul a sunat; identitatea a fost verificată.") => await _service.AsAsync(
        who, HttpMethod.Post, Path, TestService.Json($$"""{"reason":"{{reason}}","note":"{{note}}"}"""), (await _service.Desk.EntryAsync(_id)).Version);

    private Task<DateTimeOffset?> AdvanceAsync() => _service.Desk.Application.Effects.AdvanceAsync(_id, CancellationToken.None);
}

using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Sessions;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Installation;

public sealed class Reporting_an_installation
{
    [Fact]
    public async Task ends_the_journey()
    {
        using var walk = await IssuedAsync();
        var answer = Assert.IsType<Outcome<OrderView>.Done>(await ReportAsync(walk));
        Assert.Equal("installed", answer.Value.State);
        Assert.IsType<Outcome<OrderView>.Done>(await ReportAsync(walk));
    }

    [Theory]
    [InlineData("purpose", "statement-invalid")]
    [InlineData("origin", "statement-invalid")]
    [InlineData("order", "statement-invalid")]
    [InlineData("expired", "statement-invalid")]
    [InlineData("type", "signature-invalid")]
    [InlineData("old-key", "statement-invalid")]
    [InlineData("certificate", "installation-mismatch")]
    [InlineData("device", "device-changed")]
    public async Task refuses_a_statement_that_says_something_else(string what, string code)
    {
        using var walk = await IssuedAsync();
        var refused = Assert.IsType<Outcome<OrderView>.Refused>(await ReportAsync(walk, what));
        Assert.Equal(code, refused.Why.Problem.Code);
        Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task before_issuance_is_refused()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var answer = await walk.Application.ReportInstallation.RunAsync(Session(walk), walk.Id, new byte[] { 1 }, default);
        Assert.Equal("not-issued-yet", Assert.IsType<Outcome<OrderView>.Refused>(answer).Why.Problem.Code);
    }

    [Fact]
    public async Task of_another_holders_order_finds_nothing()
    {
        using var walk = await IssuedAsync();
        var stranger = Session(walk) with { OnlyOrder = new RenewalId(Guid.NewGuid()) };
        var answer = await walk.Application.ReportInstallation.RunAsync(stranger, walk.Id, new byte[] { 1 }, default);
        Assert.Equal("not-found", Assert.IsType<Outcome<OrderView>.Refused>(answer).Why.Problem.Code);
        Assert.IsType<Outcome<CertificateView>.Refused>(await walk.Application.ReadCertificate.RunAsync(stranger, walk.Id, default));
    }

    [Fact]
    public async Task comes_after_fetching_certificate_and_chain()
    {
        using var walk = await IssuedAsync();
        var view = Assert.IsType<Outcome<CertificateView>.Done>(await walk.Application.ReadCertificate.RunAsync(Session(walk), walk.Id, default)).Value;
        Assert.Equal((await walk.ReadAsync()).Order.Certificate, Sha256Digest.Of(Convert.FromBase64String(view.Certificate)));
        Assert.Equal(walk.Demo.Issuing.Sha256, Sha256Digest.Of(Convert.FromBase64String(Assert.Single(view.Chain))));
    }

    private static async Task<OrderWalk> IssuedAsync()
    {
        var walk = await OrderWalk.ToIssuingAsync();
        await new SignCertificate(walk.Context).RunAsync(walk.Id, default);
        return walk;
    }

    private static HolderSession Session(OrderWalk walk) => new(walk.Demo.Holder, "thumbprint", walk.Time.Now.AddMinutes(30), null);

    private static async Task<Outcome<OrderView>> ReportAsync(OrderWalk walk, string? wrong = null)
    {
        var certificate = CertificateFacts.Read((await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default))!.Value);
        var statement = new InstallationStatement(
            wrong == "purpose" ? Purposes.Cancel : Purposes.Installation,
            wrong == "origin" ? "https://elsewhere.example" : walk.Settings.Origin,
            wrong == "order" ? Guid.NewGuid() : walk.Id.Value,
            walk.Time.Now.AddMinutes(wrong == "expired" ? -1 : 5),
            wrong == "certificate" ? Sha256Digest.Zero.Hex : certificate.Sha256.Hex,
            new("eToken 5110", wrong == "device" ? "FFFFFFFF" : "0298A1B2", "15.0"));
        var (key, signer) = wrong == "old-key" ? (walk.Demo.HolderKey, walk.Demo.Holder) : (walk.NewKey, certificate);
        var cms = await walk.SignAsync(
            JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.InstallationStatement),
            wrong == "type" ? StatementTypes.Cancel : StatementTypes.Installation,
            key,
            signer);
        return await walk.Application.ReportInstallation.RunAsync(Session(walk), walk.Id, cms, default);
    }
}

using DigiRenew.Demo;

namespace DigiRenew.Tests.EndToEnd.Scenarios;

public sealed class Other_ways_that_a_renewal_goes
{
    [Fact]
    public async Task a_paper_that_is_refused_is_sent_again_and_the_renewal_ends_well()
    {
        using var run = await ScenarioRun.WalkAsync("refused-paper", "en", "ec");
        Assert.Equal("paper-not-of-this-order", run.Summary.GetProperty("refusal").GetString());
        Assert.Equal("installed", run.ResultOf("reports the installation"));
        Assert.Equal(1, run.Certificates);
    }

    [Fact]
    public async Task papers_that_never_come_let_the_order_lapse_and_a_refund_falls_due()
    {
        using var run = await ScenarioRun.WalkAsync("lapsed", "ro", "ec");
        Assert.Equal("lapsed", run.ResultOf("The last day that the rule allows"));
        Assert.EndsWith("RON", run.ResultOf("told of the refund"), StringComparison.Ordinal);
        Assert.Equal(0, run.Certificates);
    }

    [Fact]
    public async Task a_late_approval_issues_at_once()
    {
        using var run = await ScenarioRun.WalkAsync("late-approval", "en", "rsa");
        Assert.StartsWith("under-review", run.ResultOf("The chosen date passes"), StringComparison.Ordinal);
        Assert.Equal("installed", run.ResultOf("reports the installation"));
        Assert.Equal(1, run.Certificates);
    }

    [Fact]
    public async Task the_holders_this_was_not_me_holds_the_order_and_nothing_is_issued()
    {
        using var run = await ScenarioRun.WalkAsync("not-me", "ro", "ec");
        Assert.Equal("on-hold", run.ResultOf("The button is pressed"));
        Assert.Equal("refused", run.ResultOf("An officer is called"));
        Assert.Equal(0, run.Certificates);
    }

    [Fact]
    public async Task the_derogation_issues_a_business_day_before_expiry()
    {
        using var run = await ScenarioRun.WalkAsync("derogation", "en", "ec");
        Assert.Equal("derogation", run.Summary.GetProperty("rule").GetString());
        Assert.Equal("installed", run.ResultOf("reports the installation"));
        Assert.Equal(1, run.Certificates);
    }

    [Fact]
    public async Task the_plain_one_goes_with_elliptic_curves_and_in_English_too()
    {
        using var run = await ScenarioRun.WalkAsync("plain", "en", "ec");
        Assert.Equal("installed", run.ResultOf("digirenew status"));
        var text = await Tool.RunAsync("openssl", ["x509", "-in", run.At("certificate", "new.pem"), "-noout", "-text"]);
        Assert.Contains("prime256v1", text, StringComparison.Ordinal);
        Assert.Equal(1, run.Certificates);
    }

    [Fact]
    public async Task every_key_is_changed_in_the_middle_of_an_order_and_it_goes_on()
    {
        using var run = await ScenarioRun.WalkAsync("rotated", "en", "ec");
        Assert.Equal("installed", run.ResultOf("reports the installation"));
        Assert.Contains("G2", run.ResultOf("new authority"), StringComparison.Ordinal);
        Assert.Contains("whole", run.ResultOf("audit trail"), StringComparison.Ordinal);
        Assert.Equal(1, run.Certificates);
    }

    [Fact]
    public async Task the_machine_is_lost_and_the_order_goes_on_from_the_backup()
    {
        using var run = await ScenarioRun.WalkAsync("drill", "en", "ec");
        Assert.Contains("restored and whole", run.ResultOf("The machine is lost"), StringComparison.Ordinal);
        Assert.Equal("installed", run.ResultOf("reports the installation"));
        Assert.Equal(1, run.Certificates);
    }

    [Fact]
    public async Task three_processes_share_the_work_and_one_alone_has_the_issuing_key()
    {
        using var run = await ScenarioRun.WalkAsync("divided", "en", "ec");
        Assert.Equal("UserExecute, UserWrite, UserRead", run.ResultOf("lies apart"));
        Assert.Equal("installed", run.ResultOf("reports the installation"));
        Assert.Equal(1, run.Certificates);
    }

    [Fact]
    public async Task the_issuing_key_moves_to_a_token_which_issues()
    {
        using var run = await ScenarioRun.WalkAsync("issuer-token", "en", "ec");
        Assert.Equal("the token alone has it", run.ResultOf("moved to a token"));
        Assert.Contains("openssl verifies it", run.ResultOf("signs the revocation lists"), StringComparison.Ordinal);
        Assert.Equal("installed", run.ResultOf("reports the installation"));
        Assert.Contains("whole", run.ResultOf("audit trail"), StringComparison.Ordinal);
        Assert.Equal(1, run.Certificates);
    }
}

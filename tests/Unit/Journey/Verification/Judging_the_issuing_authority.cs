using DigiRenew.Journey;
using DigiRenew.Journey.Sessions;
using DigiRenew.Pki.Revocation;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Verification;

public sealed class Judging_the_issuing_authority
{
    [Fact]
    public async Task lets_a_holder_in_while_it_is_good()
    {
        using var desk = Desk();
        Assert.True(RenewalDesk.Done(await OpenAsync(desk)).View.Eligible);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public async Task lets_nobody_in_once_it_is_revoked_or_on_hold(int reason)
    {
        using var desk = Desk();
        desk.RevocationLists.Answer = desk.ListOf(new RevokedEntry(desk.Pki.Issuing.Serial, desk.Pki.At.AddHours(-1), reason));
        Assert.Equal("not-our-certificate", RenewalDesk.Code(await OpenAsync(desk)));
    }

    [Fact]
    public async Task is_not_asked_for_unless_configured()
    {
        using var desk = new RenewalDesk();
        desk.RevocationLists.Answer = desk.ListOf(new RevokedEntry(desk.Pki.Issuing.Serial, desk.Pki.At.AddHours(-1), 2));
        Assert.True(RenewalDesk.Done(await OpenAsync(desk)).View.Eligible);
    }

    private static RenewalDesk Desk() => new(change: settings => settings with { ChecksAuthorities = true });

    private static async Task<Outcome<OpenedSession>> OpenAsync(RenewalDesk desk) => await desk.Application.OpenSession.RunAsync(
        await desk.SessionRequestAsync(), RenewalDesk.Thumbprint, DigiRenew.Contracts.Language.En, CancellationToken.None);
}

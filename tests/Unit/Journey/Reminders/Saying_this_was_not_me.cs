using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey;
using DigiRenew.Journey.Reminders;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders.InMemory;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Reminders;

public sealed class Saying_this_was_not_me
{
    [Fact]
    public async Task holds_the_order_once_and_only_when_confirmed()
    {
        using var desk = new RenewalDesk();
        var order = await desk.OrderAsync();
        var token = TokenOf(desk, order);
        Assert.Equal(NotMeTexts.Question, RenewalDesk.Done(await desk.Application.ReportNotMe.AskAsync(token, default)).Said);
        Assert.IsNotType<RenewalState.OnHold>((await desk.Context.Ledger.FindAsync(order, default))!.State);

        Assert.Equal(NotMeTexts.Held, RenewalDesk.Done(await desk.Application.ReportNotMe.ConfirmAsync(token, default)).Said);
        var held = (await desk.Context.Ledger.FindAsync(order, default))!;
        Assert.Equal("not-me", Assert.IsType<RenewalState.OnHold>(held.State).Cause);
        Assert.Contains(held.Pending, effect => effect.Effect.StartsWith("CallOfficer", StringComparison.Ordinal));

        Assert.Equal(NotMeTexts.Held, RenewalDesk.Done(await desk.Application.ReportNotMe.ConfirmAsync(token, default)).Said);
        Assert.Equal(held.Version, (await desk.Context.Ledger.FindAsync(order, default))!.Version);
    }

    [Fact]
    public async Task of_a_forged_or_mangled_link_finds_nothing()
    {
        using var desk = new RenewalDesk();
        var order = await desk.OrderAsync();
        var token = TokenOf(desk, order);
        foreach (var wrong in new[] { TokenOf(desk, order, ^1), TokenOf(desk, order, 0), token[1..], token + "A", string.Empty, "%", TokenOf(desk, new(Guid.NewGuid())) })
        {
            Assert.Equal("not-found", RenewalDesk.Code(await desk.Application.ReportNotMe.AskAsync(wrong, default)));
            Assert.Equal("not-found", RenewalDesk.Code(await desk.Application.ReportNotMe.ConfirmAsync(wrong, default)));
        }

        Assert.IsNotType<RenewalState.OnHold>((await desk.Context.Ledger.FindAsync(order, default))!.State);
    }

    [Fact]
    public async Task of_an_issued_certificate_calls_an_officer_once()
    {
        using var desk = new RenewalDesk();
        var order = await desk.OrderAsync();
        await desk.IssuedAsync(order, desk.Pki.Issue(desk.Pki.Holder.Subject, desk.NewKey.SubjectPublicKeyInfo, "5A1D4C0B2E7F9039", desk.Time.Now, desk.Time.Now.AddYears(2)));
        var before = MailOf(desk).Sent.Count;
        for (var press = 1; press <= 2; press++)
        {
            Assert.Equal(NotMeTexts.Called, RenewalDesk.Done(await desk.Application.ReportNotMe.ConfirmAsync(TokenOf(desk, order), default)).Said);
        }

        Assert.Equal(before + 1, MailOf(desk).Sent.Count);
        Assert.Equal(desk.Context.Settings.OfficerMail, MailOf(desk).Sent[^1].To);
        Assert.Contains("titularul spune că nu el a făcut comanda", MailOf(desk).Sent[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_an_order_that_has_ended_says_so_and_changes_nothing()
    {
        using var desk = new RenewalDesk();
        var order = await desk.OrderAsync();
        await desk.RunAsync(order, new RenewalCommand.RefuseOrder("officer-1", Sha256Digest.Zero));
        var before = (await desk.Context.Ledger.FindAsync(order, default))!.Version;
        Assert.Equal(NotMeTexts.Ended, RenewalDesk.Done(await desk.Application.ReportNotMe.ConfirmAsync(TokenOf(desk, order), default)).Said);
        Assert.Equal(before, (await desk.Context.Ledger.FindAsync(order, default))!.Version);
    }

    private static OutboxMail MailOf(RenewalDesk desk) => (OutboxMail)desk.Context.Ports.Mail;

    /// <summary>The token of an order, with one character changed where an index is given.</summary>
    private static string TokenOf(RenewalDesk desk, RenewalId order, Index? changed = null)
    {
        var token = NoticeLink.Write(desk.Context.Ports.Secrets, order).ToCharArray();
        if (changed is { } at)
        {
            token[at] = token[at] == 'A' ? 'Q' : 'A';
        }

        return new(token);
    }
}

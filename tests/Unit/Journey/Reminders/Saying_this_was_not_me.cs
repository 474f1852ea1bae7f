using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Reminders;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders.InMemory;
using Microsoft.Extensions.Logging.Abstractions;
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

    [Theory]
    [InlineData("drafted")]
    [InlineData("issued")]
    public async Task where_nothing_can_be_held_calls_an_officer_once_by_the_part_that_sends_mail(string state)
    {
        using var desk = new RenewalDesk();
        var order = await OrderInAsync(desk, state);
        var mail = new OutboxMail();
        var front = PartOf(desk, new OutboxMail { OutOfReach = true });
        var verify = PartOf(desk, mail);
        await verify.Effects.AdvanceAsync(order, EffectShare.AllButIssuing, default);
        var before = mail.Sent.Count;
        for (var press = 1; press <= 2; press++)
        {
            Assert.Equal(NotMeTexts.Called, RenewalDesk.Done(await front.ReportNotMe.ConfirmAsync(TokenOf(desk, order), default)).Said);
        }

        Assert.Equal(before, mail.Sent.Count);
        await verify.Effects.AdvanceAsync(order, EffectShare.AllButIssuing, default);
        var call = Assert.Single(mail.Sent.Skip(before));
        Assert.Equal(desk.Context.Settings.OfficerMail, call.To);
        Assert.Contains("titularul spune că nu el a făcut comanda", call.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Say("state", state, Language.Ro), call.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_an_order_that_an_officer_held_tells_the_officer_too()
    {
        using var desk = new RenewalDesk();
        var order = await desk.OrderAsync();
        await desk.RunAsync(order, new RenewalCommand.Hold("officer-1", "asked"));
        Assert.Equal(NotMeTexts.Held, RenewalDesk.Done(await desk.Application.ReportNotMe.ConfirmAsync(TokenOf(desk, order), default)).Said);
        var told = (await desk.Context.Ledger.FindAsync(order, default))!;
        Assert.IsType<RenewalEvent.NotMeReported>(told.Events.Last().Event);
        Assert.Contains(told.Pending, effect => EffectCodec.Read(effect.Effect) == new RenewalEffect.CallOfficer("not-me"));
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

    private static async Task<RenewalId> OrderInAsync(RenewalDesk desk, string state)
    {
        if (state == "drafted")
        {
            return new((await desk.DraftAsync()).Id);
        }

        var order = await desk.OrderAsync();
        await desk.IssuedAsync(order, desk.Pki.Issue(desk.Pki.Holder.Subject, desk.NewKey.SubjectPublicKeyInfo, "5A1D4C0B2E7F9039", desk.Time.Now, desk.Time.Now.AddYears(2)));
        return order;
    }

    /// <summary>A part of a divided service: the same stores, another way to send mail.</summary>
    private static JourneyApplication PartOf(RenewalDesk desk, IMailTransport mail) =>
        new(new JourneyContext(desk.Context.Ports with { Mail = mail }, desk.Context.Settings, desk.Time, NullLoggerFactory.Instance));

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

using System.Net;
using System.Text.RegularExpressions;
using DigiRenew.Contracts;
using DigiRenew.Journey;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Reminders;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Mail;

public sealed class Writing_to_the_holder
{
    [Fact]
    public async Task the_code_says_what_it_confirms()
    {
        using var walk = OrderWalk.Begin();
        await walk.DraftAsync();
        var message = await SendAsync(walk, MailKind.Code);
        foreach (var part in new[] { "271828", "2026-11-24", "2 ani", "121.00 RON", "eToken 5110 0298A1B2" })
        {
            Assert.Contains(part, message!.Text, StringComparison.Ordinal);
            Assert.Contains(part, message.Html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("271828", message!.Subject, StringComparison.Ordinal);
        Assert.Equal(OrderWalk.Contact, message.To);
    }

    [Fact]
    public async Task the_papers_are_attached()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var message = await SendAsync(walk, MailKind.Papers);
        Assert.Equal(["contract.pdf", "declaration.pdf", "terms.pdf", "proforma.pdf"], message!.Attachments.Select(file => file.FileName));
        Assert.Contains("PF-10010-00001", message.Text, StringComparison.Ordinal);
        Assert.Contains("RO49AAAA1B31007593840000", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Ro, "digirenew papers")]
    [InlineData(Language.En, "do not come by e-mail")]
    public async Task the_papers_are_left_out_where_the_provider_has_them_fetched(Language language, string words)
    {
        using var walk = await InStateForAsync(MailKind.Papers, language);
        var context = new JourneyContext(walk.Ports, walk.Settings with { PapersByMail = PapersByMail.Fetched }, walk.Time, walk.Context.Logging);
        var message = await SendAsync(walk, MailKind.Papers, context: context);
        Assert.Empty(message!.Attachments);
        Assert.Contains(words, message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(language == Language.Ro ? "Atașat" : "attached", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_address_that_is_refused_for_good_is_a_message_that_came_back()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        walk.Mail.Refused.Add(OrderWalk.Contact);
        Assert.Null(await SendAsync(walk, MailKind.Papers));
        var bounced = Assert.IsType<RenewalEvent.ContactBounced>((await walk.ReadAsync()).Events.Last().Event);
        Assert.Equal("address-refused", bounced.Cause);
        Assert.Contains(Blocker.Contact, (await walk.ReadAsync()).Order.Blockers);
    }

    [Theory]
    [InlineData(Language.Ro, "Bună ziua,")]
    [InlineData(Language.En, "Hello,")]
    public async Task every_message_speaks_the_orders_language_and_names_the_helpdesk(Language language, string greeting)
    {
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            using var walk = await InStateForAsync(kind, language);
            var message = await SendAsync(walk, kind, UploadKind.Identity);
            Assert.NotNull(message);
            Assert.StartsWith(greeting, message.Text, StringComparison.Ordinal);
            Assert.Contains("help@provider.example", message.Text, StringComparison.Ordinal);
            Assert.Contains("+40 21 000 0000", message.Html, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\{\w+\}", message.Subject + message.Text + message.Html);
            Assert.Contains($"<html lang=\"{language.ToTag()}\">", message.Html, StringComparison.Ordinal);
        }
    }

    public static TheoryData<MailKind, Language> EveryKindInEveryLanguage()
    {
        var rows = new TheoryData<MailKind, Language>();
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                rows.Add(kind, language);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(EveryKindInEveryLanguage))]
    public async Task every_message_says_the_same_in_text_and_in_html_and_no_personal_number(MailKind kind, Language language)
    {
        using var walk = await InStateForAsync(kind, language);
        var message = (await SendAsync(walk, kind, UploadKind.Identity))!;
        var page = Plain(message.Html);
        Assert.Contains(Plain(message.Subject), page, StringComparison.Ordinal);
        Assert.All(message.Text.Split("\n\n"), paragraph => Assert.Contains(Plain(paragraph), page, StringComparison.Ordinal));
        Assert.DoesNotContain(OrderWalk.PersonalNumber, message.Subject + message.Text + message.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", message.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)<(img|link|iframe|object|form)|url\\(|src=", message.Html);
        var link = NoticeLink.AddressOf(walk.Settings, walk.Ports.Secrets, walk.Id);
        Assert.Equal(kind != MailKind.CorrespondenceCode, message.Html.Contains($"<a href=\"{link}\"", StringComparison.Ordinal));
        var again = (await SendAsync(walk, kind, UploadKind.Identity))!;
        Assert.Equal((message.MessageId, message.Date, message.Text, message.Html), (again.MessageId, again.Date, again.Text, again.Html));
    }

    /// <summary>The words alone.</summary>
    private static string Plain(string html) =>
        string.Join(' ', WebUtility.HtmlDecode(Regex.Replace(html.Replace("<br>", " ", StringComparison.Ordinal), "</?(a|code|strong|span)[^>]*>|<[^>]+>", found => found.Groups[1].Success ? string.Empty : " "))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task what_an_officer_wrote_is_text_and_nothing_else_in_html()
    {
        using var walk = await InStateForAsync(MailKind.UploadRefused, Language.Ro, "<b onload=x>&amp; 'citat'</b> \"https://evil.example/\"");
        var message = (await SendAsync(walk, MailKind.UploadRefused, UploadKind.Identity))!;
        Assert.DoesNotContain("<b onload", message.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b onload=x&gt;&amp;amp;", message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task no_message_holds_a_personal_number_whoever_wrote_it()
    {
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            using var walk = await InStateForAsync(kind, Language.Ro, $"CNP {OrderWalk.PersonalNumber} nu corespunde");
            var message = (await SendAsync(walk, kind, UploadKind.Identity))!;
            Assert.DoesNotContain(OrderWalk.PersonalNumber, message.Subject + message.Text + message.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task a_repeat_has_the_same_id()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await SendAsync(walk, MailKind.Papers);
        await SendAsync(walk, MailKind.Papers);
        Assert.Equal($"{walk.Id}.3.0@renew.example", Assert.Single(walk.Mail.Sent.Select(message => message.MessageId).Distinct()));
        Assert.Single(walk.Mail.Sent.Select(message => message.Date).Distinct());
    }

    [Theory]
    [InlineData(MailKind.Code)]
    [InlineData(MailKind.NotInstalled)]
    [InlineData(MailKind.Issued)]
    [InlineData(MailKind.UploadRefused)]
    [InlineData(MailKind.Approved)]
    [InlineData(MailKind.OnHold)]
    [InlineData(MailKind.Cancelled)]
    public async Task what_is_no_longer_so_is_not_sent(MailKind kind)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Null(await SendAsync(walk, kind, UploadKind.Identity));
    }

    [Fact]
    public async Task nobody_is_reminded_who_has_done_their_part()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.NotNull(await SendAsync(walk, MailKind.Reminder));
        await walk.PayAsync();
        walk.Mail.Sent.Clear();
        Assert.Null(await SendAsync(walk, MailKind.Reminder));
    }

    [Fact]
    public async Task an_outage_of_the_mail_server_is_no_end()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        walk.Mail.OutOfReach = true;
        await Assert.ThrowsAsync<IOException>(() => SendAsync(walk, MailKind.Papers));
    }

    [Fact]
    public async Task finance_and_officers_are_told_at_their_own_addresses()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.PayAsync();
        await walk.DecideAsync(new("refuse-order", Reason: "Actul a expirat"));
        var notify = new Notify(walk.Context);
        await notify.FinanceAsync(walk.Id, Pending, new(121m, "RON"), default);
        await notify.OfficerAsync(walk.Id, Pending, new("on-hold"), default);
        Assert.Equal(["finance@provider.example", "officers@provider.example"], walk.Mail.Sent.Select(message => message.To));
        Assert.Contains("121.00 RON", walk.Mail.Sent[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_address_of_the_providers_own_that_is_refused_is_an_outage_and_not_done()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        walk.Mail.Refused.Add("officers@provider.example");
        await Assert.ThrowsAsync<IOException>(() => new Notify(walk.Context).OfficerAsync(walk.Id, Pending, new("on-hold"), default));
    }

    [Theory]
    [InlineData(Language.Ro, "suspendată", "un operator a suspendat-o")]
    [InlineData(Language.En, "on hold", "an officer put it on hold")]
    public async Task officers_read_words_and_no_codes_in_their_own_language(Language language, string state, string cause)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.DecideAsync(new("hold", Reason: "De verificat"));
        var context = new JourneyContext(walk.Ports, walk.Settings with { OperatorLanguage = language }, walk.Time, walk.Context.Logging);
        await new Notify(context).OfficerAsync(walk.Id, Pending, new("on-hold"), default);
        var message = Assert.Single(walk.Mail.Sent);
        Assert.Equal(language.ToTag(), message.Language);
        Assert.Contains(state, message.Text, StringComparison.Ordinal);
        Assert.Contains(cause, message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("on-hold", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_order_lapses_once_its_last_day_has_passed()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var lapse = new LapseOrder(walk.Context);
        var later = Assert.IsType<EffectResult.NotYet>(await lapse.RunAsync(walk.Id, default));
        walk.Time.Now = later.Due;
        await lapse.RunAsync(walk.Id, default);
        Assert.Equal("lapsed", (await walk.ReadAsync()).State.Name);
    }

    [Theory]
    [InlineData(Language.Ro, "Documentele au fost aprobate, dar până la 2026-12-08 nu a rămas înregistrată nicio plată")]
    [InlineData(Language.En, "The papers were approved, but by 2026-12-08 no payment stood registered")]
    public async Task an_order_that_was_approved_and_not_paid_lapses_in_words_of_its_own(Language language, string words)
    {
        using var walk = OrderWalk.Begin();
        await walk.DraftAsync(language);
        await walk.PlaceAsync();
        await walk.MakePapersAsync();
        foreach (var upload in Kinds.Required)
        {
            await walk.UploadAsync(upload);
        }

        await walk.ApproveAsync();
        walk.Time.Now = (await walk.ReadAsync()).Order.Placement!.LapsesAt;
        await new LapseOrder(walk.Context).RunAsync(walk.Id, default);
        Assert.Contains(words, (await SendAsync(walk, MailKind.Lapsed))!.Text, StringComparison.Ordinal);
    }

    private static PendingEffect Pending { get; } = new("3.0", string.Empty, default, 0);

    internal static async Task<MailMessage?> SendAsync(OrderWalk walk, MailKind kind, UploadKind? about = null, JourneyContext? context = null)
    {
        var before = walk.Mail.Sent.Count;
        var pending = kind == MailKind.Code ? Pending with { Id = "1.0" } : Pending;
        await new SendMail(context ?? walk.Context).RunAsync(walk.Id, pending, new(kind, about), default);
        return walk.Mail.Sent.Count > before ? walk.Mail.Sent[^1] : null;
    }

    internal static async Task<OrderWalk> InStateForAsync(MailKind kind, Language language, string reason = "Nu se citește")
    {
        var walk = OrderWalk.Begin();
        await walk.DraftAsync(language);
        if (kind == MailKind.Code)
        {
            return walk;
        }

        await walk.PlaceAsync();
        await walk.MakePapersAsync();
        if (kind is MailKind.Papers or MailKind.Reminder)
        {
            return walk;
        }

        if (kind == MailKind.CorrespondenceCode)
        {
            var session = new HolderSession(walk.Demo.Holder, "thumbprint", walk.Time.Now.AddMinutes(30), null);
            await walk.Application.AskCorrespondence.RunAsync(session, walk.Id, new("office@holder.example"), default);
            return walk;
        }

        foreach (var upload in Kinds.Required)
        {
            await walk.UploadAsync(upload);
        }

        await walk.PublishAsync();
        await walk.PayAsync();
        switch (kind)
        {
            case MailKind.UploadRefused:
                await walk.DecideAsync(new("refuse-upload", "identity", reason));
                return walk;
            case MailKind.OrderRefused:
                await walk.DecideAsync(new("refuse-order", Reason: reason));
                return walk;
            case MailKind.OnHold:
                await walk.DecideAsync(new("hold", Reason: reason));
                return walk;
            case MailKind.Cancelled:
                await walk.DoAsync(new RenewalCommand.Cancel(OrderWalk.Digest("cancel")));
                return walk;
            case MailKind.Refunded:
                await walk.DoAsync(new RenewalCommand.Cancel(OrderWalk.Digest("cancel")));
                await walk.DoAsync(new RenewalCommand.RecordRefund(121m, "RON", OrderWalk.Digest("refund"), "finance-1"));
                return walk;
            case MailKind.Lapsed:
                await walk.DoAsync(new RenewalCommand.Lapse(walk.Time.Now.AddDays(30)));
                return walk;
            case MailKind.Revoked:
                await walk.DoAsync(new RenewalCommand.RecordOldRevoked(walk.Time.Now));
                return walk;
        }

        await walk.ApproveAsync();
        if (kind is MailKind.Issued or MailKind.NotInstalled or MailKind.Installed)
        {
            walk.ReachIssueMoment();
            await new BeginIssuance(walk.Context).RunAsync(walk.Id, default);
            await new SignCertificate(walk.Context).RunAsync(walk.Id, default);
        }

        if (kind == MailKind.Installed)
        {
            await walk.DoAsync(new RenewalCommand.RecordInstalled((await walk.ReadAsync()).Order.Certificate!.Value, OrderWalk.Digest("installed")));
        }

        return walk;
    }
}

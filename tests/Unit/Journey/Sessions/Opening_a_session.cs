using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Sessions;

public sealed class Opening_a_session
{
    [Fact]
    public async Task tells_an_eligible_holder_the_permitted_dates_and_the_masked_form()
    {
        using var desk = new RenewalDesk();
        var opened = RenewalDesk.Done(await OpenAsync(desk));

        Assert.Equal(desk.Pki.Holder.Sha256, opened.Session.Certificate.Sha256);
        Assert.Null(opened.Session.OnlyOrder);
        Assert.True(opened.View.Eligible);
        Assert.Equal(desk.Today, opened.View.Window!.First);
        Assert.Equal(new DateOnly(2026, 12, 9), opened.View.Window.Last);
        Assert.Equal("PNORO-*********3457", opened.View.Form.SerialNumberMasked);
        Assert.Equal("s***@holder.example", opened.View.Form.ContactMasked);
        Assert.Equal(20, opened.View.Form.DaysLeft);
    }

    [Fact]
    public async Task is_refused_when_the_nonce_was_used()
    {
        using var desk = new RenewalDesk();
        var request = await desk.SessionRequestAsync();
        RenewalDesk.Done(await OpenAsync(desk, request));
        Assert.Equal("nonce-invalid", RenewalDesk.Code(await OpenAsync(desk, request)));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public async Task takes_a_nonce_of_an_instance_whose_clock_is_ahead_by_a_minute_at_most(int seconds, bool taken)
    {
        using var desk = new RenewalDesk();
        var request = await desk.SessionRequestAsync();
        desk.Time.Now = desk.Time.Now.AddSeconds(-seconds);
        Assert.Equal(taken, await OpenAsync(desk, request) is Outcome<OpenedSession>.Done);
    }

    [Fact]
    public async Task is_refused_when_the_nonce_is_six_minutes_old()
    {
        using var desk = new RenewalDesk();
        var request = await desk.SessionRequestAsync();
        desk.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("nonce-invalid", RenewalDesk.Code(await OpenAsync(desk, request)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64url!")]
    public async Task is_refused_when_the_nonce_is_not_ours(string nonce)
    {
        using var desk = new RenewalDesk();
        var request = await desk.SessionRequestAsync();
        Assert.Equal("nonce-invalid", RenewalDesk.Code(await OpenAsync(desk, request with { Nonce = nonce })));
    }

    [Fact]
    public async Task is_refused_when_the_clock_is_wrong()
    {
        using var desk = new RenewalDesk();
        var request = await desk.SessionRequestAsync();
        Assert.Equal("clock-skew", RenewalDesk.Code(await OpenAsync(desk, request with { Time = request.Time.AddMinutes(-6) })));
    }

    [Fact]
    public async Task is_refused_when_the_statement_is_not_base64()
    {
        using var desk = new RenewalDesk();
        var request = await desk.SessionRequestAsync();
        Assert.Equal("bad-request", RenewalDesk.Code(await OpenAsync(desk, request with { Statement = "%" })));
    }

    [Fact]
    public async Task is_refused_when_another_kind_of_statement_was_signed()
    {
        using var desk = new RenewalDesk();
        Assert.Equal("signature-invalid", RenewalDesk.Code(await OpenAsync(desk, await desk.SessionRequestAsync(contentType: StatementTypes.Cancel))));
    }

    [Fact]
    public async Task is_refused_when_the_statement_names_another_service()
    {
        using var desk = new RenewalDesk();
        var request = await desk.SessionRequestAsync(statement => statement with { Origin = "https://phishing.example" });
        Assert.Equal("statement-mismatch", RenewalDesk.Code(await OpenAsync(desk, request)));
    }

    [Fact]
    public async Task is_refused_when_the_session_key_is_another()
    {
        using var desk = new RenewalDesk();
        var request = await desk.SessionRequestAsync();
        var outcome = await desk.Application.OpenSession.RunAsync(request, "another-thumbprint", Language.En, CancellationToken.None);
        Assert.Equal("statement-mismatch", RenewalDesk.Code(outcome));
    }

    [Fact]
    public async Task is_refused_to_a_certificate_of_another_provider()
    {
        using var desk = new RenewalDesk();
        using var other = DemoHierarchy.Build();
        var request = await desk.SessionRequestAsync(signer: other.Holder, key: other.HolderKey);
        Assert.Equal("not-our-certificate", RenewalDesk.Code(await OpenAsync(desk, request)));
    }

    [Fact]
    public async Task is_refused_to_an_issuing_authority_itself()
    {
        using var desk = new RenewalDesk();
        var request = await desk.SessionRequestAsync(signer: desk.Pki.Issuing, key: desk.Pki.IssuingKey);
        Assert.Equal("not-our-certificate", RenewalDesk.Code(await OpenAsync(desk, request)));
    }

    [Fact]
    public async Task is_refused_once_the_certificate_has_expired()
    {
        using var desk = new RenewalDesk();
        desk.Time.Advance(TimeSpan.FromDays(21));
        Assert.Equal("certificate-expired", RenewalDesk.Code(await OpenAsync(desk)));
    }

    [Theory]
    [InlineData(1, "certificate-revoked")]
    [InlineData(6, "certificate-on-hold")]
    public async Task is_refused_to_a_revoked_certificate_and_to_one_on_hold(int reason, string code)
    {
        using var desk = new RenewalDesk();
        desk.RevocationLists.Answer = desk.ListOf(new RevokedEntry(desk.Pki.Holder.Serial, desk.Pki.At.AddHours(-1), reason));
        Assert.Equal(code, RenewalDesk.Code(await OpenAsync(desk)));
    }

    [Fact]
    public async Task can_not_be_decided_while_the_revocation_list_is_out_of_reach()
    {
        using var desk = new RenewalDesk();
        desk.RevocationLists.Answer = new RevocationAnswer.Unknown("out-of-reach");
        var refused = Assert.IsType<Outcome<OpenedSession>.Refused>(await OpenAsync(desk));
        Assert.Equal(("revocation-unknown", 503), (refused.Why.Problem.Code, refused.Why.Problem.Status));
    }

    [Theory]
    [InlineData(Language.Ro, "Certificatul nou nu mai este pentru autentificare (digitalSignature), cum este cel actual. Dacă îl folosiți așa, sunați la +40 31 000 0000 înainte de comandă.")]
    [InlineData(Language.En, "The new certificate is no longer for signing in (digitalSignature), as the present one is. If you use it so, call +40 31 000 0000 before you order.")]
    public async Task says_what_the_present_certificate_has_and_the_new_one_will_not(Language language, string lost)
    {
        using var desk = new RenewalDesk(new() { KeyUsage = KeyUsage.DigitalSignature | KeyUsage.ContentCommitment });
        var view = RenewalDesk.Done(await OpenAsync(desk, language: language)).View;
        Assert.Equal(lost, Assert.Single(view.Losses));
    }

    [Fact]
    public async Task says_each_loss_of_policies_purposes_and_statements_and_nothing_where_nothing_is_lost()
    {
        using var same = new RenewalDesk();
        Assert.Empty(RenewalDesk.Done(await OpenAsync(same)).View.Losses);

        using var desk = new RenewalDesk(change: settings => settings with
        {
            Profile = settings.Profile with
            {
                Policies = [settings.Profile.Policies[0]],
                ExtendedKeyUsages = [Oids.DocumentSigning],
                QcStatements = settings.Profile.QcStatements with { RetentionYears = 7 },
            },
        });
        var losses = RenewalDesk.Done(await OpenAsync(desk, language: Language.En)).View.Losses;
        Assert.Collection(
            losses,
            lost => Assert.Contains("policy 1.3.6.1.4.1.99999.1.1", lost, StringComparison.Ordinal),
            lost => Assert.Contains("signing and encrypting e-mail (emailProtection)", lost, StringComparison.Ordinal),
            lost => Assert.Contains("with the present one (10 years)", lost, StringComparison.Ordinal));
    }

    [Fact]
    public async Task says_nothing_of_purposes_where_the_new_certificate_is_for_any()
    {
        using var desk = new RenewalDesk(change: settings => settings with { Profile = settings.Profile with { ExtendedKeyUsages = [] } });
        Assert.Empty(RenewalDesk.Done(await OpenAsync(desk, language: Language.En)).View.Losses);
    }

    [Theory]
    [InlineData(Language.Ro, "Zile rămase: 2. După regula obișnuită, ultima zi în care se putea comanda a fost 2026-12-09.")]
    [InlineData(Language.En, "Days left: 2. By the standard rule, the last day on which it could be ordered was 2026-12-09.")]
    public async Task says_in_the_holders_language_why_a_certificate_can_not_be_renewed(Language language, string why)
    {
        using var desk = new RenewalDesk();
        desk.Time.Advance(TimeSpan.FromDays(18));
        var view = RenewalDesk.Done(await OpenAsync(desk, language: language)).View;
        Assert.False(view.Eligible);
        Assert.Null(view.Window);
        Assert.Equal(why, view.WhyNot!.Detail);
        Assert.Equal("standard", view.WhyNot.Rule!.Name);
        Assert.Equal(new DateOnly(2026, 12, 9), view.WhyNot.LastPossibleDate);
        Assert.Equal("https://digirenew.example/problems/too-few-days-left", view.WhyNot.Type);
    }

    public static TheoryData<DemoHolder, string> NotEligible => new()
    {
        { new() { KeyUsage = KeyUsage.DigitalSignature }, "wrong-key-usage" },
        { new() { QcStatements = new() { Compliance = true } }, "not-qualified" },
        { new() { QcStatements = QcStatements.None }, "not-qualified" },
        { new() { Email = null }, "contact-unverified" },
    };

    [Theory]
    [MemberData(nameof(NotEligible))]
    public async Task names_the_rule_that_a_certificate_does_not_meet(DemoHolder holder, string code)
    {
        using var desk = new RenewalDesk(holder);
        Assert.Equal(code, RenewalDesk.Done(await OpenAsync(desk)).View.WhyNot!.Code);
    }

    [Theory]
    [InlineData("revoked", false, "certificate-revoked")]
    [InlineData("on-hold", false, "certificate-on-hold")]
    [InlineData("valid", true, "contact-unverified")]
    public async Task heeds_the_holder_register(string status, bool bounced, string code)
    {
        using var desk = new RenewalDesk();
        await desk.RegisterAsync(entry => entry with { Status = status, ContactBounced = bounced });
        Assert.Equal(code, RenewalDesk.Done(await OpenAsync(desk)).View.WhyNot!.Code);
    }

    [Fact]
    public async Task takes_the_contact_from_the_register_where_the_certificate_has_none()
    {
        using var desk = new RenewalDesk(new() { Email = null });
        await desk.RegisterAsync(entry => entry with { Contact = "record@holder.example" });
        var view = RenewalDesk.Done(await OpenAsync(desk)).View;
        Assert.True(view.Eligible);
        Assert.Equal("r***@holder.example", view.Form.ContactMasked);
    }

    /// <summary>The certificate's address goes before the register's, so a file with another contact must not make it good again.</summary>
    [Theory]
    [InlineData("ana@holder.example", "ANA@holder.example", "maria@holder.example", "contact-unverified")]
    [InlineData(null, "ana@holder.example", "ana@holder.example", "contact-unverified")]
    [InlineData(null, "ana@holder.example", "maria@holder.example", null)]
    [InlineData("ana@holder.example", "maria@holder.example", "maria@holder.example", null)]
    public async Task does_not_believe_in_an_address_again_that_mail_came_back_from(string? ofCertificate, string bounced, string ofRegister, string? code)
    {
        using var desk = new RenewalDesk(new() { Email = ofCertificate });
        await desk.RegisterAsync(entry => entry with { Contact = ofRegister, BouncedAddress = RegisterEntry.DigestOf(bounced) });
        Assert.Equal(code, RenewalDesk.Done(await OpenAsync(desk)).View.WhyNot?.Code);
    }

    [Fact]
    public async Task shows_the_open_order_and_names_it()
    {
        using var desk = new RenewalDesk();
        var order = await desk.OrderAsync();
        var view = RenewalDesk.Done(await OpenAsync(desk)).View;
        Assert.Equal("already-ordered", view.WhyNot!.Code);
        Assert.Contains(order.Number, view.WhyNot.Detail, StringComparison.Ordinal);
        Assert.Equal(order.Value, Assert.Single(view.Orders).Id);
    }

    [Fact]
    public async Task by_the_new_certificate_is_for_its_order_only_until_the_old_one_has_expired()
    {
        using var desk = new RenewalDesk();
        var order = await desk.OrderAsync();
        var issued = desk.Pki.Issue(desk.Pki.Holder.Subject, desk.NewKey.SubjectPublicKeyInfo, "5A1D4C0B2E7F9039", desk.Time.Now, desk.Time.Now.AddYears(2), email: "stefan@holder.example");
        await desk.IssuedAsync(order, issued);

        var opened = RenewalDesk.Done(await OpenAsync(desk, await desk.SessionRequestAsync(signer: issued, key: desk.NewKey)));
        Assert.Equal(order, opened.Session.OnlyOrder);
        Assert.False(opened.View.Eligible);
        Assert.Equal("issued", Assert.Single(opened.View.Orders).State);
        Assert.Equal("forbidden", RenewalDesk.Code(await desk.Application.DraftOrder.RunAsync(opened.Session, desk.Form(), CancellationToken.None)));

        await desk.RunAsync(order, new RenewalCommand.RecordInstalled(issued.Sha256, Sha256Digest.Zero));
        desk.Time.Now = desk.Pki.Holder.NotAfter.AddSeconds(-1);
        Assert.Equal(order, RenewalDesk.Done(await OpenAsync(desk, await desk.SessionRequestAsync(signer: issued, key: desk.NewKey))).Session.OnlyOrder);
        desk.Time.Now = desk.Pki.Holder.NotAfter;
        var later = RenewalDesk.Done(await OpenAsync(desk, await desk.SessionRequestAsync(signer: issued, key: desk.NewKey)));
        Assert.Null(later.Session.OnlyOrder);
        Assert.True(later.View.Eligible);
    }

    [Fact]
    public async Task by_the_expired_certificate_is_for_the_order_whose_certificate_is_to_be_fetched_only()
    {
        using var desk = new RenewalDesk();
        var order = await desk.OrderAsync();
        var issued = desk.Pki.Issue(desk.Pki.Holder.Subject, desk.NewKey.SubjectPublicKeyInfo, "5A1D4C0B2E7F9039", desk.Time.Now, desk.Time.Now.AddYears(2));
        await desk.IssuedAsync(order, issued);
        desk.Time.Advance(TimeSpan.FromDays(21));

        var opened = RenewalDesk.Done(await OpenAsync(desk));
        Assert.Equal(order, opened.Session.OnlyOrder);
        Assert.False(opened.View.Eligible);
        Assert.Equal("issued", Assert.Single(opened.View.Orders).State);
        Assert.Equal("forbidden", RenewalDesk.Code(await desk.Application.DraftOrder.RunAsync(opened.Session, desk.Form(), CancellationToken.None)));

        desk.RevocationLists.Answer = desk.ListOf(new RevokedEntry(desk.Pki.Holder.Serial, desk.Pki.At, 1));
        Assert.Equal("certificate-expired", RenewalDesk.Code(await OpenAsync(desk)));
        desk.RevocationLists.Answer = desk.ListOf();
        await desk.RunAsync(order, new RenewalCommand.RecordInstalled(issued.Sha256, Sha256Digest.Zero));
        Assert.Equal("certificate-expired", RenewalDesk.Code(await OpenAsync(desk)));
    }

    private static async Task<Outcome<OpenedSession>> OpenAsync(RenewalDesk desk, SessionRequest? request = null, Language language = Language.En) =>
        await desk.Application.OpenSession.RunAsync(request ?? await desk.SessionRequestAsync(), RenewalDesk.Thumbprint, language, CancellationToken.None);
}

using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Ordering;

public sealed class Drafting_an_order
{
    [Fact]
    public async Task keeps_the_form_apart_and_has_a_code_sent_to_the_contact_of_record()
    {
        using var desk = new RenewalDesk();
        var draft = await desk.DraftAsync();
        var entry = await desk.EntryAsync(new(draft.Id));

        Assert.IsType<RenewalState.Drafted>(entry.State);
        Assert.Equal("s***@holder.example", draft.CodeSentTo);
        Assert.Equal(desk.Time.Now.AddMinutes(10), draft.CodeExpires);
        Assert.Equal(217.80m, draft.Price.Total);
        Assert.Matches("^[0-9]{6}$", await desk.CodeAsync(draft.Id));
        Assert.Contains(entry.Pending, pending => EffectCodec.Read(pending.Effect) is RenewalEffect.SendMail { Kind: MailKind.Code });
        Assert.Equal(desk.Pki.Holder.Der.ToArray(), (await desk.Evidence.FindNamedAsync(entry.Id, "old-certificate", CancellationToken.None))!.Value.ToArray());
        var form = Encoding.UTF8.GetString((await desk.PrivateDocuments.FindAsync(entry.Id, "form", CancellationToken.None))!.Value.Span);
        Assert.Contains("1630615123457", form, StringComparison.Ordinal);
        var records = string.Concat(entry.Records.Select(record => Encoding.UTF8.GetString(record.Bytes.Span)));
        Assert.DoesNotContain("1630615123457", records, StringComparison.Ordinal);
        Assert.DoesNotContain("stefan", records, StringComparison.OrdinalIgnoreCase);
    }

    public static TheoryData<string, Func<DraftRequest, DraftRequest>> WrongFields => new()
    {
        { "phone", form => form with { Phone = "0721234567" } },
        { "phone", form => form with { Phone = "+40 12" } },
        { "street", form => form with { Address = form.Address with { Street = " " } } },
        { "city", form => form with { Address = form.Address with { City = new('x', 101) } } },
        { "county", form => form with { Address = form.Address with { County = "a\nb" } } },
        { "postal-code", form => form with { Address = form.Address with { PostalCode = "12345" } } },
        { "address-country", form => form with { Address = form.Address with { Country = "Romania" } } },
        { "document-series", form => form with { IdentityDocument = form.IdentityDocument with { Series = string.Empty } } },
        { "document-number", form => form with { IdentityDocument = form.IdentityDocument with { Number = "12 34" } } },
        { "personal-number", form => form with { PersonalNumber = "1630615123458" } },
        { "billing-kind", form => form with { Billing = new("nobody") } },
        { "billing-name", form => form with { Billing = new("organisation", null, "18547290", form.Address) } },
        { "billing-tax-id", form => form with { Billing = new("organisation", "Exemplu SRL", "18547291", form.Address) } },
        { "street", form => form with { Billing = new("organisation", "Exemplu SRL", "18547290") } },
        { "language", form => form with { Language = "fr" } },
        { "validity-years", form => form with { ValidityYears = 3 } },
        { "new-key", form => form with { NewKeySha256 = "12" } },
        { "device", form => form with { Device = form.Device with { Serial = string.Empty } } },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task names_the_field_that_is_not_right(string field, Func<DraftRequest, DraftRequest> change)
    {
        using var desk = new RenewalDesk();
        var refused = Assert.IsType<Outcome<DraftView>.Refused>(await DraftAsync(desk, change(desk.Form())));
        Assert.Equal("form-invalid", refused.Why.Problem.Code);
        Assert.Equal(field, refused.Why.Values["field"]);
    }

    [Fact]
    public async Task accepts_billing_to_an_organisation()
    {
        using var desk = new RenewalDesk();
        var form = desk.Form();
        RenewalDesk.Done(await DraftAsync(desk, form with { Billing = new("organisation", "Exemplu SRL", "RO18547290", form.Address) }));
    }

    [Fact]
    public async Task names_every_field_of_the_certificate_that_is_no_longer_true()
    {
        using var desk = new RenewalDesk();
        var refused = Assert.IsType<Outcome<DraftView>.Refused>(await DraftAsync(desk, desk.Form() with { Confirmations = new(false, false, true, false) }));
        Assert.Equal("data-changed", refused.Why.Problem.Code);
        Assert.Equal("name, serial-number", refused.Why.Values["fields"]);
        var view = refused.Why.ToView(Language.Ro, desk.Context.Settings.Contacts, "trace-1");
        Assert.Equal("Ați răspuns că s-a schimbat: numele, codul personal.", view.Detail);
        Assert.Equal("trace-1", view.TraceId);
    }

    [Fact]
    public async Task needs_a_typed_personal_number_where_the_certificate_names_none()
    {
        using var desk = new RenewalDesk(new() { SerialNumber = "IDCRO-RX123456" });
        Assert.Equal("form-invalid", RenewalDesk.Code(await DraftAsync(desk, desk.Form())));
        RenewalDesk.Done(await DraftAsync(desk, desk.Form() with { PersonalNumber = "1630615123457" }));
    }

    [Fact]
    public async Task refuses_a_personal_number_in_the_certificate_whose_check_digit_is_wrong()
    {
        using var desk = new RenewalDesk(new() { SerialNumber = "PNORO-1630615123458" });
        Assert.Equal("form-invalid", RenewalDesk.Code(await DraftAsync(desk, desk.Form())));
    }

    [Fact]
    public async Task refuses_an_identity_document_that_expires_before_the_issue_date()
    {
        using var desk = new RenewalDesk();
        var form = desk.Form();
        Assert.Equal("document-expired", RenewalDesk.Code(await DraftAsync(desk, form with { IdentityDocument = form.IdentityDocument with { ValidUntil = form.IssueDate.AddDays(-1) } })));
        RenewalDesk.Done(await DraftAsync(desk, form with { IdentityDocument = form.IdentityDocument with { ValidUntil = form.IssueDate } }));
    }

    [Theory]
    [InlineData(-1, "issue-date-too-early")]
    [InlineData(18, "issue-date-too-late")]
    public async Task refuses_a_date_outside_the_window_and_cites_the_rule(int days, string code)
    {
        using var desk = new RenewalDesk();
        var refused = Assert.IsType<Outcome<DraftView>.Refused>(await DraftAsync(desk, desk.Form() with { IssueDate = desk.Today.AddDays(days) }));
        Assert.Equal(code, refused.Why.Problem.Code);
        Assert.Equal("1", refused.Why.Rule!.Version);
        Assert.Equal(new DateOnly(2026, 12, 9), refused.Why.LastPossible);
    }

    [Fact]
    public async Task refuses_other_terms_than_those_in_force()
    {
        using var desk = new RenewalDesk();
        Assert.Equal("terms-changed", RenewalDesk.Code(await DraftAsync(desk, desk.Form() with { TermsVersion = "0" })));
        Assert.Equal("terms-changed", RenewalDesk.Code(await DraftAsync(desk, desk.Form() with { TermsSha256 = desk.Terms(Language.En) })));
    }

    [Fact]
    public async Task refuses_the_old_key()
    {
        using var desk = new RenewalDesk();
        Assert.Equal("key-not-fresh", RenewalDesk.Code(await DraftAsync(desk, desk.Form() with { NewKeySha256 = desk.Pki.Holder.PublicKey.Hex })));
    }

    [Fact]
    public async Task takes_a_key_that_was_claimed_for_an_order_which_was_never_placed()
    {
        using var desk = new RenewalDesk();
        var key = Sha256Digest.Of(desk.NewKey.SubjectPublicKeyInfo.Span);
        await desk.Claims.TryClaimAsync($"key/{key}", (await desk.DraftAsync()).Id.ToString(), null, CancellationToken.None);
        RenewalDesk.Done(await DraftAsync(desk, desk.Form()));
    }

    [Fact]
    public async Task refuses_a_key_that_another_certificate_has()
    {
        using var other = new RenewalDesk();
        await other.RegisterAsync(entry => entry with { Serial = "01", PublicKey = Sha256Digest.Of(other.NewKey.SubjectPublicKeyInfo.Span) });
        Assert.Equal("key-in-use", RenewalDesk.Code(await DraftAsync(other, other.Form())));
    }

    public static TheoryData<string?, string, bool, string?> Devices => new()
    {
        { null, "SoftHSM v2", true, null },
        { "another-serial", "SoftHSM v2", true, "device-changed" },
        { null, "SoftHSM v2", false, "device-not-proven" },
        { null, "eToken 5110", false, "device-not-proven" },
        { "a1b2c3d4e5f60718", "eToken 5110", false, null },
        { "a1b2c3d4e5f60718", "eToken 4000", false, "device-not-proven" },
        { "another-serial", "eToken 5110", false, "device-changed" },
    };

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task judges_the_token(string? registered, string model, bool development, string? code)
    {
        using var desk = new RenewalDesk(change: settings => settings with { Development = development });
        await desk.RegisterAsync(entry => entry with { DeviceSerial = registered });
        var outcome = await DraftAsync(desk, desk.Form() with { Device = RenewalDesk.Token with { Model = model } });
        Assert.Equal(code, (outcome as Outcome<DraftView>.Refused)?.Why.Problem.Code);
    }

    [Fact]
    public async Task refuses_a_token_whose_certification_ends_before_the_issue_date()
    {
        using var desk = new RenewalDesk(change: settings => settings with
        {
            Development = false,
            Devices = [settings.Devices[0] with { CertifiedUntil = new(2026, 11, 26) }],
        });
        await desk.RegisterAsync(entry => entry with { DeviceSerial = RenewalDesk.Token.Serial });
        Assert.Equal("device-not-proven", RenewalDesk.Code(await DraftAsync(desk, desk.Form() with { Device = RenewalDesk.Token with { Model = "eToken 5110" } })));
    }

    [Fact]
    public async Task gives_five_codes_a_day()
    {
        using var desk = new RenewalDesk();
        for (var code = 0; code < 5; code++)
        {
            await desk.DraftAsync();
        }

        Assert.Equal("too-many-codes", RenewalDesk.Code(await DraftAsync(desk, desk.Form())));
        desk.Time.Advance(TimeSpan.FromDays(1));
        await desk.DraftAsync();
    }

    [Fact]
    public async Task is_refused_to_a_certificate_that_is_not_eligible()
    {
        using var desk = new RenewalDesk(new() { KeyUsage = DigiRenew.Pki.Certificates.KeyUsage.DigitalSignature });
        Assert.Equal("wrong-key-usage", RenewalDesk.Code(await DraftAsync(desk, desk.Form())));
    }

    private static Task<Outcome<DraftView>> DraftAsync(RenewalDesk desk, DraftRequest form) =>
        desk.Application.DraftOrder.RunAsync(desk.Session, form, CancellationToken.None);
}

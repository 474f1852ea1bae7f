using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Requests;
using DigiRenew.Pki.Revocation;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Ordering;

public sealed class Placing_an_order
{
    [Fact]
    public async Task claims_certificate_and_key_and_keeps_what_was_signed()
    {
        using var desk = new RenewalDesk();
        var draft = await desk.DraftAsync();
        var view = RenewalDesk.Done(await desk.PlaceAsync(await desk.StatementAsync(draft)));

        Assert.Equal(("placed", draft.Id), (view.State, view.Id));
        var entry = await desk.EntryAsync(new(draft.Id));
        Assert.Equal(draft.Id.ToString(), desk.Claims.Owners[$"certificate/{desk.Pki.Holder.Sha256}"]);
        Assert.Equal(draft.Id.ToString(), desk.Claims.Owners[$"key/{view.NewKeySha256}"]);
        Assert.NotNull(await desk.Evidence.FindAsync(entry.Id, entry.Order.Placement!.Statement, CancellationToken.None));
        Assert.NotNull(await desk.Evidence.FindAsync(entry.Id, entry.Order.Placement.Request, CancellationToken.None));
        Assert.Null(await desk.PrivateDocuments.FindAsync(entry.Id, "code", CancellationToken.None));
        Assert.Equal(new DateTimeOffset(2026, 12, 9, 22, 0, 0, TimeSpan.Zero), entry.Order.Placement.LapsesAt);
        Assert.Empty(entry.Order.Placement.Blockers);
    }

    [Fact]
    public async Task twice_with_the_same_key_and_body_gives_the_same_answer()
    {
        using var desk = new RenewalDesk();
        var body = await SignAsync(desk, await desk.StatementAsync(await desk.DraftAsync()));
        var first = RenewalDesk.Done(await PlaceAsync(desk, body));
        var second = RenewalDesk.Done(await PlaceAsync(desk, body));
        Assert.Equal((first.Id, first.State), (second.Id, second.State));
        Assert.Equal(2, (await desk.EntryAsync(new(first.Id))).Version);
    }

    [Fact]
    public async Task is_refused_when_the_idempotency_key_had_another_body()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        RenewalDesk.Done(await desk.PlaceAsync(statement));
        Assert.Equal("idempotency-key-reused", RenewalDesk.Code(await desk.PlaceAsync(statement with { Expires = statement.Expires.AddMinutes(1) })));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("with/a/slash")]
    public async Task is_refused_without_a_proper_idempotency_key(string key)
    {
        using var desk = new RenewalDesk();
        Assert.Equal("bad-request", RenewalDesk.Code(await desk.PlaceAsync(await desk.StatementAsync(await desk.DraftAsync()), key)));
    }

    [Fact]
    public async Task counts_wrong_codes_and_gives_the_claims_back()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        var wrong = statement with { Code = statement.Code == "000000" ? "000001" : "000000" };
        for (var left = 4; left >= 0; left--)
        {
            var refused = Assert.IsType<Outcome<OrderView>.Refused>(await desk.PlaceAsync(wrong));
            Assert.Equal(("code-wrong", $"{left}"), (refused.Why.Problem.Code, refused.Why.Values["left"]));
        }

        Assert.DoesNotContain(desk.Claims.Owners, claim => claim.Key.StartsWith("certificate/", StringComparison.Ordinal));
        Assert.Equal("code-expired", RenewalDesk.Code(await desk.PlaceAsync(statement)));
        RenewalDesk.Done(await desk.PlaceAsync(await desk.StatementAsync(await desk.DraftAsync())));
    }

    [Fact]
    public async Task succeeds_with_the_right_code_after_a_wrong_one()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        await desk.PlaceAsync(statement with { Code = "x" });
        RenewalDesk.Done(await desk.PlaceAsync(statement));
    }

    [Fact]
    public async Task is_refused_eleven_minutes_after_the_code_was_made()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        desk.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("code-expired", RenewalDesk.Code(await desk.PlaceAsync(statement with { Expires = desk.Time.Now.AddMinutes(1) })));
    }

    public static TheoryData<string, Func<OrderStatement, OrderStatement>> WrongStatements => new()
    {
        { "purpose", statement => statement with { Purpose = Purposes.Cancel } },
        { "origin", statement => statement with { Origin = "https://phishing.example" } },
        { "expired", statement => statement with { Expires = statement.Expires.AddHours(-1) } },
        { "draft", statement => statement with { Certificate = Sha256Digest.Zero.Hex } },
        { "draft", statement => statement with { DraftSha256 = Sha256Digest.Zero.Hex } },
        { "draft", statement => statement with { IssueDate = statement.IssueDate.AddDays(1) } },
        { "draft", statement => statement with { ValidityYears = 1 } },
        { "draft", statement => statement with { Device = statement.Device with { Serial = "another" } } },
    };

    [Theory]
    [MemberData(nameof(WrongStatements))]
    public async Task is_refused_when_the_statement_is_not_the_one_that_is_due(string reason, Func<OrderStatement, OrderStatement> change)
    {
        using var desk = new RenewalDesk();
        var refused = Assert.IsType<Outcome<OrderView>.Refused>(await desk.PlaceAsync(change(await desk.StatementAsync(await desk.DraftAsync()))));
        Assert.Equal(("statement-invalid", reason), (refused.Why.Problem.Code, refused.Why.Values["reason"]));
    }

    [Fact]
    public async Task is_refused_when_the_terms_are_not_those_of_the_draft()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        Assert.Equal("terms-changed", RenewalDesk.Code(await desk.PlaceAsync(statement with { TermsSha256 = Sha256Digest.Zero.Hex })));
        Assert.Equal("terms-changed", RenewalDesk.Code(await desk.PlaceAsync(statement with { TermsVersion = "0" })));
    }

    [Fact]
    public async Task is_refused_when_it_is_no_order_or_not_signed_by_the_sessions_certificate()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        var json = JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.OrderStatement);
        Assert.Equal("signature-invalid", RenewalDesk.Code(await PlaceAsync(desk, await desk.SignAsync(json, StatementTypes.Cancel))));
        Assert.Equal("signature-invalid", RenewalDesk.Code(await PlaceAsync(desk, json)));
        var unreadable = Assert.IsType<Outcome<OrderView>.Refused>(await PlaceAsync(desk, await desk.SignAsync("{}"u8.ToArray(), StatementTypes.Order)));
        Assert.Equal("unreadable", unreadable.Why.Values["reason"]);
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var twin = desk.Pki.Issue(desk.Pki.Holder.Subject, key.SubjectPublicKeyInfo, "5A1D4C0B2E7F9040", desk.Pki.Holder.NotBefore, desk.Pki.Holder.NotAfter);
        var foreign = Assert.IsType<Outcome<OrderView>.Refused>(await PlaceAsync(desk, await desk.SignAsync(json, StatementTypes.Order, signer: twin, key: key)));
        Assert.Equal("signer", foreign.Why.Values["reason"]);
    }

    [Fact]
    public async Task is_refused_for_a_draft_that_does_not_exist()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        Assert.Equal("not-found", RenewalDesk.Code(await desk.PlaceAsync(statement with { Order = Guid.NewGuid() })));
    }

    [Fact]
    public async Task is_refused_when_the_request_does_not_prove_possession_or_names_somebody_else()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        var spoilt = Convert.FromBase64String(statement.CertificationRequest);
        spoilt[^1] ^= 1;
        Assert.Equal("certification-request-invalid", RenewalDesk.Code(await desk.PlaceAsync(statement with { CertificationRequest = Convert.ToBase64String(spoilt) })));
        Assert.Equal("certification-request-invalid", RenewalDesk.Code(await desk.PlaceAsync(statement with { CertificationRequest = "%" })));
        var other = await CertificationRequest.CreateAsync(new DemoHolder { GivenName = "Ana" }.Subject(), desk.NewKey, CancellationToken.None);
        Assert.Equal("certification-request-invalid", RenewalDesk.Code(await desk.PlaceAsync(statement with { CertificationRequest = Convert.ToBase64String(other.Der.Span) })));
    }

    [Fact]
    public async Task is_refused_with_a_key_of_another_type_or_not_the_drafts()
    {
        using var desk = new RenewalDesk(change: settings => settings with { KeyRules = [new("1", new(2026, 1, 1), [KeyAlgorithm.P256], Rsa2048Until: new(2026, 12, 31))] });
        var draft = await desk.DraftAsync();
        using var p384 = SoftwareKey.Generate(KeyAlgorithm.P384);
        Assert.Equal("key-not-accepted", RenewalDesk.Code(await desk.PlaceAsync(await desk.StatementAsync(draft, newKey: p384))));
        using var other = SoftwareKey.Generate(KeyAlgorithm.P256);
        Assert.Equal("key-not-fresh", RenewalDesk.Code(await desk.PlaceAsync(await desk.StatementAsync(draft, newKey: other))));
        Assert.Equal("key-not-fresh", RenewalDesk.Code(await desk.PlaceAsync(await desk.StatementAsync(draft, newKey: desk.Pki.HolderKey))));
    }

    [Fact]
    public async Task is_refused_once_the_certificate_is_revoked_or_can_not_be_judged()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        desk.RevocationLists.Answer = new RevocationAnswer.Unknown("stale");
        Assert.Equal("revocation-unknown", RenewalDesk.Code(await desk.PlaceAsync(statement)));
        desk.RevocationLists.Answer = desk.ListOf(new RevokedEntry(desk.Pki.Holder.Serial, desk.Time.Now, null));
        Assert.Equal("certificate-revoked", RenewalDesk.Code(await desk.PlaceAsync(statement)));
    }

    [Fact]
    public async Task is_refused_while_another_order_is_open_and_names_it()
    {
        using var desk = new RenewalDesk();
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var form = desk.Form(key);
        var second = await desk.StatementAsync(await desk.DraftAsync(form), form, key);
        var first = await desk.OrderAsync();
        var refused = Assert.IsType<Outcome<OrderView>.Refused>(await desk.PlaceAsync(second, "second-attempt"));
        Assert.Equal(("already-ordered", first.Number), (refused.Why.Problem.Code, refused.Why.Values["number"]));
    }

    [Fact]
    public async Task takes_over_a_claim_whose_order_never_appeared_after_ten_minutes()
    {
        using var desk = new RenewalDesk();
        var abandoned = Guid.NewGuid();
        await desk.Claims.TryClaimAsync($"certificate/{desk.Pki.Holder.Sha256}", abandoned.ToString(), null, CancellationToken.None);
        desk.Time.Advance(TimeSpan.FromMinutes(5));
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        Assert.Equal("already-ordered", RenewalDesk.Code(await desk.PlaceAsync(statement)));
        desk.Time.Advance(TimeSpan.FromMinutes(6));
        RenewalDesk.Done(await desk.PlaceAsync(statement));
    }

    [Fact]
    public async Task is_refused_with_a_key_that_another_order_claimed_meanwhile()
    {
        using var desk = new RenewalDesk();
        var statement = await desk.StatementAsync(await desk.DraftAsync());
        await desk.Claims.TryClaimAsync($"key/{Sha256Digest.Of(desk.NewKey.SubjectPublicKeyInfo.Span)}", Guid.NewGuid().ToString(), null, CancellationToken.None);
        Assert.Equal("key-in-use", RenewalDesk.Code(await desk.PlaceAsync(statement)));
        Assert.DoesNotContain(desk.Claims.Owners, claim => claim.Key.StartsWith("certificate/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task makes_one_order_of_a_certificate_under_any_race()
    {
        using var desk = new RenewalDesk();
        var statements = new List<(OrderStatement Statement, SoftwareKey Key)>();
        for (var each = 0; each < 5; each++)
        {
            var key = SoftwareKey.Generate(KeyAlgorithm.P256);
            var form = desk.Form(key);
            statements.Add((await desk.StatementAsync(await desk.DraftAsync(form), form, key), key));
        }

        var outcomes = await Task.WhenAll(statements.Select(each => Task.Run(() => desk.PlaceAsync(each.Statement, each.Statement.Order.ToString()))));
        Assert.Single(outcomes.OfType<Outcome<OrderView>.Done>());
        Assert.All(outcomes.OfType<Outcome<OrderView>.Refused>(), refused => Assert.Equal("already-ordered", refused.Why.Problem.Code));
        statements.ForEach(each => each.Key.Dispose());
    }

    public static TheoryData<QcIdentMethod?, string?, bool> Chains => new()
    {
        { QcIdentMethod.Eidas2Identified, null, true },
        { QcIdentMethod.Eidas2Signature, "presence", false },
        { QcIdentMethod.Eidas1PresenceOrEid, "presence", true },
        { QcIdentMethod.Eidas1SignatureOrOther, "video", false },
        { null, "presence", true },
        { null, null, false },
    };

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task follows_the_identification_chain(QcIdentMethod? method, string? registered, bool carries)
    {
        using var desk = new RenewalDesk(new() { QcStatements = new DemoHolder().QcStatements with { IdentMethod = method } });
        await desk.RegisterAsync(entry => entry with { IdentificationMethod = registered });
        var entry = await desk.EntryAsync(await desk.OrderAsync());
        Assert.Equal(carries ? [] : [Blocker.Identification], entry.Order.Blockers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task asks_for_the_organisations_consent_unless_it_stands(bool authorised)
    {
        using var desk = new RenewalDesk(new() { Organisation = "Exemplu SA" });
        await desk.RegisterAsync(entry => entry with { StandingAuthorisation = authorised });
        var entry = await desk.EntryAsync(await desk.OrderAsync());
        Assert.Equal(authorised ? [] : [Blocker.SubscriberConsent], entry.Order.Blockers);
    }

    private static Task<byte[]> SignAsync(RenewalDesk desk, OrderStatement statement) =>
        desk.SignAsync(JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.OrderStatement), StatementTypes.Order);

    private static Task<Outcome<OrderView>> PlaceAsync(RenewalDesk desk, byte[] body) =>
        desk.Application.PlaceOrder.RunAsync(desk.Session, body, "first-attempt", Language.En, CancellationToken.None);
}

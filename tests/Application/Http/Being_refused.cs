using System.Net;
using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Configuration;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>Each refusal of SPEC §2 as it reaches people: status and code, what happened, why and what to do next in both languages, and the rule where one refuses.</summary>
public sealed class Being_refused
{
    private static readonly Dictionary<string, Case> Cases = new(StringComparer.Ordinal)
    {
        ["wrong-key-usage"] = new(422, async (service, said) => await DraftAsync(service, said, certificate: Plain(service, KeyUsage.DigitalSignature))),
        ["not-qualified"] = new(422, async (service, said) => await DraftAsync(service, said, certificate: Plain(service, KeyUsage.ContentCommitment))),
        ["certificate-revoked"] = new(403, async (service, said) =>
        {
            await service.Desk.RegisterAsync(entry => entry with { Status = "revoked" });
            return await DraftAsync(service, said);
        }),
        ["certificate-on-hold"] = new(403, async (service, said) =>
        {
            await service.Desk.RegisterAsync(entry => entry with { Status = "on-hold" });
            return await DraftAsync(service, said);
        }),
        ["already-ordered"] = new(409, async (service, said) =>
        {
            if ((await service.Desk.Renewals.FindByCertificateAsync(service.Desk.Pki.Holder.Sha256, default)).IsEmpty)
            {
                await service.Desk.OrderAsync();
            }

            return await DraftAsync(service, said);
        }),
        ["too-few-days-left"] = new(
            422,
            async (service, said) =>
            {
                service.Desk.Time.Now = service.Desk.Pki.Holder.NotAfter.AddDays(-2);
                return await DraftAsync(service, said);
            },
            Rule: ("standard", "1", new(2026, 12, 9))),
        ["issue-date-too-early"] = new(422, (service, said) => DraftAsync(service, said, form => form with { IssueDate = service.Desk.Today.AddDays(-1) }), Rule: ("standard", "1", new(2026, 12, 9))),
        ["issue-date-too-late"] = new(422, (service, said) => DraftAsync(service, said, form => form with { IssueDate = new(2026, 12, 10) }), Rule: ("standard", "1", new(2026, 12, 9))),
        ["validity-not-possible"] = new(
            422,
            async (service, said) =>
            {
                service.Desk.Time.Now = service.Desk.Pki.At.AddYears(7).AddDays(-40);
                return await DraftAsync(service, said, form => form with { ValidityYears = 2 });
            },
            new() { NotAfter = DemoHierarchy.UsualMoment.AddYears(7) },
            Rule: ("validity", "1", new(2032, 11, 22))),
        ["validity-not-possible, which would end before the present one"] = new(
            422,
            (service, said) => DraftAsync(service, said, form => form with { ValidityYears = 1 }),
            new() { NotAfter = DemoHierarchy.UsualMoment.AddDays(500) },
            Rule: ("validity", "1", new(2033, 11, 22))),
        ["validity-not-possible, whatever is offered"] = new(
            422,
            (service, said) => DraftAsync(service, said),
            new() { NotAfter = DemoHierarchy.UsualMoment.AddDays(500) },
            settings => settings with { Offers = [settings.Offers[0]], Rules = [settings.Rules[0] with { MinimumLeadDays = 366 }] },
            ("validity", "1", new(2033, 11, 22))),
        ["data-changed"] = new(422, (service, said) => DraftAsync(service, said, form => form with { Confirmations = form.Confirmations with { Name = false } })),
        ["form-invalid"] = new(422, (service, said) => DraftAsync(service, said, form => form with { Phone = "12" })),
        ["document-expired"] = new(422, (service, said) => DraftAsync(service, said, form => form with { IdentityDocument = form.IdentityDocument with { ValidUntil = form.IssueDate.AddDays(-1) } })),
        ["device-not-proven"] = new(422, (service, said) => DraftAsync(service, said, form => form with { Device = form.Device with { Model = "Stick" } })),
        ["device-changed"] = new(422, async (service, said) =>
        {
            await service.Desk.RegisterAsync(entry => entry with { DeviceSerial = "0298A1B2" });
            return await DraftAsync(service, said);
        }),
        ["contact-unverified"] = new(422, async (service, said) =>
        {
            await service.Desk.RegisterAsync(entry => entry with { ContactBounced = true });
            return await DraftAsync(service, said);
        }),
        ["key-not-fresh"] = new(422, (service, said) => DraftAsync(service, said, form => form with { NewKeySha256 = service.Desk.Pki.Holder.PublicKey.Hex })),
        ["key-in-use"] = new(409, async (service, said) =>
        {
            var key = Sha256Digest.Of(service.Desk.NewKey.SubjectPublicKeyInfo.Span);
            await service.Desk.RegisterAsync(entry => entry with { Serial = "5A01", PublicKey = key });
            return await DraftAsync(service, said);
        }),
        ["terms-changed"] = new(409, (service, said) => DraftAsync(service, said, form => form with { TermsVersion = "0.9" })),
        ["too-many-codes"] = new(429, async (service, said) =>
        {
            for (var code = 1; code <= 5; code++)
            {
                (await DraftAsync(service, said)).Dispose();
            }

            return await DraftAsync(service, said);
        }),
        ["key-not-accepted"] = new(
            422,
            async (service, said) =>
            {
                using var key = SoftwareKey.Generate(KeyAlgorithm.P384);
                return await PlaceAsync(service, said, key: key);
            },
            Rule: ("keys", "1", null)),
        ["certification-request-invalid"] = new(422, (service, said) => PlaceAsync(service, said, statement => statement with { CertificationRequest = "AAAA" })),
        ["statement-invalid"] = new(422, (service, said) => PlaceAsync(service, said, statement => statement with { Purpose = Purposes.Cancel })),
        ["code-wrong"] = new(422, (service, said) => PlaceAsync(service, said, statement => statement with { Code = statement.Code == "000000" ? "000001" : "000000" })),
        ["code-expired"] = new(410, (service, said) => PlaceAsync(service, said, late: TimeSpan.FromMinutes(11))),
        ["rule-no-longer-met"] = new(
            409,
            async (service, said) =>
            {
                var ids = await service.Desk.Renewals.FindByCertificateAsync(service.Desk.Pki.Holder.Sha256, default);
                var id = ids.IsEmpty ? await service.Desk.ReviewedAsync() : ids[0];
                service.Desk.Time.Now = service.Desk.Pki.Holder.NotAfter.AddDays(-1);
                return await service.AsAsync(
                    "officer-1",
                    HttpMethod.Post,
                    $"/api/review/orders/{id}/decisions",
                    TestService.Json("""{"decision":"approve","compared":["name","birth-date","document-valid"]}"""),
                    (await service.Desk.EntryAsync(id)).Version,
                    said);
            },
            Rule: ("standard", "1", new(2026, 12, 9))),
    };

    public static TheoryData<string> Refusals => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task by_a_rule_says_what_happened_why_and_what_to_do_next_in_both_languages(string name)
    {
        var expected = Cases[name];
        await using var service = await DeskService.StartAsync(new(expected.Holder, expected.Change));
        var said = new Dictionary<string, ProblemView>();
        foreach (var language in new[] { "ro", "en" })
        {
            using var answer = await expected.Ask(service, language);
            Assert.Equal(expected.Status, (int)answer.StatusCode);
            said[language] = await TestService.ProblemOf(answer);
        }

        Assert.All(said.Values, problem =>
        {
            Assert.Equal(name.Split(',')[0], problem.Code);
            Assert.All([problem.Title, problem.Detail, problem.Next], text => Assert.False(string.IsNullOrWhiteSpace(text) || text.Contains('{', StringComparison.Ordinal), text));
            Assert.Equal(expected.Rule?.Name, problem.Rule?.Name);
            Assert.Equal(expected.Rule?.Version, problem.Rule?.Version);
            Assert.Equal(expected.Rule?.Last, problem.LastPossibleDate);
            Assert.NotEmpty(problem.Contacts!.Telephone);
        });
        Assert.NotEqual(said["ro"].Title, said["en"].Title);
        Assert.NotEqual(said["ro"].Next, said["en"].Next);
    }

    [Fact]
    public async Task by_nothing_else_the_same_form_is_accepted()
    {
        await using var service = await DeskService.StartAsync();
        using var drafted = await DraftAsync(service, "ro");
        Assert.Equal(HttpStatusCode.OK, drafted.StatusCode);
        using var placed = await PlaceAsync(service, "ro");
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
    }

    private static Task<HttpResponseMessage> DraftAsync(
        DeskService service, string language, Func<DraftRequest, DraftRequest>? change = null, CertificateFacts? certificate = null)
    {
        var form = service.Desk.Form();
        var content = TestService.Json(JsonSerializer.Serialize(change?.Invoke(form) ?? form, WireJson.Default.DraftRequest));
        return service.AsHolderAsync(HttpMethod.Post, "/api/drafts", content, language, certificate);
    }

    private static async Task<HttpResponseMessage> PlaceAsync(
        DeskService service, string language, Func<OrderStatement, OrderStatement>? change = null, SoftwareKey? key = null, TimeSpan late = default)
    {
        var form = service.Desk.Form(key);
        var statement = await service.Desk.StatementAsync(await service.Desk.DraftAsync(form), form, key);
        service.Desk.Time.Advance(late);
        statement = (change?.Invoke(statement) ?? statement) with { Expires = service.Desk.Time.Now.AddMinutes(5) };
        var cms = await service.Desk.SignAsync(JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.OrderStatement), StatementTypes.Order);
        return await service.AsHolderAsync(HttpMethod.Post, "/api/orders", TestService.Cms(cms), language);
    }

    /// <summary>A certificate of the provider's that is no qualified one.</summary>
    private static CertificateFacts Plain(DeskService service, KeyUsage usage)
    {
        var (pki, at) = (service.Desk.Pki, service.Desk.Pki.At);
        return DemoHierarchy.Sign(pki.IssuingKey, ToBeSignedCertificate.ComposePlain(
            pki.Issuing, pki.Holder.Subject, pki.HolderKey.SubjectPublicKeyInfo, usage, [], [], "5A00000000000002", at.AddDays(-1), at.AddDays(20), pki.IssuingKey.Scheme));
    }

    /// <summary>One refusal.</summary>
    /// <param name="Status">Of the answer.</param>
    /// <param name="Ask">Asks for it, in a language.</param>
    /// <param name="Holder">Whose certificate; null: the usual holder.</param>
    /// <param name="Change">Of the provider's settings.</param>
    /// <param name="Rule">The rule that refuses, its version and the last date that would do.</param>
    private sealed record Case(
        int Status,
        Func<DeskService, string, Task<HttpResponseMessage>> Ask,
        DemoHolder? Holder = null,
        Func<ProviderSettings, ProviderSettings>? Change = null,
        (string Name, string Version, DateOnly? Last)? Rule = null);
}

using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Ordering;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Ordering;

public sealed class Ending_an_order
{
    [Fact]
    public async Task by_the_holders_statement_frees_certificate_and_key()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var view = RenewalDesk.Done(await CancelAsync(desk, id, Statement(desk, id)));
        Assert.Equal("cancelled", view.State);
        Assert.Equal("cancelled", RenewalDesk.Done(await CancelAsync(desk, id, Statement(desk, id))).State);

        await new ReleaseClaims(desk.Context).RunAsync(id, desk.Pki.Holder.Sha256, CancellationToken.None);
        Assert.DoesNotContain(desk.Claims.Owners, claim => claim.Key.StartsWith("certificate/", StringComparison.Ordinal));
        await desk.OrderAsync();
    }

    [Fact]
    public async Task leaves_the_claims_of_an_order_that_is_not_over()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        await new ReleaseClaims(desk.Context).RunAsync(id, desk.Pki.Holder.Sha256, CancellationToken.None);
        Assert.Equal(id.ToString(), desk.Claims.Owners[$"certificate/{desk.Pki.Holder.Sha256}"]);
    }

    [Fact]
    public async Task never_frees_a_key_that_has_a_certificate()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var issued = desk.Pki.Issue(desk.Pki.Holder.Subject, desk.NewKey.SubjectPublicKeyInfo, "5A1D4C0B2E7F9039", desk.Time.Now, desk.Time.Now.AddYears(2));
        await desk.IssuedAsync(id, issued);
        await desk.RunAsync(id, new RenewalCommand.RecordInstalled(issued.Sha256, Sha256Digest.Zero));
        await new ReleaseClaims(desk.Context).RunAsync(id, desk.Pki.Holder.Sha256, CancellationToken.None);
        Assert.Contains($"key/{issued.PublicKey}", desk.Claims.Owners);
        Assert.DoesNotContain($"certificate/{desk.Pki.Holder.Sha256}", desk.Claims.Owners);
    }

    public static TheoryData<string, Func<CancelStatement, CancelStatement>> WrongStatements => new()
    {
        { "purpose", statement => statement with { Purpose = Purposes.Order } },
        { "origin", statement => statement with { Origin = "https://phishing.example" } },
        { "order", statement => statement with { Order = Guid.NewGuid() } },
        { "expired", statement => statement with { Expires = statement.Expires.AddDays(-1) } },
    };

    [Theory]
    [MemberData(nameof(WrongStatements))]
    public async Task is_refused_when_the_statement_is_not_the_one_that_is_due(string reason, Func<CancelStatement, CancelStatement> change)
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var refused = Assert.IsType<Outcome<OrderView>.Refused>(await CancelAsync(desk, id, change(Statement(desk, id))));
        Assert.Equal(("statement-invalid", reason), (refused.Why.Problem.Code, refused.Why.Values["reason"]));
    }

    [Fact]
    public async Task is_refused_for_an_order_of_another_holder_and_for_a_draft()
    {
        using var desk = new RenewalDesk();
        var draft = new RenewalId((await desk.DraftAsync()).Id);
        Assert.Equal("not-found", RenewalDesk.Code(await CancelAsync(desk, new(Guid.NewGuid()), Statement(desk, draft))));
        Assert.Equal("out-of-order", RenewalDesk.Code(await CancelAsync(desk, draft, Statement(desk, draft))));
    }

    [Fact]
    public async Task by_forgetting_a_draft_erases_the_form()
    {
        using var desk = new RenewalDesk();
        var id = new RenewalId((await desk.DraftAsync()).Id);
        desk.Time.Advance(TimeSpan.FromDays(2));
        await new ForgetDraft(desk.Context).RunAsync(id, CancellationToken.None);
        await new ForgetDraft(desk.Context).RunAsync(id, CancellationToken.None);
        Assert.Equal("lapsed", (await desk.StateAsync(id)).Name);
        Assert.Null(await desk.PrivateDocuments.FindAsync(id, "form", CancellationToken.None));
    }

    [Fact]
    public async Task by_forgetting_does_not_touch_a_placed_order()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        await new ForgetDraft(desk.Context).RunAsync(id, CancellationToken.None);
        Assert.Equal("awaiting-uploads", (await desk.StateAsync(id)).Name);
        Assert.NotNull(await desk.PrivateDocuments.FindAsync(id, "form", CancellationToken.None));
    }

    private static CancelStatement Statement(RenewalDesk desk, RenewalId id) => new(Purposes.Cancel, RenewalDesk.Origin, id.Value, desk.Time.Now.AddMinutes(5));

    private static async Task<Outcome<OrderView>> CancelAsync(RenewalDesk desk, RenewalId id, CancelStatement statement) => await desk.Application.CancelOrder.RunAsync(
        desk.Session,
        id,
        await desk.SignAsync(JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.CancelStatement), StatementTypes.Cancel),
        Language.En,
        CancellationToken.None);
}

using System.Net;
using System.Text;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Importing_a_bank_statement : IAsyncLifetime
{
    private DeskService _service = null!;

    public async Task InitializeAsync() => _service = await DeskService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("finance-1")]
    [InlineData("import-1")]
    public async Task is_accepted_worked_through_afterwards_and_registers_the_payment(string who)
    {
        var id = await _service.Desk.OrderAsync();
        await new PublishRecords(_service.Desk.Context).RunAsync(id, CancellationToken.None);
        var proforma = (await _service.Desk.EntryAsync(id)).Order.ProformaNumber!;
        using var posted = await PostAsync(who, new BankStatementFile().Credit(217.80m, proforma, "B1").Credit(9m, "altceva").Write());
        var waiting = await DeskService.ReadAsync(posted, WireJson.Default.StatementView, HttpStatusCode.Accepted);
        Assert.Equal(("waiting", $"/api/review/statements/{waiting.Id}"), (waiting.Status, posted.Headers.Location?.ToString()));
        Assert.Null((await _service.Desk.EntryAsync(id)).Order.Payment);

        Assert.Equal(1, await _service.Desk.Application.ImportStatements.RunAsync(CancellationToken.None));
        foreach (var reader in new[] { "finance-1", "import-1", "auditor-1" })
        {
            using var read = await _service.AsAsync(reader, HttpMethod.Get, posted.Headers.Location!.ToString());
            var done = await DeskService.ReadAsync(read, WireJson.Default.StatementView);
            Assert.Equal("done", done.Status);
            Assert.Equal([(EntryOutcomes.Registered, id.Number), (EntryOutcomes.NoReference, null)], done.Entries.Select(entry => (entry.Outcome, entry.OrderNumber)));
        }

        Assert.NotNull((await _service.Desk.EntryAsync(id)).Order.Payment);
        using var again = await PostAsync(who, new BankStatementFile().Credit(217.80m, proforma, "B1").Credit(9m, "altceva").Write());
        Assert.Equal("done", (await DeskService.ReadAsync(again, WireJson.Default.StatementView, HttpStatusCode.Accepted)).Status);
    }

    [Fact]
    public async Task is_refused_for_what_is_no_statement_and_says_where()
    {
        using var answer = await PostAsync("finance-1", "<Document xmlns='urn:x'/>"u8.ToArray());
        var problem = await TestService.ProblemOf(answer);
        Assert.Equal((422, "statement-unreadable"), (problem.Status, problem.Code));
        Assert.Contains("not-camt-053", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_refused_for_the_statement_of_another_account()
    {
        using var answer = await PostAsync("finance-1", new BankStatementFile(Iban: "RO09BCYP0000001234567890").Credit(1m, "x").Write());
        Assert.Equal("statement-not-ours", await DeskService.CodeAsync(answer, HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task is_refused_in_another_media_type()
    {
        using var answer = await _service.AsAsync("finance-1", HttpMethod.Post, "/api/review/statements", TestService.Json("{}"));
        Assert.Equal("media-type-not-accepted", await DeskService.CodeAsync(answer, HttpStatusCode.UnsupportedMediaType));
    }

    [Fact]
    public async Task is_refused_when_it_is_too_large()
    {
        using var answer = await PostAsync("finance-1", new byte[BankStatementReader.MostOctets + 1]);
        Assert.Equal("too-large", await DeskService.CodeAsync(answer, HttpStatusCode.RequestEntityTooLarge));
    }

    [Theory]
    [InlineData("officer-1")]
    [InlineData("auditor-1")]
    [InlineData("administrator-1")]
    public async Task is_refused_to_other_roles(string who)
    {
        using var answer = await PostAsync(who, new BankStatementFile().Write());
        Assert.Equal("forbidden", await DeskService.CodeAsync(answer, HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task that_is_not_known_is_not_found()
    {
        using var answer = await _service.AsAsync("finance-1", HttpMethod.Get, $"/api/review/statements/{new RenewalId(Guid.NewGuid())}");
        Assert.Equal("not-found", await DeskService.CodeAsync(answer, HttpStatusCode.NotFound));
    }

    private async Task<HttpResponseMessage> PostAsync(string who, byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/xml") { CharSet = Encoding.UTF8.WebName };
        return await _service.AsAsync(who, HttpMethod.Post, "/api/review/statements", content);
    }
}

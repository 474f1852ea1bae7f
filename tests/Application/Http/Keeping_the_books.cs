using System.Net;
using System.Text;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Keeping_the_books : IAsyncLifetime
{
    private DeskService _service = null!;
    private RenewalId _id;
    private string _proforma = string.Empty;

    private string Today => _service.Desk.Today.ToString("yyyy-MM-dd", null);

    public async Task InitializeAsync()
    {
        _service = await DeskService.StartAsync();
        var form = _service.Desk.Form();
        _id = await _service.Desk.OrderAsync(form with
        {
            Billing = new("organisation", "=SUM(1) \"Exemplu\", SRL", "RO18547290", new("Strada A 1", "Cluj-Napoca", "Cluj", "400001", "RO")),
        });
        await new PublishRecords(_service.Desk.Context).RunAsync(_id, CancellationToken.None);
        _proforma = (await _service.Desk.EntryAsync(_id)).Order.ProformaNumber!;
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("finance-1")]
    [InlineData("auditor-1")]
    public async Task exports_registered_payments_to_the_providers_invoicing(string who)
    {
        await PayAsync();
        using var answer = await _service.AsAsync(who, HttpMethod.Get, $"/api/review/payments?from={Today}&to={Today}");
        var entry = Assert.Single((await DeskService.ReadAsync(answer, WireJson.Default.PaymentsView)).Entries);
        Assert.Equal(("payment", _proforma, 180m, 37.80m, 217.80m, "RON", "FT-1", "finance-1"), (entry.Kind, entry.ProformaNumber, entry.Net, entry.Vat, entry.Amount, entry.Currency, entry.Reference, entry.By));
        Assert.Equal(("=SUM(1) \"Exemplu\", SRL", "RO18547290", "Cluj-Napoca"), (entry.BillTo, entry.TaxId, entry.Address!.City));
    }

    [Fact]
    public async Task exports_a_table_that_a_spreadsheet_opens_without_running_anything()
    {
        await PayAsync();
        using var answer = await _service.AsAsync("finance-1", HttpMethod.Get, $"/api/review/payments?from={Today}&to={Today}&format=csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("kind,on,registered,order,proforma,", lines[0], StringComparison.Ordinal);
        Assert.Contains($",{_proforma},180.00,0.21,37.80,217.80,RON,FT-1,finance-1,\"'=SUM(1) \"\"Exemplu\"\", SRL\",RO18547290,Strada A 1,Cluj-Napoca,Cluj,400001,RO", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_out_other_days_and_what_was_not_paid()
    {
        var tomorrow = _service.Desk.Today.AddDays(1).ToString("yyyy-MM-dd", null);
        Assert.Empty((await ExportAsync(Today, Today)).Entries);
        await PayAsync();
        Assert.Single((await ExportAsync("2026-01-01", Today)).Entries);
        Assert.Empty((await ExportAsync(tomorrow, tomorrow)).Entries);
    }

    [Theory]
    [InlineData("to=2026-11-22", HttpStatusCode.BadRequest)]
    [InlineData("from=2026-11-22", HttpStatusCode.BadRequest)]
    [InlineData("from=22.11.2026&to=2026-11-22", HttpStatusCode.BadRequest)]
    [InlineData("from=2026-11-22&to=2026-11-22&format=pdf", HttpStatusCode.BadRequest)]
    [InlineData("from=2026-11-23&to=2026-11-22", HttpStatusCode.UnprocessableEntity)]
    [InlineData("from=2025-11-22&to=2026-11-23", HttpStatusCode.UnprocessableEntity)]
    public async Task refuses_a_period_that_makes_no_sense(string query, HttpStatusCode status)
    {
        using var answer = await _service.AsAsync("finance-1", HttpMethod.Get, $"/api/review/payments?{query}");
        Assert.Equal(status == HttpStatusCode.BadRequest ? "bad-request" : "form-invalid", await DeskService.CodeAsync(answer, status));
    }

    [Fact]
    public async Task lists_a_refund_that_is_due_and_records_it_once()
    {
        await PayAsync();
        Assert.Empty((await DueAsync()).Entries);
        await _service.Desk.RunAsync(_id, new RenewalCommand.RefuseOrder("officer-1", Pki.Sha256Digest.Zero));
        await new PublishRecords(_service.Desk.Context).RunAsync(_id, CancellationToken.None);
        var due = Assert.Single((await DueAsync()).Entries);
        Assert.Equal(("refund-due", _proforma, 217.80m), (due.Kind, due.ProformaNumber, due.Amount));

        using var recorded = await RefundAsync();
        Assert.Equal(HttpStatusCode.OK, recorded.StatusCode);
        var version = (await _service.Desk.EntryAsync(_id)).Version;
        using var again = await RefundAsync();
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(version, (await _service.Desk.EntryAsync(_id)).Version);
        using var other = await RefundAsync(reference: "RB-2");
        Assert.Equal("out-of-order", await DeskService.CodeAsync(other, HttpStatusCode.Conflict));
        Assert.Empty((await DueAsync()).Entries);
        Assert.Equal(["payment", "refund"], (await ExportAsync(Today, Today)).Entries.Select(entry => entry.Kind));
        await _service.Desk.Application.Effects.AdvanceAsync(_id, CancellationToken.None);
        Assert.Contains(_service.Desk.Mail.Sent, message => message.Text.Contains("V-am rambursat 217.80 RON", StringComparison.Ordinal));
    }

    [Fact]
    public async Task refuses_a_refund_that_is_not_due_or_of_another_amount()
    {
        await PayAsync();
        using var early = await RefundAsync();
        Assert.Equal("out-of-order", await DeskService.CodeAsync(early, HttpStatusCode.Conflict));
        await _service.Desk.RunAsync(_id, new RenewalCommand.RefuseOrder("officer-1", Pki.Sha256Digest.Zero));
        using var wrong = await RefundAsync(amount: "217.79");
        Assert.Equal("payment-mismatch", await DeskService.CodeAsync(wrong, HttpStatusCode.UnprocessableEntity));
        using var future = await RefundAsync(paid: _service.Desk.Today.AddDays(1).ToString("yyyy-MM-dd", null));
        Assert.Equal("form-invalid", await DeskService.CodeAsync(future, HttpStatusCode.UnprocessableEntity));
        using var unknown = await RefundAsync(proforma: "PF-00000-00000");
        Assert.Equal("not-found", await DeskService.CodeAsync(unknown, HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("officer-1", "GET", "/api/review/payments?from=2026-11-22&to=2026-11-22")]
    [InlineData("import-1", "GET", "/api/review/payments?from=2026-11-22&to=2026-11-22")]
    [InlineData("officer-1", "GET", "/api/review/refunds")]
    [InlineData("auditor-1", "POST", "/api/review/refunds")]
    [InlineData("officer-1", "POST", "/api/review/refunds")]
    public async Task is_not_for_other_roles(string who, string method, string path)
    {
        using var answer = await _service.AsAsync(who, new(method), path);
        Assert.Equal("forbidden", await DeskService.CodeAsync(answer, HttpStatusCode.Forbidden));
    }

    private async Task PayAsync()
    {
        using var answer = await _service.AsAsync("finance-1", HttpMethod.Post, "/api/review/payments", TestService.Json(
            $$"""{"proformaNumber":"{{_proforma}}","amount":217.80,"currency":"RON","reference":"FT-1","received":"{{Today}}"}"""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private Task<HttpResponseMessage> RefundAsync(string reference = "RB-1", string amount = "217.80", string? paid = null, string? proforma = null) =>
        _service.AsAsync("finance-1", HttpMethod.Post, "/api/review/refunds", TestService.Json(
            $$"""{"proformaNumber":"{{proforma ?? _proforma}}","amount":{{amount}},"currency":"RON","reference":"{{reference}}","paid":"{{paid ?? Today}}"}"""));

    private async Task<PaymentsView> ExportAsync(string from, string to)
    {
        using var answer = await _service.AsAsync("finance-1", HttpMethod.Get, $"/api/review/payments?from={from}&to={to}");
        return await DeskService.ReadAsync(answer, WireJson.Default.PaymentsView);
    }

    private async Task<PaymentsView> DueAsync()
    {
        using var answer = await _service.AsAsync("finance-1", HttpMethod.Get, "/api/review/refunds");
        return await DeskService.ReadAsync(answer, WireJson.Default.PaymentsView);
    }
}

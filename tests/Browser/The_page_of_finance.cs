using DigiRenew.Contracts.Wire;
using DigiRenew.Tests.Builders;
using Microsoft.Playwright;

namespace DigiRenew.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class The_page_of_finance(Chromium chromium, ReviewService service)
{
    [Fact]
    public async Task lets_finance_attach_a_payment_proof_that_came_by_mail()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "finance-1");
        await page.OpenOrderAsync(order.Id);
        await page.Page.ClickAsync("#decision-attach-proof summary");
        await page.Page.SetInputFilesAsync("#attach-proof-file", new FilePayload { Name = "ordin de plată.png", MimeType = "image/png", Buffer = Files.Png(64, 48) });
        await page.Page.ClickAsync("#attach-proof-submit");
        await Assertions.Expect(page.Page.Locator("#attached-proofs li")).ToContainTextAsync("finance-1");
        await page.Page.SelectOptionAsync("#paper", "payment-proof.attached");
        await page.Page.WaitForSelectorAsync(".sheet img");
        await service.UntilTrailHasAsync(order.Id, "PaymentProofAttached/1", "finance-1");
        await service.UntilTrailHasAsync(order.Id, "PrivateDataViewed/1", "finance-1");

        await page.Page.ClickAsync("#decision-attach-proof summary");
        await page.Page.SetInputFilesAsync("#attach-proof-file", new FilePayload { Name = "ordin.pdf", MimeType = "application/pdf", Buffer = Files.Png() });
        await page.Page.ClickAsync("#attach-proof-submit");
        await Assertions.Expect(page.Page.Locator("#said")).ToContainTextAsync("content-mismatch");
        await page.KeepPictureAsync("attached-proof");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task shows_finance_amounts_and_names_and_lets_them_register_the_payment()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "finance-1");
        await page.OpenOrderAsync(order.Id);
        var text = await page.Page.InnerTextAsync("main");
        Assert.Contains("Maria Exemplu", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Strada Exemplului", text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "#identity", "#trail", "table.uploads", "#decision-approve", "#paper option[value=contract]" })
        {
            Assert.Equal(0, await page.Page.Locator(hidden).CountAsync());
        }

        await page.Page.FillAsync("#payment-amount", "205.70");
        await page.Page.FillAsync("#payment-reference", "OP-42");
        await page.Page.FillAsync("#payment-received", order.IssueDate.AddDays(-6).ToString("yyyy-MM-dd"));
        await page.KeepPictureAsync("finance");
        await page.Page.ClickAsync("#payment-submit");
        await page.Page.WaitForSelectorAsync(".headline .badge.good");
        await service.UntilTrailHasAsync(order.Id, "PaymentRegistered/1", "finance-1");
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData("ro", "1 poziții, dintre care 0 cer atenție", "înregistrată")]
    [InlineData("en", "1 entries, 0 of which need attention", "registered")]
    public async Task lets_finance_hand_in_a_banks_statement_and_see_what_came_of_it(string language, string said, string outcome)
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "finance-1", language);
        await page.Page.ClickAsync("#money");
        await page.Page.SetInputFilesAsync("#statement", Statement(new BankStatementFile(Iban: "RO28EXEM0000123456789012").Credit(order.Price.Total, order.ProformaNumber!, $"BANK-{language}")));
        await page.Page.ClickAsync("#statement-submit");
        await Assertions.Expect(page.Page.Locator("#statement-said")).ToContainTextAsync(said, new() { Timeout = 60_000 });
        await Assertions.Expect(page.Page.Locator("#statement-result tbody tr")).ToContainTextAsync(outcome);
        await page.KeepPictureAsync($"money-{language}");
        Assert.Contains(await service.TrailAsync(order.Id), record => record.Type == "PaymentRegistered/1");

        await page.Page.SetInputFilesAsync("#statement", new FilePayload { Name = "extras.xml", MimeType = "application/xml", Buffer = "<not-camt/>"u8.ToArray() });
        await page.Page.ClickAsync("#statement-submit");
        await Assertions.Expect(page.Page.Locator("#statement-result .notice.bad")).ToBeVisibleAsync();

        await page.Page.FillAsync("#export-from", order.IssueDate.AddDays(-30).ToString("yyyy-MM-dd"));
        await page.Page.FillAsync("#export-to", order.IssueDate.AddDays(30).ToString("yyyy-MM-dd"));
        var saved = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.ClickAsync("#export-submit"));
        Assert.Contains(order.ProformaNumber!, await File.ReadAllTextAsync(await saved.PathAsync()), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task shows_finance_the_refunds_that_are_due_and_nobody_else_the_page()
    {
        var order = await service.UnderReviewAsync();
        using var finance = service.Operator("finance-1");
        await finance.PayAsync(new(order.ProformaNumber!, order.Price.Total, order.Price.Currency, "OP-9", order.IssueDate.AddDays(-6)));
        await using var officer = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        Assert.Equal(0, await officer.Page.Locator("#money").CountAsync());
        await officer.OpenOrderAsync(order.Id);
        await officer.Page.ClickAsync("#decision-refuse-order summary");
        await officer.Page.FillAsync("#refuse-order-reason", "Actul a expirat.");
        await officer.Page.ClickAsync("#refuse-order-submit");
        await officer.Page.WaitForSelectorAsync(".headline .badge.refused");

        await finance.UntilListedAsync("refused", order.Id);
        await using var page = await ReviewPage.OpenAsync(chromium, service, "finance-1");
        await page.Page.ClickAsync("#money");
        await page.Page.ClickAsync($"#refunds a[href='#order/{order.Id}']");
        await page.Page.WaitForSelectorAsync("#decision-refund");
        Assert.Empty(page.Complaints);
    }

    private static FilePayload Statement(BankStatementFile statement) =>
        new() { Name = "extras.xml", MimeType = "application/xml", Buffer = statement.Write() };
}

using DigiRenew.Contracts.Wire;
using DigiRenew.Tests.Builders;
using Microsoft.Playwright;

namespace DigiRenew.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class The_review_page(Chromium chromium, ReviewService service)
{
    [Theory]
    [InlineData("ro", "Comenzi", "în verificare la operator")]
    [InlineData("en", "Orders", "under review")]
    public async Task shows_the_queue_and_filters_it_in_both_languages(string language, string title, string state)
    {
        var order = await service.UnderReviewAsync();
        var (_, other) = await service.PlacedAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1", language);
        Assert.Equal(title, await page.Page.TextContentAsync("h1"));
        Assert.Equal(language, await page.Page.GetAttributeAsync("html", "lang"));
        await page.Page.WaitForSelectorAsync($"#row-{order.Id}");
        Assert.Equal(0, await page.Page.Locator($"#row-{other.Id}").CountAsync());
        Assert.Contains(state, await page.Page.TextContentAsync($"tr:has(#row-{order.Id})"), StringComparison.Ordinal);
        await page.KeepPictureAsync($"queue-{language}");

        await page.Page.SelectOptionAsync("#filter-state", "");
        await page.Page.FillAsync("#filter-number", other.Number);
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("a.row")).ToHaveCountAsync(1); // choosing the state loads the list of all first
        await page.Page.WaitForSelectorAsync($"#row-{other.Id}");

        await page.Page.FillAsync("#filter-number", "DR-00000-00000");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForSelectorAsync("p.empty");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task changes_its_language_where_it_stands()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1", "ro");
        await page.OpenOrderAsync(order.Id);
        await page.Page.ClickAsync("#language");
        await Assertions.Expect(page.Page.Locator("#order-title")).ToHaveTextAsync($"Order {order.Number}");
        await Assertions.Expect(page.Page.Locator("#papers-title")).ToHaveTextAsync("Papers");
        await Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task shows_one_order_at_a_glance()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.OpenOrderAsync(order.Id);
        var text = await page.Page.InnerTextAsync("main");
        foreach (var expected in new[] { "Maria Exemplu", "205.70 RON", order.ProformaNumber!, "SoftHSM v2", "Public key (SHA-256)", "RX 123456", "TOTAL-PASSED" })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.Equal(4, await page.Page.Locator("table.uploads tbody tr").CountAsync());
        Assert.DoesNotContain("2800101123452", text, StringComparison.Ordinal);
        await page.Page.ClickAsync("#reveal");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('personal-number').textContent.includes('2800101123452')");

        await page.Page.SelectOptionAsync("#paper", "terms.signed");
        await page.Page.WaitForSelectorAsync(".sheet iframe[title='General conditions, signed']");
        await page.KeepPictureAsync("paper");
        await page.Page.ClickAsync("button.report >> nth=0");
        var report = page.Page.FrameLocator("iframe.report");
        Assert.StartsWith("Verification report", await report.Locator("h1").TextContentAsync(), StringComparison.Ordinal);
        await page.KeepPictureAsync("report-in-dialog");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.ClickAsync("#trail summary");
        await page.Page.WaitForSelectorAsync("table.trail");
        Assert.Contains("order signed", await page.Page.InnerTextAsync("table.trail"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task lets_an_officer_approve_by_keyboard_alone()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        var keyboard = page.Page.Keyboard;
        await page.Page.WaitForSelectorAsync($"#row-{order.Id}");
        await keyboard.PressAsync("/");
        await keyboard.TypeAsync(order.Number);
        await keyboard.PressAsync("Enter");
        await page.Page.WaitForFunctionAsync("id => document.activeElement.id === id", $"row-{order.Id}");
        await keyboard.PressAsync("Enter");
        await page.Page.WaitForSelectorAsync("#decision-approve");
        await keyboard.PressAsync("a");
        await keyboard.PressAsync("Space"); // the name
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Space"); // the personal number
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Space"); // the document
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await page.Page.WaitForSelectorAsync(".headline .badge.approved");
        Assert.Equal("order-title", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await service.UntilTrailHasAsync(order.Id, "OrderApproved/1", "officer-1");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task refuses_an_approval_without_the_comparison_and_says_why()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.OpenOrderAsync(order.Id);
        await page.Page.CheckAsync("#approve-name");
        await page.Page.ClickAsync("#approve-submit");
        await page.Page.WaitForSelectorAsync("#said");
        Assert.Contains("comparison-missing", await page.Page.InnerTextAsync("#said"), StringComparison.Ordinal);
        Assert.True(await page.Page.IsCheckedAsync("#approve-name"));
        Assert.Equal("said", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task records_a_subscribers_consent_that_was_found_elsewhere_and_none_that_was_not_uploaded()
    {
        var order = await service.UnderReviewForAsync("Exemplu SA");
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.OpenOrderAsync(order.Id);
        await Assertions.Expect(page.Page.Locator("#blockers li")).ToHaveCountAsync(1);
        await page.Page.FillAsync("#authorisation-evidence", "ONRC 1234/2026");
        await page.KeepPictureAsync("consent");
        await page.Page.ClickAsync("#authorisation-submit"); // by an upload: there is none
        await page.Page.WaitForSelectorAsync("#said");
        Assert.Contains("subscriber-consent-missing", await page.Page.InnerTextAsync("#said"), StringComparison.Ordinal);
        Assert.Equal("ONRC 1234/2026", await page.Page.InputValueAsync("#authorisation-evidence"));

        await page.Page.SelectOptionAsync("#authorisation-method", "legal-representative");
        await page.Page.ClickAsync("#authorisation-submit");
        await page.Page.WaitForSelectorAsync(".notice.good");
        Assert.Equal(0, await page.Page.Locator("#blockers").CountAsync());
        Assert.Equal(0, await page.Page.Locator("#decision-authorisation").CountAsync());
        await service.UntilTrailHasAsync(order.Id, "BlockerSettled/1", "officer-1");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task returns_an_upload_with_a_reason()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.OpenOrderAsync(order.Id);
        await page.Page.Keyboard.PressAsync("r");
        await page.Page.SelectOptionAsync("#refuse-upload-kind", "identity");
        await page.Page.FillAsync("#refuse-upload-reason", "Fotografia este neclară.");
        await page.KeepPictureAsync("order-en");
        await page.Page.ClickAsync("#refuse-upload-submit");
        await page.Page.WaitForSelectorAsync(".headline .badge.awaiting-uploads");
        await service.Outbox.WaitForAsync(order.Id, "Fotografia este neclară.", TimeSpan.FromSeconds(30));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task shows_the_copy_that_was_sent_anew_and_not_the_one_that_was_looked_at()
    {
        var (holder, order) = await service.UnderReviewWithHolderAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.OpenOrderAsync(order.Id);
        await page.Page.ClickAsync("#identity");
        await page.Page.WaitForSelectorAsync(".sheet canvas");
        await page.Page.CheckAsync("#approve-name");
        await page.Page.Keyboard.PressAsync("r");
        await page.Page.SelectOptionAsync("#refuse-upload-kind", "identity");
        await page.Page.FillAsync("#refuse-upload-reason", "Fotografia este neclară.");
        await page.Page.ClickAsync("#refuse-upload-submit");
        await page.Page.WaitForSelectorAsync(".headline .badge.awaiting-uploads");
        await Assertions.Expect(page.Page.Locator(".sheet canvas")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("#identity")).ToHaveCountAsync(0); // not now

        await ReviewService.SendAgainAsync(holder, order.Id);
        await page.Page.Keyboard.PressAsync("q");
        await page.Page.WaitForSelectorAsync("table.queue, p.empty");
        await page.OpenOrderAsync(order.Id);
        await page.Page.WaitForSelectorAsync("#identity");
        await Assertions.Expect(page.Page.Locator(".sheet canvas")).ToHaveCountAsync(0);
        Assert.False(await page.Page.IsCheckedAsync("#approve-name"), "what was compared with the first copy was not with the second");
        await page.Page.ClickAsync("#identity");
        await page.Page.WaitForSelectorAsync(".stack iframe"); // the first was a picture, the second is a PDF
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task says_that_nobody_answers_and_keeps_the_order_and_what_was_typed()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.OpenOrderAsync(order.Id);
        await page.Page.ClickAsync("#decision-hold summary");
        await page.Page.FillAsync("#hold-reason", "De verificat la registru.");
        await page.Page.Context.SetOfflineAsync(true);
        await page.Page.ClickAsync("#hold-submit");
        await Assertions.Expect(page.Page.Locator("#said")).ToContainTextAsync("The service does not answer");
        await page.KeepPictureAsync("unreachable");
        Assert.Equal("De verificat la registru.", await page.Page.InputValueAsync("#hold-reason"));

        await page.Page.Context.SetOfflineAsync(false);
        await page.Page.ClickAsync("#hold-submit");
        await page.Page.WaitForSelectorAsync(".headline .badge.on-hold");
        Assert.Equal(0, await page.Page.Locator("#said[role=alert]").CountAsync());
        Assert.All(page.Complaints, complaint => Assert.Contains("ERR_INTERNET_DISCONNECTED", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task says_that_someone_changed_the_order_and_loses_nothing_that_was_typed()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.OpenOrderAsync(order.Id);
        await page.Page.ClickAsync("#decision-refuse-order summary");
        await page.Page.FillAsync("#refuse-order-reason", "Un motiv lung, scris cu grijă.");
        await page.Page.CheckAsync("#approve-name");

        using var other = service.Operator("finance-1");
        await other.PayAsync(new(order.ProformaNumber!, order.Price.Total, order.Price.Currency, "OP-7", order.IssueDate.AddDays(-6)));
        await page.Page.ClickAsync("#refuse-order-submit");
        await page.Page.WaitForSelectorAsync("#said");
        Assert.Contains("Someone has changed the order", await page.Page.InnerTextAsync("#said"), StringComparison.Ordinal);
        Assert.Equal("Un motiv lung, scris cu grijă.", await page.Page.InputValueAsync("#refuse-order-reason"));
        Assert.True(await page.Page.IsCheckedAsync("#approve-name"));
        Assert.Equal(1, await page.Page.Locator(".headline .badge.under-review").CountAsync());
        await page.KeepPictureAsync("conflict");

        await page.Page.ClickAsync("#refuse-order-submit");
        await page.Page.WaitForSelectorAsync(".headline .badge.refused");
        var saved = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.ClickAsync("#evidence"));
        Assert.Equal($"{order.Number}.asice", saved.SuggestedFilename);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task records_each_look_at_an_identity_copy_and_draws_the_operators_mark_into_it()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.OpenOrderAsync(order.Id);
        Assert.DoesNotContain("IdentityViewed/1", (await service.TrailAsync(order.Id)).Select(one => one.Type));
        await page.Page.ClickAsync("#identity");
        await page.Page.WaitForSelectorAsync(".sheet canvas");
        Assert.Contains($"officer-1 {order.Number}", await page.Page.GetAttributeAsync(".sheet canvas", "aria-label"), StringComparison.Ordinal);
        Assert.True(await page.Page.EvaluateAsync<int>(RedPixels) > 1000, "nothing is written across the copy");
        await page.KeepPictureAsync("identity");

        // A look is no change: what was seen can still be decided on.
        foreach (var tick in new[] { "name", "birth-date", "document-valid" })
        {
            await page.Page.CheckAsync($"#approve-{tick}");
        }

        await page.Page.ClickAsync("#approve-submit");
        await page.Page.WaitForSelectorAsync(".headline .badge.approved");
        await service.UntilTrailHasAsync(order.Id, "IdentityViewed/1", "officer-1");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task lays_the_mark_over_a_PDF_and_takes_the_page_away_with_it()
    {
        var order = await service.UnderReviewWithPdfAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.OpenOrderAsync(order.Id);
        await page.Page.ClickAsync("#identity");
        await page.Page.WaitForSelectorAsync(".stack iframe");
        Assert.Equal(1, await page.Page.Locator(".stack canvas.layer").CountAsync());
        await page.KeepPictureAsync("identity-pdf");
        await page.Page.EvaluateAsync("() => { document.querySelector('.layer').style.opacity = '0'; }");
        await page.Page.WaitForSelectorAsync(".stack iframe", new() { State = WaitForSelectorState.Detached });
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task asks_an_auditor_for_a_reason_before_an_identity_copy_is_shown()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "auditor-1");
        await page.OpenOrderAsync(order.Id);
        Assert.Equal(0, await page.Page.Locator(".decision").CountAsync());
        Assert.Equal(0, await page.Page.Locator("#reveal").CountAsync());
        await page.Page.ClickAsync("#identity");
        Assert.Equal(0, await page.Page.Locator(".sheet canvas").CountAsync()); // the browser asks for the reason
        await page.Page.FillAsync("#identity-reason", "Sesizarea 17 din 2026");
        await page.Page.ClickAsync("#identity");
        await page.Page.WaitForSelectorAsync(".sheet canvas");
        await service.UntilTrailHasAsync(order.Id, "IdentityViewed/1", "auditor-1");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task shows_an_administrator_the_counts_and_no_order()
    {
        var order = await service.UnderReviewAsync();
        await using var page = await ReviewPage.OpenAsync(chromium, service, "administrator-1");
        await page.Page.WaitForSelectorAsync("table.counts");
        var text = await page.Page.InnerTextAsync("main");
        Assert.Contains("under review", text, StringComparison.Ordinal);
        Assert.DoesNotContain(order.Number, text, StringComparison.Ordinal);
        await page.KeepPictureAsync("counts");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task keeps_the_key_in_the_tab_and_out_of_every_address()
    {
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.Page.ReloadAsync();
        await page.Page.WaitForSelectorAsync("table.queue, p.empty");
        Assert.All(page.Addresses, address => Assert.DoesNotContain(service.KeyOf("officer-1"), address, StringComparison.Ordinal));
        await page.Page.ClickAsync("#leave");
        await page.Page.WaitForSelectorAsync("#key");
        await page.KeepPictureAsync("sign-in");
        await page.Page.FillAsync("#key", "not-a-key");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForSelectorAsync(".sign-in .notice.bad");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task lists_its_keys_and_can_switch_them_off()
    {
        await using var page = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await page.Page.WaitForSelectorAsync("table.queue, p.empty");
        await page.Page.Keyboard.PressAsync("?");
        await page.Page.WaitForSelectorAsync("dialog[open] kbd");
        await page.KeepPictureAsync("keys");
        await page.Page.UncheckAsync("#shortcuts-on");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.WaitForSelectorAsync("dialog", new() { State = WaitForSelectorState.Detached });
        await page.Page.Keyboard.PressAsync("/");
        Assert.NotEqual("filter-number", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Empty(page.Complaints);
    }

    private const string RedPixels = """
        () => {
          const canvas = document.querySelector('.sheet canvas');
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let red = 0;
          for (let at = 0; at < data.length; at += 4) {
            red += data[at] > data[at + 1] + 30 ? 1 : 0;
          }
          return red;
        }
        """;
}

namespace DigiRenew.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class What_takes_two_officers(Chromium chromium, ReviewService service)
{
    [Fact]
    public async Task settles_a_contact_whose_mail_came_back()
    {
        var order = await service.UnderReviewAsync();
        await service.BounceAsync(order.Id);
        await using var first = await ReviewPage.OpenAsync(chromium, service, "officer-1");
        await first.OpenOrderAsync(order.Id);
        await first.Page.FillAsync("#contact-method", "telephone");
        await first.Page.FillAsync("#contact-email", "new@holder.example");
        await first.Page.ClickAsync("#contact-submit");
        await first.Page.WaitForSelectorAsync(".notice.good");
        await first.KeepPictureAsync("contact-proposed");

        await using var second = await ReviewPage.OpenAsync(chromium, service, "officer-2");
        await second.OpenOrderAsync(order.Id);
        Assert.Contains("officer-1: telephone", await second.Page.InnerTextAsync("#decision-contact"), StringComparison.Ordinal);
        Assert.Equal("new@holder.example", await second.Page.InputValueAsync("#contact-email"));
        await second.KeepPictureAsync("contact-to-be-confirmed");
        await second.Page.FillAsync("#contact-method", "telephone");
        await second.Page.ClickAsync("#contact-submit");
        await second.Page.WaitForSelectorAsync(".notice.good");
        Assert.Equal(0, await second.Page.Locator("#decision-contact").CountAsync());
        await service.UntilTrailHasAsync(order.Id, "BlockerSettled/1");
        Assert.Contains(("ContactProposed/1", "officer-1"), await service.TrailAsync(order.Id));
        Assert.Contains(("BlockerSettled/1", "officer-2"), await service.TrailAsync(order.Id));
        Assert.Empty(first.Complaints.Concat(second.Complaints));
    }
}

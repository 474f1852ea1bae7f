using DigiRenew.Contracts.Wire;

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
        await service.UntilTrailHasAsync(order.Id, "ContactProposed/1", "officer-1");
        await service.UntilTrailHasAsync(order.Id, "BlockerSettled/1", "officer-2");
        Assert.Empty(first.Complaints.Concat(second.Complaints));
    }

    [Fact]
    public async Task revokes_a_certificate()
    {
        using var own = new ReviewService();
        try
        {
            await own.InitializeAsync();
            await RevokeAsync(own, await own.IssuedAsync());
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private async Task RevokeAsync(ReviewService own, OrderView order)
    {
        await using var first = await ReviewPage.OpenAsync(chromium, own, "officer-1");
        await first.OpenOrderAsync(order.Id);
        await first.Page.ClickAsync("#decision-revoke summary");
        await first.Page.SelectOptionAsync("#revoke-reason", "key-compromise");
        await first.Page.FillAsync("#revoke-note", "The holder lost the token.");
        await first.Page.ClickAsync("#revoke-submit");
        await first.Page.WaitForSelectorAsync(".notice.good");

        Assert.Equal(0, await first.Page.Locator("#decision-revoke").CountAsync()); // nobody confirms what they asked for themselves
        Assert.Contains("officer-1", await first.Page.InnerTextAsync(".decisions"), StringComparison.Ordinal);
        await first.KeepPictureAsync("revocation-by-one-alone");

        await using var second = await ReviewPage.OpenAsync(chromium, own, "officer-2");
        await second.OpenOrderAsync(order.Id);
        await second.Page.ClickAsync("#decision-revoke summary");
        Assert.Contains("The holder lost the token.", await second.Page.InnerTextAsync(".decisions"), StringComparison.Ordinal);
        Assert.Equal("key-compromise", await second.Page.InputValueAsync("#revoke-reason"));
        await second.Page.FillAsync("#revoke-note", "Confirmed by telephone.");
        await second.KeepPictureAsync("revocation-to-be-confirmed");
        await second.Page.ClickAsync("#revoke-submit");
        await second.Page.WaitForSelectorAsync(".notice.good");
        await own.UntilTrailHasAsync(order.Id, "CertificateRevoked/1", "officer-2");
        await own.UntilTrailHasAsync(order.Id, "RevocationAsked/1", "officer-1");
        await second.Page.ReloadAsync();
        await second.Page.WaitForSelectorAsync("#order-title");
        Assert.Equal(0, await second.Page.Locator("#decision-revoke").CountAsync());
        Assert.Empty(first.Complaints.Concat(second.Complaints));
    }
}

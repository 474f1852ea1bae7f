using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Payments;

public sealed class Registering_a_payment
{
    [Fact]
    public async Task records_it_with_a_sealed_decision()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var answer = Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.PayAsync());
        Assert.True(answer.Value.Order.Paid);
        var paid = (await walk.ReadAsync()).Order.Payment!;
        Assert.Equal("finance-1", paid.By);
        Assert.NotNull(await walk.Evidence.FindAsync(walk.Id, paid.Decision, default));
    }

    [Fact]
    public async Task gives_the_same_answer_to_the_same_reference()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.PayAsync();
        var version = (await walk.ReadAsync()).Version;
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.PayAsync());
        Assert.Equal(version, (await walk.ReadAsync()).Version);
    }

    [Fact]
    public async Task does_not_register_again_what_the_bank_took_back()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.PayAsync();
        await walk.DoAsync(new RenewalCommand.TakePaymentBack(OrderWalk.Digest("reversal")));
        Assert.False(Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.PayAsync()).Value.Order.Paid);
        Assert.Null((await walk.ReadAsync()).Order.Payment);
        Assert.True(Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.PayAsync("FT-2")).Value.Order.Paid);
    }

    [Fact]
    public async Task refuses_a_second_payment()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.PayAsync();
        Assert.Equal("out-of-order", Code(await walk.PayAsync("FT-2")));
    }

    [Fact]
    public async Task refuses_another_amount()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal("payment-mismatch", Code(await walk.PayAsync(amount: 120.99m)));
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("auditor")]
    [InlineData("administrator")]
    public async Task is_for_finance_only(string role)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var answer = await walk.Application.RegisterPayment.RunAsync(new("other", [role]), Request("PF-10010-00001", "RON", "FT-1", walk.IssueDate.AddDays(-2)), default);
        Assert.Equal("forbidden", Code(answer));
    }

    [Theory]
    [InlineData("PF-9999", "RON", "FT-1", 0, "not-found")]
    [InlineData("", "RON", "FT-1", 0, "not-found")]
    [InlineData("PF-10010-00001", "EUR", "FT-1", 0, "payment-mismatch")]
    [InlineData("PF-10010-00001", "RON", " ", 0, "form-invalid")]
    [InlineData("PF-10010-00001", "RON", "FT-1", 1, "form-invalid")]
    public async Task refuses_what_does_not_fit(string proforma, string currency, string reference, int days, string code)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var received = walk.Context.Today.AddDays(days);
        Assert.Equal(code, Code(await walk.Application.RegisterPayment.RunAsync(OrderWalk.Finance, Request(proforma, currency, reference, received), default)));
    }

    [Fact]
    public async Task after_approval_schedules_the_issuance()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.ApproveAsync();
        await walk.PayAsync();
        var scheduled = Assert.IsType<RenewalState.Scheduled>((await walk.ReadAsync()).State);
        Assert.Equal(walk.Settings.Clock.IssueMoment(walk.IssueDate, walk.Id), scheduled.Order.IssueMoment);
    }

    private static PaymentRequest Request(string proforma, string currency, string reference, DateOnly received) => new(proforma, 121m, currency, reference, received);

    private static string Code(Outcome<ReviewOrderView> outcome) => Assert.IsType<Outcome<ReviewOrderView>.Refused>(outcome).Why.Problem.Code;
}

using DigiRenew.Agent;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.State;
using DigiRenew.Contracts.Catalogue;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Ordering_a_renewal
{
    [Fact]
    public async Task places_the_order_signed_by_the_token()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        Assert.Equal("awaiting-uploads", bench.Service.Order!.State);
        var kept = bench.Home.ReadOrder()!;
        Assert.Equal(OrderStage.Placed, kept.Stage);
        Assert.Equal(bench.Service.Order.Id, kept.Order);
        Assert.Null(kept.SignedOrder);
        Assert.StartsWith("DigiRenew ", bench.Token.Keys[^1].Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task uses_the_key_of_an_unfinished_draft_again()
    {
        using var bench = new Bench();
        bench.Dialogue.Codes.Clear();
        var thrown = await Assert.ThrowsAsync<AgentException>(bench.OrderAsync);
        Assert.Equal(AgentFaults.CodeMissing.Code, thrown.Code);
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.Equal(2, bench.Token.Keys.Count);
        Assert.Single(bench.Service.Drafts);
    }

    [Fact]
    public async Task asks_for_the_code_again_where_it_is_wrong()
    {
        using var bench = new Bench();
        bench.Dialogue.Codes.Clear();
        bench.Dialogue.Codes.Enqueue("000000");
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.NotNull(bench.Service.Order);
        Assert.Contains(bench.Dialogue.Said, said => said.Contains("4 încercări", StringComparison.Ordinal));
    }

    [Fact]
    public async Task asks_for_a_new_code_by_a_new_draft_once_the_old_one_is_spent()
    {
        using var bench = new Bench();
        bench.Dialogue.Codes.Clear();
        bench.Dialogue.Codes.Enqueue(FakeService.SpentCode);
        Assert.Equal(Problems.CodeExpired.Code, (await Assert.ThrowsAsync<AgentException>(bench.OrderAsync)).Code);
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.Equal(2, bench.Service.Drafts.Count);
        Assert.Equal(2, bench.Token.Keys.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(FakeService.SpentCode)]
    public async Task sends_another_code_to_a_person_who_asks_for_one_without_the_form_again(string first)
    {
        using var bench = new Bench();
        bench.Dialogue.CanAsk = true;
        bench.Dialogue.Codes.Clear();
        bench.Dialogue.Codes.Enqueue(first);
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.Equal(2, bench.Service.Drafts.Count);
        Assert.Equal(bench.Service.Drafts[0], bench.Service.Drafts[1]);
        Assert.Equal(2, bench.Token.Keys.Count);
        Assert.Equal(OrderStage.Placed, bench.Home.ReadOrder()!.Stage);
    }

    [Fact]
    public async Task asks_for_no_other_code_where_a_script_gives_an_empty_line()
    {
        using var bench = new Bench();
        bench.Dialogue.Codes.Clear();
        bench.Dialogue.Codes.Enqueue(string.Empty);
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.Single(bench.Service.Drafts);
    }

    [Theory]
    [InlineData(24, 1)]
    [InlineData(26, 2)]
    public async Task opens_the_session_anew_where_the_form_took_nearly_as_long_as_a_session_lasts(int minutes, int sessions)
    {
        using var bench = new Bench();
        using var context = bench.Run();
        await new PlaceOrder(context, new Slow(bench, TimeSpan.FromMinutes(minutes))).RunAsync(new(Bench.Form, TermsAccepted: true), CancellationToken.None);
        Assert.Equal(sessions, bench.Service.SessionStatements.Count);
        Assert.NotNull(bench.Service.Order);
    }

    [Fact]
    public async Task says_before_the_order_is_confirmed_what_the_new_certificate_will_have_less()
    {
        using var bench = new Bench();
        bench.Service.Losses = ["Noul certificat nu va mai servi la criptare."];
        var saidBefore = false;
        bench.Dialogue.Decides = question =>
        {
            saidBefore |= question == AgentTexts.OrderConfirm.Ro && bench.Dialogue.Said.Exists(said => said.Contains("criptare", StringComparison.Ordinal));
            return null;
        };
        await bench.OrderAsync();
        Assert.True(saidBefore);
    }

    /// <summary>One folder serves several certificates: an order that the service has is put aside, and comes back with its files when it is asked for.</summary>
    [Fact]
    public async Task puts_the_order_of_another_certificate_aside()
    {
        using var bench = new Bench();
        await bench.OrderAsync();
        var mine = bench.Home.ReadOrder()!;
        bench.Service.Order = null;
        var other = mine with { CertificateSha256 = new('A', 64), Order = Guid.NewGuid(), Number = "DR-2026-000007", NewKeySha256 = new('B', 64) };
        bench.Home.Keep(other);
        bench.Home.Keep("receipts", "contract-1.p7m", "of the other"u8);
        bench.Settings = bench.Settings with { CertificateSerial = bench.Provider.Holder.Serial };
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.Equal("DR-2026-000123", bench.Home.ReadOrder()!.Number);
        Assert.False(File.Exists(bench.Home.PathOf("receipts", "contract-1.p7m")));

        bench.Home.Archive("DR-2026-000123");
        Assert.Equal(other.NewKeySha256, bench.Home.Restore("DR-2026-000007")!.NewKeySha256);
        Assert.True(File.Exists(bench.Home.PathOf("receipts", "contract-1.p7m")));
    }

    [Fact]
    public async Task sends_the_same_signed_order_again_where_its_answer_was_lost()
    {
        using var bench = new Bench();
        bench.Service.Strike = what => Throw(what == "after POST orders");
        await Assert.ThrowsAsync<IOException>(bench.OrderAsync);
        bench.Service.Strike = _ => { };
        var signatures = bench.Token.Signed.Count;
        await bench.OrderAsync();
        Assert.Equal(signatures + 1, bench.Token.Signed.Count); // The session's statement only.
        Assert.Equal(OrderStage.Placed, bench.Home.ReadOrder()!.Stage);
    }

    [Fact]
    public async Task makes_no_key_where_the_date_is_outside_the_window()
    {
        using var bench = new Bench();
        using var context = bench.Run();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => new PlaceOrder(context).RunAsync(
            new(Bench.Form with { IssueDate = new(2026, 12, 25) }, TermsAccepted: true), CancellationToken.None));
        Assert.Equal(AgentFaults.DateOutsideWindow.Code, thrown.Code);
        Assert.Contains("standard", thrown.In(Contracts.Language.En).Why, StringComparison.Ordinal);
        Assert.Single(bench.Token.Keys);
    }

    [Fact]
    public async Task names_all_that_is_missing_where_nobody_can_be_asked()
    {
        using var bench = new Bench();
        using var context = bench.Run();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => new PlaceOrder(context).RunAsync(
            new(Bench.Form with { Phone = null, Confirmations = null, Address = new("Str. Exemplu 1") }), CancellationToken.None));
        Assert.Equal(AgentExit.Usage, thrown.In(Contracts.Language.Ro).Exit);
        Assert.Equal(
            "Missing: confirmations.name, confirmations.country, confirmations.serialNumber, phone, address.city, address.county, address.postalCode, address.country.",
            thrown.In(Contracts.Language.En).Why);
    }

    [Fact]
    public async Task ends_where_the_certificates_data_are_no_longer_true()
    {
        using var bench = new Bench();
        using var context = bench.Run();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => new PlaceOrder(context).RunAsync(
            new(Bench.Form with { Confirmations = new(false, true, true, true) }), CancellationToken.None));
        Assert.Equal("data-changed", thrown.Code);
        Assert.Empty(bench.Service.Drafts);
    }

    [Fact]
    public async Task removes_a_key_pair_that_the_token_says_may_leave_it()
    {
        using var bench = new Bench();
        bench.Token.Exposes = true;
        Assert.Equal(AgentFaults.KeyExposed.Code, (await Assert.ThrowsAsync<AgentException>(bench.OrderAsync)).Code);
        Assert.Equal(["Cheie"], bench.Token.Keys.Select(key => key.Label));
        Assert.Empty(bench.Service.Drafts);
    }

    [Fact]
    public async Task uses_no_key_of_an_unfinished_draft_that_the_token_says_may_leave_it()
    {
        using var bench = new Bench();
        bench.Dialogue.Codes.Clear();
        await Assert.ThrowsAsync<AgentException>(bench.OrderAsync);
        bench.Token.Keys[^1] = bench.Token.Keys[^1] with { Exposed = true };
        bench.Dialogue.Codes.Enqueue(FakeService.Code);
        await bench.OrderAsync();
        Assert.Equal(2, bench.Service.Drafts.Count);
        Assert.DoesNotContain(bench.Token.Keys, key => key.Exposed); // Offered for removal, and the person agreed.
    }

    [Fact]
    public async Task shows_the_new_general_conditions_once_the_service_said_that_they_changed()
    {
        using var bench = new Bench();
        bench.Service.Instead = name => name == "POST drafts" ? FakeService.Problem(Problems.TermsChanged) : null;
        using var context = bench.Run();
        Assert.Equal(Problems.TermsChanged.Code, (await Assert.ThrowsAsync<AgentException>(() => OrderAsync(context))).Code);
        bench.Service.Instead = _ => null;
        bench.PinEntry.Then(FakeToken.Pin);
        bench.Service.TermsVersion = "4";
        await OrderAsync(context);
        Assert.Equal("4", bench.Service.Drafts.Single().TermsVersion);
    }

    private static Task<Contracts.Wire.OrderView> OrderAsync(AgentContext context) =>
        new PlaceOrder(context).RunAsync(new(Bench.Form, TermsAccepted: true), CancellationToken.None);

    private static void Throw(bool now)
    {
        if (now)
        {
            throw new IOException("struck");
        }
    }

    /// <summary>A form that takes its time.</summary>
    private sealed class Slow(Bench bench, TimeSpan time) : IFormEntry
    {
        public Task<CompletedForm> CompleteAsync(OrderForm form, Contracts.Wire.SessionView session, Contracts.Wire.PolicyView policy, CancellationToken cancellationToken)
        {
            bench.Time.Pass(time);
            bench.Service.Clock += time;
            return new FormQuestions(bench.Dialogue).CompleteAsync(form, session, policy, cancellationToken);
        }
    }
}

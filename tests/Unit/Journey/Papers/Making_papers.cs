using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Papers;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Papers;

public sealed class Making_papers
{
    [Theory]
    [InlineData("ro", "Contract", "Declaratie", "Conditii-generale", "Proforma")]
    [InlineData("en", "Contract", "Declaration", "General-conditions", "Proforma")]
    public async Task fills_all_four_in_for_the_order_and_leaves_no_placeholder(string language, params string[] names)
    {
        using var desk = new RenewalDesk();
        var spoken = Languages.Parse(language)!.Value;
        var id = await desk.OrderAsync(desk.Form() with { Language = language, TermsSha256 = desk.Terms(spoken) });
        using var judge = new Judge();
        foreach (var kind in Enum.GetValues<PaperKind>())
        {
            var paper = await desk.PaperAsync(id, kind);
            var text = TextOf(judge, paper);
            Assert.Contains(id.Number, text, StringComparison.Ordinal);
            Assert.Contains("Furnizor Exemplu SRL", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", text);
            Assert.Equal($"{names[(int)kind]}-{id.Number}.pdf", paper.FileName);
            Assert.Equal(0, judge.Run("qpdf", "--check", "paper.pdf").ExitCode);
        }
    }

    [Fact]
    public async Task names_the_holder_the_old_certificate_and_the_new_key()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        using var judge = new Judge();
        var contract = TextOf(judge, await desk.PaperAsync(id, PaperKind.Contract));
        var declaration = TextOf(judge, await desk.PaperAsync(id, PaperKind.Declaration));
        var terms = TextOf(judge, await desk.PaperAsync(id, PaperKind.Terms));

        Assert.All(["Ștefan Exemplu-Închipuit", "1630615123457", "RX", "123456", "Strada Exemplului 1"], part =>
        {
            Assert.Contains(part, contract, StringComparison.Ordinal);
            Assert.Contains(part, declaration, StringComparison.Ordinal);
        });
        var order = (await desk.EntryAsync(id)).Order.Draft;
        Assert.All([desk.Pki.Holder.Serial, desk.Pki.Holder.Sha256.Hex, order.NewKey.Hex], part => Assert.Contains(part, Joined(declaration), StringComparison.Ordinal));
        Assert.Contains(order.Terms.Hex, Joined(terms), StringComparison.Ordinal);
        Assert.Contains("10 ani după încetarea", contract, StringComparison.Ordinal);
    }

    [Fact]
    public async Task makes_a_proforma_of_one_page_that_says_it_is_no_fiscal_invoice()
    {
        using var desk = new RenewalDesk();
        var form = desk.Form();
        var id = await desk.OrderAsync(form with { Billing = new BillingView("organisation", "Exemplu Cumpărător SA", "RO18288250", form.Address) });
        using var judge = new Judge();
        var text = TextOf(judge, await desk.PaperAsync(id, PaperKind.Proforma));
        var proforma = "PF-" + id.Number[3..];

        Assert.Equal(proforma, (await desk.EntryAsync(id)).Order.ProformaNumber);
        Assert.All(
            [proforma, "nu este factură fiscală", "RO49AAAA1B31007593840000", "180,00 RON", "37,80 RON", "217,80 RON", "21 %", "RO18547290", "Exemplu Cumpărător SA", "RO18288250"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("1630615123457", text, StringComparison.Ordinal);
        Assert.EndsWith("Pagina 1 din 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task twice_records_them_once_with_the_same_octets()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var before = await desk.EntryAsync(id);
        desk.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(EffectResult.Finished, await new MakePapers(desk.Context).RunAsync(id, CancellationToken.None));
        Assert.Equal(before.Version, (await desk.EntryAsync(id)).Version);
    }

    [Fact]
    public async Task gives_the_same_octets_when_it_died_before_recording_them()
    {
        using var desk = new RenewalDesk();
        var draft = await desk.DraftAsync();
        RenewalDesk.Done(await desk.PlaceAsync(await desk.StatementAsync(draft)));
        var id = new RenewalId(draft.Id);
        desk.Renewals.IsReadOnly = true;
        await Assert.ThrowsAsync<IOException>(() => new MakePapers(desk.Context).RunAsync(id, CancellationToken.None));
        desk.Renewals.IsReadOnly = false;
        var kept = desk.Evidence.Count;
        desk.Time.Advance(TimeSpan.FromHours(1));
        await new MakePapers(desk.Context).RunAsync(id, CancellationToken.None);
        Assert.Equal(kept, desk.Evidence.Count);
    }

    [Fact]
    public async Task of_a_draft_does_nothing()
    {
        using var desk = new RenewalDesk();
        var id = new RenewalId((await desk.DraftAsync()).Id);
        await new MakePapers(desk.Context).RunAsync(id, CancellationToken.None);
        Assert.IsType<RenewalState.Drafted>(await desk.StateAsync(id));
        Assert.Equal("not-found", RenewalDesk.Code(await desk.Application.ReadPaper.RunAsync(desk.Session, id, PaperKind.Contract, CancellationToken.None)));
    }

    [Fact]
    public async Task of_an_order_on_hold_goes_on()
    {
        using var desk = new RenewalDesk();
        var draft = await desk.DraftAsync();
        RenewalDesk.Done(await desk.PlaceAsync(await desk.StatementAsync(draft)));
        var id = new RenewalId(draft.Id);
        await desk.RunAsync(id, new RenewalCommand.Hold("officer-1", "not-me"));
        await new MakePapers(desk.Context).RunAsync(id, CancellationToken.None);
        Assert.IsType<RenewalState.AwaitingUploads>(Assert.IsType<RenewalState.OnHold>(await desk.StateAsync(id)).Before);
    }

    private static string TextOf(Judge judge, PaperFile paper)
    {
        judge.Keep("paper.pdf", paper.Content.Span);
        var text = judge.Run("pdftotext", "-layout", "paper.pdf", "-").Output;
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Without spaces: digests may be broken over two lines.</summary>
    private static string Joined(string text) => new StringBuilder(text).Replace(" ", string.Empty).ToString();
}

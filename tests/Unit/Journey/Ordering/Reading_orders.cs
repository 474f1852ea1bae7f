using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Ordering;

public sealed class Reading_orders
{
    [Fact]
    public async Task says_what_is_missing_and_what_comes_next_in_both_languages()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var ro = RenewalDesk.Done(await desk.Application.ReadOrders.FindAsync(desk.Session, id, Language.Ro, CancellationToken.None));
        var en = RenewalDesk.Done(await desk.Application.ReadOrders.FindAsync(desk.Session, id, Language.En, CancellationToken.None));

        Assert.Equal("Contractul semnat.", ro.Missing[0]);
        Assert.Equal($"Payment of proforma {en.ProformaNumber}: 217.80 RON.", en.Missing[^1]);
        Assert.Equal(5, en.Missing.Count);
        Assert.StartsWith("Sign and send", en.NextStep, StringComparison.Ordinal);
        Assert.Equal(4, en.Papers.Count);
        Assert.All(en.Uploads, upload => Assert.Equal("missing", upload.Status));
    }

    [Fact]
    public async Task is_for_the_holder_of_the_certificate_only()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        using var key = DigiRenew.Pki.SoftwareKey.Generate(DigiRenew.Pki.KeyAlgorithm.P256);
        var other = desk.Pki.Issue(new DemoHolder { GivenName = "Ana" }.Subject(), key.SubjectPublicKeyInfo, "77", desk.Pki.Holder.NotBefore, desk.Pki.Holder.NotAfter);
        var session = new HolderSession(other, RenewalDesk.Thumbprint, desk.Time.Now.AddMinutes(30), null);

        Assert.Equal("not-found", RenewalDesk.Code(await desk.Application.ReadOrders.FindAsync(session, id, Language.En, CancellationToken.None)));
        Assert.Equal("not-found", RenewalDesk.Code(await desk.Application.ReadPaper.RunAsync(session, id, PaperKind.Contract, CancellationToken.None)));
        Assert.Equal("not-found", RenewalDesk.Code(await desk.Application.ReadUpload.RunAsync(session, id, UploadKind.Contract, Language.En, CancellationToken.None)));
        Assert.Empty(RenewalDesk.Done(await desk.Application.ReadOrders.ListAsync(session, Language.En, CancellationToken.None)).Orders);
    }

    [Fact]
    public async Task lists_placed_orders_without_drafts()
    {
        using var desk = new RenewalDesk();
        await desk.DraftAsync();
        var id = await desk.OrderAsync();
        var list = RenewalDesk.Done(await desk.Application.ReadOrders.ListAsync(desk.Session, Language.En, CancellationToken.None));
        Assert.Equal(id.Value, Assert.Single(list.Orders).Id);
    }

    [Fact]
    public async Task with_the_new_certificate_shows_the_order_it_came_from()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var session = desk.Session with { OnlyOrder = id };
        Assert.Equal(id.Value, Assert.Single(RenewalDesk.Done(await desk.Application.ReadOrders.ListAsync(session, Language.En, CancellationToken.None)).Orders).Id);
        Assert.Equal("not-found", RenewalDesk.Code(await desk.Application.ReadOrders.FindAsync(session, new(Guid.NewGuid()), Language.En, CancellationToken.None)));
    }

    [Fact]
    public void has_words_for_every_state()
    {
        string[] states =
        [
            "drafted", "placed", "awaiting-uploads", "awaiting-identification", "under-review", "approved", "scheduled", "issuing",
            "issued", "installed", "on-hold", "refused", "cancelled", "revoked", "lapsed",
        ];
        Assert.All(states, state =>
        {
            Assert.NotEmpty(OrderTexts.NextStep(state).In(Language.Ro));
            Assert.NotEqual(state, Words.Say("state", state, Language.Ro));
        });
    }

    [Fact]
    public async Task tells_a_holder_whose_identification_is_missing_to_call()
    {
        using var desk = new RenewalDesk(new() { QcStatements = new DemoHolder().QcStatements with { IdentMethod = DigiRenew.Pki.Certificates.QcIdentMethod.Eidas2Signature } });
        var id = await desk.OrderAsync();
        foreach (var kind in Kinds.Required)
        {
            await desk.RunAsync(id, new RenewalCommand.ReceiveUpload(new(kind, 1, DigiRenew.Pki.Sha256Digest.Zero, null, 1, "pdf", DigiRenew.Pki.Sha256Digest.Zero)));
            await desk.RunAsync(id, new RenewalCommand.RecordVerified(kind, 1, DigiRenew.Pki.Sha256Digest.Zero, []));
        }

        var view = RenewalDesk.Done(await desk.Application.ReadOrders.FindAsync(desk.Session, id, Language.En, CancellationToken.None));
        Assert.Equal("awaiting-identification", view.State);
        Assert.Contains("+40 31 000 0000", view.NextStep, StringComparison.Ordinal);
        Assert.Contains(OrderTexts.Identification.En, view.Missing);
    }
}

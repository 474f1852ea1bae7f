using DigiRenew.Agent;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.Sending;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Tests.Unit.Pdf;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Sending_a_paper
{
    [Fact]
    public async Task never_signs_a_foreign_file()
    {
        using var bench = await OrderedAsync();
        var foreign = bench.File("alt-document.pdf", (Pdf.Papers.Short with { Author = "Altcineva" }).Write());
        bench.Token.Signed.Clear();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => SendAsync(bench, UploadKind.Contract, foreign));
        Assert.Equal(AgentFaults.PaperForeign.Code, thrown.Code);
        Assert.Empty(bench.Token.Signed);
        Assert.Empty(bench.Service.Received);
    }

    [Fact]
    public async Task never_signs_another_paper_of_the_same_order()
    {
        using var bench = await OrderedAsync();
        bench.Token.Signed.Clear();
        await Assert.ThrowsAsync<AgentException>(() => SendAsync(bench, UploadKind.Contract, bench.File("contract.pdf", bench.Service.Papers["terms"])));
        Assert.Empty(bench.Token.Signed);
    }

    [Fact]
    public async Task tells_a_resaved_paper_apart_and_sends_the_original_where_the_holder_agrees()
    {
        using var bench = await OrderedAsync();
        var resaved = bench.File("contract.pdf", [.. bench.Service.Papers["contract"], .. "\n% saved again\n"u8]);
        bench.Dialogue.Yes = false;
        bench.Token.Signed.Clear();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => SendAsync(bench, UploadKind.Contract, resaved));
        Assert.Equal(AgentFaults.PaperResaved.Code, thrown.Code);
        Assert.Empty(bench.Token.Signed);

        bench.Dialogue.Yes = true;
        var sent = await SendAsync(bench, UploadKind.Contract, resaved);
        Assert.Equal("accepted", sent.Single().Status);
        Assert.True(bench.Service.Received["contract"].AsSpan().StartsWith(bench.Service.Papers["contract"]));
    }

    /// <summary>As qpdf writes it again: other octets from the first to the last, the same paper to the eye.</summary>
    [Theory]
    [InlineData("--linearize")]
    [InlineData("--object-streams=generate")]
    [InlineData("--qdf")]
    public async Task tells_a_paper_that_qpdf_saved_again_from_a_foreign_one(string how)
    {
        using var bench = await OrderedAsync();
        var original = bench.File("original.pdf", bench.Service.Papers["contract"]);
        var resaved = bench.File("salvat.pdf", []);
        var (code, says) = await Judge.Ask("qpdf", how, original, resaved);
        Assert.True(code == 0, says);
        bench.Dialogue.Yes = false;
        bench.Token.Signed.Clear();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => SendAsync(bench, UploadKind.Contract, resaved));
        Assert.Equal(AgentFaults.PaperResaved.Code, thrown.Code);
        Assert.Contains("contract", thrown.In(Language.En).Next, StringComparison.Ordinal);
        Assert.Empty(bench.Token.Signed);

        bench.Dialogue.Yes = true;
        var sent = await SendAsync(bench, UploadKind.Contract, resaved);
        Assert.Equal("accepted", sent.Single().Status);
        Assert.True(bench.Service.Received["contract"].AsSpan().StartsWith(bench.Service.Papers["contract"]));
        thrown = await Assert.ThrowsAsync<AgentException>(() => SendAsync(bench, UploadKind.Terms, resaved));
        Assert.Equal(AgentFaults.PaperForeign.Code, thrown.Code);
    }

    [Fact]
    public async Task makes_a_PAdES_signature_that_poppler_calls_valid()
    {
        using var bench = await OrderedAsync();
        var sent = await SendAsync(bench, UploadKind.Contract, bench.File("contract.pdf", bench.Service.Papers["contract"]));
        Assert.Equal("accepted", sent.Single().Status);
        var signed = Path.Combine(bench.Home.Folder, "signed", "contract.pdf");
        Assert.Equal(bench.Service.Received["contract"], await File.ReadAllBytesAsync(signed));
        var (_, says) = await Judge.Ask("pdfsig", "-nocert", signed);
        Assert.Contains("Signature is Valid", says, StringComparison.Ordinal);
        Assert.Contains("Total document signed", says, StringComparison.Ordinal);
        Assert.True(File.Exists(sent.Single().Receipt));
    }

    [Fact]
    public async Task sends_a_whole_folder_whatever_the_papers_are_called()
    {
        using var bench = await OrderedAsync();
        var folder = Path.GetDirectoryName(bench.File("a.pdf", bench.Service.Papers["contract"]))!;
        bench.File("b.pdf", bench.Service.Papers["declaration"]);
        bench.File("c.pdf", bench.Service.Papers["terms"]);
        bench.File("proforma.pdf", bench.Service.Papers["proforma"]);
        bench.File("identity.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        var sent = await SendAllAsync(bench, folder);
        Assert.Equal(["contract", "declaration", "terms", "identity"], sent.Select(one => one.Kind));
        Assert.All(sent, one => Assert.Equal("accepted", one.Status));
        Assert.Equal(4, bench.Service.Received.Count);
    }

    [Fact]
    public async Task refuses_a_folder_that_lacks_a_paper_before_anything_is_signed()
    {
        using var bench = await OrderedAsync();
        var folder = Path.GetDirectoryName(bench.File("a.pdf", bench.Service.Papers["contract"]))!;
        bench.Token.Signed.Clear();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => SendAllAsync(bench, folder));
        Assert.Equal(AgentFaults.FolderIncomplete.Code, thrown.Code);
        Assert.Single(bench.Token.Signed); // The statement that opens the session.
        Assert.Empty(bench.Service.Received);
    }

    /// <summary>A qualified signature on a file that only its name speaks for: a person says yes to it, a script names it.</summary>
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task signs_a_copy_that_is_only_guessed_after_a_yes_of_a_person(bool person, bool yes, bool sent)
    {
        using var bench = await OrderedAsync();
        var folder = WithPapers(bench);
        bench.File("cifre-vanzari.pdf", "%PDF-"u8); // "ci" with letters after it is another word.
        var guess = bench.File("CI.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        (bench.Dialogue.CanAsk, bench.Dialogue.Yes) = (person, yes);
        var thrown = await Record.ExceptionAsync(() => SendAllAsync(bench, folder));
        Assert.Equal(sent ? null : AgentFaults.FolderIncomplete.Code, (thrown as AgentException)?.Code);
        Assert.Equal(sent ? 4 : 0, bench.Service.Received.Count);
        Assert.Equal(person, bench.Dialogue.Asked.Exists(asked => asked.Contains(guess, StringComparison.Ordinal)));
    }

    /// <summary>A web page can put a file of any name into the folder of downloads.</summary>
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    public async Task signs_a_copy_of_the_very_name_after_a_yes_too_where_a_person_can_be_asked(bool person, bool yes, bool sent)
    {
        using var bench = await OrderedAsync();
        var folder = WithPapers(bench);
        var named = bench.File("identity.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        bench.File("ci.jpg", [0xFF, 0xD8, 0xFF, 0xE1]);
        (bench.Dialogue.CanAsk, bench.Dialogue.Yes) = (person, yes);
        var thrown = await Record.ExceptionAsync(() => SendAllAsync(bench, folder));
        Assert.Equal(sent ? null : AgentFaults.FolderIncomplete.Code, (thrown as AgentException)?.Code);
        Assert.Equal(sent ? 4 : 0, bench.Service.Received.Count);
        Assert.Equal(person, bench.Dialogue.Asked.Exists(asked => asked.Contains(named, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task picks_nothing_that_the_order_can_do_without_unless_the_holder_names_it()
    {
        using var bench = await OrderedAsync();
        var folder = WithPapers(bench);
        bench.File("identity.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        var proof = bench.File("payment-proof.pdf", "%PDF-"u8);
        bench.File("authorisation.pdf", "%PDF-"u8);
        bench.Dialogue.CanAsk = true;
        Assert.Equal(["contract", "declaration", "terms", "identity"], (await SendAllAsync(bench, folder)).Select(one => one.Kind));
        Assert.DoesNotContain(bench.Dialogue.Asked, asked => asked.Contains(proof, StringComparison.Ordinal));

        bench.Service.Stands(("contract", "accepted"), ("declaration", "accepted"), ("terms", "accepted"), ("identity", "accepted"));
        await SendAllAsync(bench, folder, new FileToSend(UploadKind.PaymentProof, proof));
        Assert.True(bench.Service.Received.ContainsKey("payment-proof"));
    }

    [Fact]
    public async Task of_a_folder_waits_where_the_papers_are_not_made_yet()
    {
        using var bench = await OrderedAsync();
        bench.Service.Order = bench.Service.Order! with { Papers = [] };
        var thrown = await Assert.ThrowsAsync<AgentException>(() => SendAllAsync(bench, WithPapers(bench)));
        Assert.Equal(AgentExit.Waiting, thrown.In(Language.En).Exit);
    }

    [Fact]
    public async Task names_all_that_may_be_the_copy_and_takes_the_one_that_the_holder_names()
    {
        using var bench = await OrderedAsync();
        var folder = WithPapers(bench);
        bench.File("ci-fata.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        var meant = bench.File("ci-spate.jpg", [0xFF, 0xD8, 0xFF, 0xE1]);
        bench.Dialogue.CanAsk = true;
        var thrown = await Assert.ThrowsAsync<AgentException>(() => SendAllAsync(bench, folder));
        Assert.Contains("ci-fata.jpg? ci-spate.jpg", thrown.In(Language.En).Why, StringComparison.Ordinal);

        await SendAllAsync(bench, folder, new FileToSend(UploadKind.Identity, meant));
        Assert.Equal(await File.ReadAllBytesAsync(meant), bench.Service.Received["identity"]);
    }

    [Fact]
    public async Task reads_no_file_that_is_too_long_to_be_any_of_them()
    {
        using var bench = await OrderedAsync();
        var folder = WithPapers(bench);
        bench.File("identity.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        using (var huge = new FileStream(Path.Combine(folder, "id-film.jpg"), FileMode.Create))
        {
            huge.SetLength(3L << 30); // Sparse: it takes no room.
        }

        Assert.All(await SendAllAsync(bench, folder), one => Assert.Equal("accepted", one.Status));
    }

    [Fact]
    public async Task needs_only_what_the_order_still_lacks_and_waits_for_what_is_being_verified()
    {
        using var bench = await OrderedAsync();
        bench.Service.Stands(("contract", "refused"), ("declaration", "verifying"), ("terms", "accepted"), ("identity", "accepted"));
        var folder = Path.GetDirectoryName(bench.File("contract.pdf", bench.Service.Papers["contract"]))!;
        var sent = await SendAllAsync(bench, folder);
        Assert.Equal(["accepted", "accepted", "accepted", "accepted"], sent.Select(one => one.Status));
        Assert.Equal(["contract"], bench.Service.Received.Keys);
    }

    [Fact]
    public async Task refuses_a_receipt_for_another_document()
    {
        using var bench = await OrderedAsync();
        bench.Service.Alter = receipt => receipt with { Sha256 = Sha256Digest.Zero.Hex };
        await AssertReceiptRefusedAsync(bench, "sha256");
    }

    [Fact]
    public async Task refuses_a_receipt_of_another_order()
    {
        using var bench = await OrderedAsync();
        bench.Service.Alter = receipt => receipt with { Order = Guid.NewGuid() };
        await AssertReceiptRefusedAsync(bench, "order");
    }

    [Fact]
    public async Task refuses_a_receipt_under_another_seal()
    {
        using var bench = await OrderedAsync();
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        bench.Service.OtherSeal = (bench.Service.SealOf("Alt sigiliu", key), key);
        await AssertReceiptRefusedAsync(bench, "Sigiliul");
    }

    [Fact]
    public async Task refuses_a_copy_of_the_wrong_format_before_it_is_signed()
    {
        using var bench = await OrderedAsync();
        var thrown = await Assert.ThrowsAsync<AgentException>(() => SendAsync(bench, UploadKind.Identity, bench.File("identity.docx", [1])));
        Assert.Equal(AgentFaults.FileNotAccepted.Code, thrown.Code);
        Assert.Empty(bench.Service.Received);
    }

    private static string WithPapers(Bench bench)
    {
        foreach (var kind in new[] { "contract", "declaration", "terms" })
        {
            bench.File(kind + ".pdf", bench.Service.Papers[kind]);
        }

        return Path.GetDirectoryName(bench.File("proforma.pdf", bench.Service.Papers["proforma"]))!;
    }

    private static async Task<IReadOnlyList<SentUpload>> SendAllAsync(Bench bench, string folder, params FileToSend[] named)
    {
        using var context = bench.Run();
        return await new SendUploads(context).SendAllAsync(folder, named, CancellationToken.None);
    }

    private static async Task AssertReceiptRefusedAsync(Bench bench, string why)
    {
        var path = bench.File("contract.pdf", bench.Service.Papers["contract"]);
        var thrown = await Assert.ThrowsAsync<AgentException>(() => SendAsync(bench, UploadKind.Contract, path));
        Assert.Equal(AgentFaults.ReceiptRefused.Code, thrown.Code);
        Assert.Contains(why, thrown.In(Language.En).Why, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(bench.Home.Folder, "receipts")));
    }

    private static async Task<Bench> OrderedAsync()
    {
        var bench = new Bench();
        await bench.OrderAsync();
        using var context = bench.Run();
        Assert.Equal(4, (await new FetchPapers(context).RunAsync(CancellationToken.None)).Count);
        return bench;
    }

    private static async Task<IReadOnlyList<SentUpload>> SendAsync(Bench bench, UploadKind kind, string path)
    {
        using var context = bench.Run();
        return await new SendUploads(context).SendOneAsync(new(kind, path), CancellationToken.None);
    }
}

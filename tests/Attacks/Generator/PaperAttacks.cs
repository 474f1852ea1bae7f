using System.Globalization;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Pdf;
using DigiRenew.Pki;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>What can be done to a signed contract (after Mladenov et al., "1 Trillion Dollar Refund" and "Shadow Attacks", and the service's own risks).</summary>
public static class PaperAttacks
{
    private const string Broken = "signature-broken";
    private const string Foreign = "paper-not-of-this-order";
    private const int RoomOfHugeContents = 700_000;

    private static readonly Expectation s_otherForm = Expectation.Failed(Broken, "FORMAT_FAILURE");

    public static Attack ByteFlippedInThePaper { get; } = Paper(
        "byte-flipped-in-the-paper", "One octet of the signed paper's first page is changed.", Expectation.Failed("paper-saved-again", "HASH_FAILURE"), false,
        (_, _, signed) => Flipped(signed, ForgedPdf.Text(signed).IndexOf("/MediaBox", StringComparison.Ordinal) + 1));

    public static Attack ByteFlippedInTheUpdate { get; } = Paper(
        "byte-flipped-in-the-update", "One octet of the update that carries the signature is changed.", s_otherForm, false,
        (_, _, signed) => Flipped(signed, ForgedPdf.Text(signed).LastIndexOf("(Signature)", StringComparison.Ordinal) + 3));

    public static Attack ContentsReplaced { get; } = Paper(
        "contents-replaced", "Contents is the holder's good signature over something else.", Expectation.Failed(Broken, "HASH_FAILURE"), false,
        async (bench, paper, _) => SignedPaper.Assemble(paper, bench.Desk.Time.Now, await bench.SignAsync([1, 2, 3])));

    public static Attack ContentsZero { get; } = Paper(
        "contents-zero", "Contents is all zeros.", s_otherForm, false,
        (_, _, signed) => WithContents(signed, room => new('0', room)));

    public static Attack ContentsNull { get; } = Paper(
        "contents-null", "Contents is null.", s_otherForm, false,
        (_, _, signed) =>
        {
            var (start, end) = ForgedPdf.Gap(signed);
            ForgedPdf.Octets("null".PadRight(end - start)).CopyTo(signed, start);
            return signed;
        });

    public static Attack ContentsHuge { get; } = Paper(
        "contents-huge", "Contents has room for 700,000 octets; the signature is good.", s_otherForm, true,
        (bench, paper, _) => ForgedPdf.SignAsync(paper, bench.SignAsync, bench.Desk.Time.Now, room: RoomOfHugeContents));

    public static Attack ByteRangeMissing { get; } = Paper(
        "byterange-missing", "There is no ByteRange.", s_otherForm, false,
        (_, _, signed) =>
        {
            var text = ForgedPdf.Text(signed);
            var at = text.LastIndexOf("/ByteRange", StringComparison.Ordinal);
            ForgedPdf.Octets(new(' ', text.IndexOf(']', at) + 1 - at)).CopyTo(signed, at);
            return signed;
        });

    public static Attack ByteRangeNegative { get; } = Ranged(
        "byterange-negative", "ByteRange has a negative length; the signature is over the file but Contents.", false,
        (start, end, length) => ($"0 -{start} {end} {length - end}", [(0, start), (end, length - end)]));

    public static Attack ByteRangeOverlapping { get; } = Ranged(
        "byterange-overlapping", "The second range lies within the first; both are signed.", true,
        (start, _, _) => ($"0 {start} {start - 100} 50", [(0, start), (start - 100, 50)]));

    public static Attack ByteRangeNotFromZero { get; } = Ranged(
        "byterange-not-from-zero", "The first hundred octets are not signed; all others but Contents are.", true,
        (start, end, length) => ($"100 {start - 100} {end} {length - end}", [(100, start - 100), (end, length - end)]));

    public static Attack GapNotContents { get; } = Ranged(
        "gap-not-exactly-contents", "The gap reaches three octets beyond Contents; what is left is signed.", true,
        (start, end, length) => ($"0 {start} {end + 3} {length - end - 3}", [(0, start), (end + 3, length - end - 3)]));

    public static Attack TailUncovered { get; } = Paper(
        "incremental-saving", "After signing, an update gives the first page another content.", s_otherForm, true,
        (_, _, signed) => WithFirstPage(signed, "BT /F1 24 Tf 60 700 Td (1 RON) Tj ET"));

    public static Attack Wrapping { get; } = Paper(
        "signature-wrapping", "The signed tail is moved behind filler; a second ByteRange in the gap points to it, and an unsigned table points to a foreign annotation.", s_otherForm, true,
        (_, _, signed) => Wrap(signed));

    public static Attack ShadowHide { get; } = Paper(
        "shadow-hide", "Before signing a picture was laid over the price; after signing it is taken away.", s_otherForm, true,
        async (bench, paper, _) =>
        {
            var next = ForgedPdf.NextObject(paper);
            var prepared = ForgedPdf.Append(
                paper,
                (ForgedPdf.Annotations, $"[{next} 0 R]"),
                (next, $"<< /Type /Annot /Subtype /Stamp /Rect [40 40 550 800] /F 4 /P 6 0 R /AP << /N {next + 1} 0 R >> >>"),
                (next + 1, Appearance("1 1 1 rg 0 0 510 760 re f")));
            var signed = await ForgedPdf.SignAsync(prepared, bench.SignAsync, bench.Desk.Time.Now);
            return ForgedPdf.Append(signed, (ForgedPdf.Annotations, $"[{next + 2} 0 R]"));
        });

    public static Attack ShadowReplace { get; } = Paper(
        "shadow-replace", "A text field signed with one appearance gets another one after signing; its value stays.", s_otherForm, true,
        async (bench, paper, _) =>
        {
            var next = ForgedPdf.NextObject(paper);
            var prepared = ForgedPdf.Append(
                paper,
                (ForgedPdf.Form, $"<< /Fields [{next} 0 R] >>"),
                (ForgedPdf.Annotations, $"[{next} 0 R]"),
                (next, $"<< /Type /Annot /Subtype /Widget /FT /Tx /T (Price) /V (121 RON) /F 4 /Rect [60 100 200 120] /P 6 0 R /AP << /N {next + 1} 0 R >> >>"),
                (next + 1, Appearance("0 0 1 rg 0 0 60 20 re f")));
            var signed = await ForgedPdf.SignAsync(prepared, bench.SignAsync, bench.Desk.Time.Now);
            return ForgedPdf.Append(signed, (next + 1, Appearance("1 0 0 rg 0 0 60 20 re f")));
        });

    public static Attack ShadowHideAndReplace { get; } = Paper(
        "shadow-hide-and-replace", "A second version of the page was hidden in the file before signing; afterwards the page tree is pointed to it.", s_otherForm, true,
        async (bench, paper, _) =>
        {
            var next = ForgedPdf.NextObject(paper);
            var prepared = ForgedPdf.Append(paper, (next, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents {next + 1} 0 R >>"), (next + 1, ForgedPdf.Stream("1 0 0 rg 60 60 400 400 re f")));
            var signed = await ForgedPdf.SignAsync(prepared, bench.SignAsync, bench.Desk.Time.Now);
            return ForgedPdf.Append(signed, (ForgedPdf.Pages, $"<< /Type /Pages /Kids [{next} 0 R] /Count 1 >>"));
        });

    public static Attack AnnotationAdded { get; } = Paper(
        "annotation-added", "A note is laid over the first page after signing.", s_otherForm, true,
        (_, _, signed) =>
        {
            var next = ForgedPdf.NextObject(signed);
            return ForgedPdf.Append(
                signed,
                (ForgedPdf.Annotations, ForgedPdf.Body(signed, ForgedPdf.Annotations).Replace("]", $" {next} 0 R]", StringComparison.Ordinal)),
                (next, "<< /Type /Annot /Subtype /FreeText /Rect [60 600 400 700] /F 4 /Contents (The price is 1 RON.) /DA (/F1 20 Tf 0 g) /P 6 0 R >>"));
        });

    public static Attack FormValueAdded { get; } = Paper(
        "form-value-added", "A form field with a value is added after signing.", s_otherForm, true,
        (_, _, signed) =>
        {
            var next = ForgedPdf.NextObject(signed);
            return ForgedPdf.Append(
                signed,
                (ForgedPdf.Form, ForgedPdf.Body(signed, ForgedPdf.Form).Replace("]", $" {next} 0 R]", StringComparison.Ordinal)),
                (next, "<< /FT /Tx /T (Price) /V (1 RON) /Type /Annot /Subtype /Widget /F 4 /Rect [60 100 200 120] /P 6 0 R >>"));
        });

    public static Attack PageAdded { get; } = Paper(
        "page-added", "A page is added after signing.", s_otherForm, true,
        (_, _, signed) =>
        {
            var next = ForgedPdf.NextObject(signed);
            var (kids, count) = Kids(signed);
            return ForgedPdf.Append(
                signed,
                (ForgedPdf.Pages, $"<< /Type /Pages /Kids [{kids} {next} 0 R] /Count {count + 1} >>"),
                (next, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>"));
        });

    public static Attack PageRemoved { get; } = Paper(
        "page-removed", "All pages but the first are taken away after signing.", s_otherForm, true,
        (_, _, signed) => ForgedPdf.Append(signed, (ForgedPdf.Pages, $"<< /Type /Pages /Kids [{ForgedPdf.FirstPage} 0 R] /Count 1 >>")));

    public static Attack StrangersSecondSignature { get; } = Paper(
        "second-signature-by-a-stranger", "Another certificate of the same provider signs the signed paper once more.", s_otherForm, true,
        (bench, _, signed) =>
        {
            var key = bench.NewKey();
            var stranger = bench.Pki.Issue(new DemoHolder { GivenName = "Ana" }.Subject(), key.SubjectPublicKeyInfo, "5A1D4C0B2E7F9041", bench.Pki.Holder.NotBefore, bench.Pki.Holder.NotAfter);
            return ForgedPdf.SignAsync(signed, content => bench.Desk.SignAsync(content, Pki.Oids.Data, true, null, stranger, key), bench.Desk.Time.Now, "Second");
        });

    public static Attack OtherText { get; } = Paper(
        "prefix-not-the-paper", "The holder signs a contract of the same make whose text is another.", Expectation.Failed(Foreign, "HASH_FAILURE"), true,
        async (bench, _, _) =>
        {
            var other = new PaperDocument("Contract", "nr. 1", "ro", "Furnizor Exemplu SRL", bench.Pki.At, [new PaperBlock.Paragraph("Prețul este de 1 RON.")], "Contract").Write();
            return await bench.Desk.SignedPaperAsync(other);
        });

    public static Attack PaperOfAnotherOrder { get; } = new(
        "paper-of-another-order",
        "The same holder's contract of another order, validly signed.",
        Expectation.Failed(Foreign, "HASH_FAILURE"),
        async () =>
        {
            using var other = await AttackBench.OpenAsync();
            var bench = await AttackBench.OpenAsync();
            return bench.Contract(await bench.Desk.SignedPaperAsync(await other.PaperAsync()));
        },
        true);

    public static Attack SameFileForTwoKinds { get; } = Paper(
        "same-file-for-two-kinds", "The order's signed declaration is sent as its contract.", Expectation.Failed(Foreign, "HASH_FAILURE"), true,
        async (bench, _, _) =>
        {
            var declaration = await bench.Desk.SignedPaperAsync(await bench.PaperAsync(PaperKind.Declaration));
            RenewalDesk.Done(await bench.Desk.SendAsync(bench.Id, UploadKind.Declaration, declaration));
            await bench.Desk.VerifyAsync(bench.Id, UploadKind.Declaration);
            return declaration;
        });

    public static Attack Resaved { get; } = Paper(
        "saved-again-by-another-program", "Another program (qpdf) has written the paper anew.", Expectation.Failed("paper-saved-again", "HASH_FAILURE"), null,
        async (bench, paper, _) =>
        {
            using var judge = new Judge();
            judge.Keep("paper.pdf", paper);
            var (exitCode, output) = judge.Run("qpdf", "--object-streams=disable", "paper.pdf", "saved.pdf");
            return exitCode == 0 ? await Task.FromResult(judge.Read("saved.pdf")) : throw new InvalidOperationException(output);
        });

    public static Attack UnsignedAttribute { get; } = Paper(
        "unsigned-attribute", "The signature is good, and carries an attribute that nobody signed.", Expectation.Undecided(Broken, "SIG_CONSTRAINTS_FAILURE"), true,
        (bench, paper, _) =>
        {
            var time = bench.Desk.Time.Now;
            var cms = new ForgedCms(bench.Pki.Holder, ForgedCms.By(bench.Pki.HolderKey), SignedPaper.ToBeSigned(paper, time).ToArray(), time) { HasUnsigned = true };
            return SignedPaper.Assemble(paper, time, cms.Without(Oids.SigningTime).Encode());
        });

    public static Attack ClaimedInTheFuture { get; } = Paper(
        "claimed-time-in-the-future", "/M lies six minutes after receipt.", Expectation.Undecided("signing-time-out-of-bounds", "SIG_CONSTRAINTS_FAILURE"), true,
        (bench, paper, _) => bench.Desk.SignedPaperAsync(paper, bench.Desk.Time.Now.AddMinutes(6)));

    public static Attack ClaimedBeforeTheOrder { get; } = Paper(
        "claimed-time-before-the-order", "/M lies a day before the order.", Expectation.Undecided("signing-time-out-of-bounds", "SIG_CONSTRAINTS_FAILURE"), true,
        (bench, paper, _) => bench.Desk.SignedPaperAsync(paper, bench.Desk.Time.Now.AddDays(-1)));

    public static IEnumerable<Attack> All =>
    [
        ByteFlippedInThePaper, ByteFlippedInTheUpdate, ContentsReplaced, ContentsZero, ContentsNull, ContentsHuge, ByteRangeMissing, ByteRangeNegative, ByteRangeOverlapping,
        ByteRangeNotFromZero, GapNotContents, TailUncovered, Wrapping, ShadowHide, ShadowReplace, ShadowHideAndReplace, AnnotationAdded, FormValueAdded, PageAdded, PageRemoved,
        StrangersSecondSignature, OtherText, PaperOfAnotherOrder, SameFileForTwoKinds, Resaved, UnsignedAttribute, ClaimedInTheFuture, ClaimedBeforeTheOrder,
    ];

    private static Attack Paper(string name, string what, Expectation expected, bool? readersAccept, Func<AttackBench, byte[], byte[], byte[]> spoil) =>
        Paper(name, what, expected, readersAccept, (bench, paper, signed) => Task.FromResult(spoil(bench, paper, signed)));

    private static Attack Paper(string name, string what, Expectation expected, bool? readersAccept, Func<AttackBench, byte[], byte[], Task<byte[]>> spoilAsync) => new(
        name,
        what,
        expected,
        async () =>
        {
            var bench = await AttackBench.OpenAsync();
            var paper = await bench.PaperAsync();
            return bench.Contract(await spoilAsync(bench, paper, await bench.Desk.SignedPaperAsync(paper)));
        },
        readersAccept);

    /// <summary>The genuine form with another ByteRange, signed over what that says.</summary>
    private static Attack Ranged(string name, string what, bool readersAccept, Func<int, int, int, (FormattableString Text, (int Start, int Length)[] Ranges)> choose) => Paper(
        name, what, s_otherForm, readersAccept, (bench, _, signed) =>
        {
            var (start, end) = ForgedPdf.Gap(signed);
            var (text, ranges) = choose(start, end, signed.Length);
            return ForgedPdf.SignAsync(signed, FormattableString.Invariant(text), ranges, bench.SignAsync);
        });

    private static byte[] Flipped(byte[] file, int at)
    {
        file[at] ^= 1;
        return file;
    }

    private static byte[] WithContents(byte[] signed, Func<int, string> write)
    {
        var (start, end) = ForgedPdf.Gap(signed);
        ForgedPdf.Octets(write(end - start - 2)).CopyTo(signed, start + 1);
        return signed;
    }

    private static byte[] WithFirstPage(byte[] signed, string content)
    {
        var next = ForgedPdf.NextObject(signed);
        return ForgedPdf.Append(
            signed,
            (ForgedPdf.FirstPage, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Annots 5 0 R /Contents {next} 0 R >>"),
            (next, ForgedPdf.Stream(content)));
    }

    private static (string Kids, int Count) Kids(byte[] file)
    {
        var body = ForgedPdf.Body(file, ForgedPdf.Pages);
        var start = body.IndexOf('[', StringComparison.Ordinal) + 1;
        var kids = body[start..body.IndexOf(']', StringComparison.Ordinal)];
        return (kids, kids.Split(" 0 R", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string Appearance(string content) => ForgedPdf.Stream(content, " /Type /XObject /Subtype /Form /BBox [0 0 510 760]");

    /// <summary>
    /// The gap's padding gives room for a second ByteRange and a foreign object; a copy of the tail whose table points to it stands
    /// where the tail stood, and the signed tail itself comes last, so that the signed octets are all there.
    /// </summary>
    private static byte[] Wrap(byte[] signed)
    {
        var (start, end) = ForgedPdf.Gap(signed);
        var text = ForgedPdf.Text(signed);
        var tail = text[end..];
        var cms = text[start..end].TrimEnd('>').TrimEnd('0');
        cms = cms.Length % 2 == 0 ? cms + "0" : cms; // After '<' an even number of digits.
        var field = ForgedPdf.NextObject(signed) - 2;
        var moved = end + tail.Length;
        var head = new StringBuilder(text[..start]).Append(cms).Append(CultureInfo.InvariantCulture, $"> /ByteRange [0 {start} {moved} {tail.Length}] >>\nendobj\n");
        var evil = head.Length;
        _ = head.Append(CultureInfo.InvariantCulture, $"5 0 obj\n[{field} 0 R << /Type /Annot /Subtype /FreeText /Rect [60 600 400 700] /F 4 /Contents (1 RON) /DA (/F1 20 Tf 0 g) >>]\nendobj\n");
        _ = head.Append(' ', end - head.Length);
        const string Table = "4 2\n";
        var entry = tail.IndexOf(Table, StringComparison.Ordinal) + Table.Length + 20;
        var unsigned = tail[..entry] + evil.ToString("D10", CultureInfo.InvariantCulture) + tail[(entry + 10)..];
        return ForgedPdf.Octets(head.Append(unsigned).Append(tail).ToString());
    }
}

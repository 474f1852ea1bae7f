using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Revocation;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Verification;

public sealed class Verifying_an_upload
{
    [Fact]
    public async Task reports_each_check_with_what_it_rests_on()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        await desk.SendAsync(id, UploadKind.Contract, await desk.SignedPaperAsync((await desk.PaperAsync(id, PaperKind.Contract)).Content));
        var report = await VerifiedAsync(desk, id, UploadKind.Contract);

        Assert.Equal(["content", "signature", "signer", "path", "revocation", "paper", "time", "uniqueness"], report.Checks.Select(check => check.Name));
        Assert.All(report.Checks, check => Assert.Equal("TOTAL-PASSED", check.Indication));
        var crl = report.Checks.Single(check => check.Name == "revocation").Basis["crl"];
        Assert.NotNull(await desk.Evidence.FindAsync(id, Sha256Digest.Parse(crl), CancellationToken.None));
        Assert.Equal("The document was verified and is in order.", report.Sentence);
        Assert.Equal("Documentul a fost verificat și este în regulă.", (await desk.UploadAsync(id, UploadKind.Contract, Language.Ro)).Report!.Sentence);
        var kept = (await desk.EntryAsync(id)).Order.Uploads[UploadKind.Contract].Report!.Value;
        Assert.Contains("TOTAL-PASSED", Encoding.UTF8.GetString((await desk.Evidence.FindAsync(id, kept, CancellationToken.None))!.Value.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_a_paper_without_signature()
    {
        using var sent = await SendPaperAsync((_, paper) => Task.FromResult(paper.ToArray()));
        await sent.IsRefusedAsync("signature-missing", "INDETERMINATE", "SIGNED_DATA_NOT_FOUND");
    }

    [Fact]
    public async Task refuses_a_paper_of_another_order()
    {
        using var other = new RenewalDesk();
        var foreign = (await other.PaperAsync(await other.OrderAsync(), PaperKind.Contract)).Content;
        using var sent = await SendPaperAsync((desk, _) => desk.SignedPaperAsync(foreign));
        await sent.IsRefusedAsync("paper-not-of-this-order", "TOTAL-FAILED", "HASH_FAILURE");
    }

    [Fact]
    public async Task refuses_another_paper_of_the_same_order()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        await desk.SendAsync(id, UploadKind.Contract, await desk.SignedPaperAsync((await desk.PaperAsync(id, PaperKind.Declaration)).Content));
        Assert.Equal("paper-not-of-this-order", (await VerifiedAsync(desk, id, UploadKind.Contract)).Code);
    }

    [Fact]
    public async Task tells_a_paper_that_another_program_saved_again()
    {
        using var judge = new Judge();
        using var sent = await SendPaperAsync((_, paper) =>
        {
            judge.Keep("paper.pdf", paper.Span);
            Assert.Equal(0, judge.Run("qpdf", "--linearize", "paper.pdf", "saved.pdf").ExitCode);
            return Task.FromResult(judge.Read("saved.pdf"));
        });
        await sent.IsRefusedAsync("paper-saved-again", "TOTAL-FAILED", "HASH_FAILURE");
    }

    [Fact]
    public async Task refuses_a_signed_paper_with_something_behind_it()
    {
        using var sent = await SendPaperAsync(async (desk, paper) => [.. await desk.SignedPaperAsync(paper), .. "\n%"u8]);
        await sent.IsRefusedAsync("signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");
    }

    [Fact]
    public async Task refuses_a_signature_over_something_else()
    {
        using var sent = await SendPaperAsync(async (desk, paper) =>
            DigiRenew.Pdf.SignedPaper.Assemble(paper, desk.Time.Now, await desk.SignatureOfAsync([1, 2, 3])));
        await sent.IsRefusedAsync("signature-broken", "TOTAL-FAILED", "HASH_FAILURE");
    }

    [Fact]
    public async Task refuses_a_paper_signature_with_a_signing_time()
    {
        using var sent = await SendPaperAsync((desk, paper) => desk.SignedPaperAsync(paper, signingTime: desk.Time.Now));
        await sent.IsRefusedAsync("signature-broken", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(6)]
    public async Task refuses_a_paper_whose_claimed_time_is_not_that_of_receipt(int minutes)
    {
        using var sent = await SendPaperAsync((desk, paper) => desk.SignedPaperAsync(paper, desk.Time.Now.AddMinutes(minutes)));
        await sent.IsRefusedAsync("signing-time-out-of-bounds", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");
    }

    [Fact]
    public async Task refuses_another_signer_of_the_same_name()
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        using var sent = await SendPaperAsync((desk, paper) =>
        {
            var twin = desk.Pki.Issue(desk.Pki.Holder.Subject, key.SubjectPublicKeyInfo, "5A1D4C0B2E7F9040", desk.Pki.Holder.NotBefore, desk.Pki.Holder.NotAfter);
            return desk.SignedPaperAsync(paper, signer: twin, key: key);
        });
        await sent.IsRefusedAsync("signer-not-of-this-order", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");
    }

    [Fact]
    public async Task refuses_a_signature_of_a_revoked_certificate_and_says_since_when()
    {
        using var sent = await SendPaperAsync((desk, paper) => desk.SignedPaperAsync(paper));
        sent.Desk.RevocationLists.Answer = sent.Desk.ListOf(new RevokedEntry(sent.Desk.Pki.Holder.Serial, sent.Desk.Pki.At.AddHours(-1), 1));
        var report = await sent.IsRefusedAsync("certificate-revoked", "TOTAL-FAILED", "REVOKED");
        Assert.Contains("2026-11-22", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task waits_while_revocation_can_not_be_decided_and_never_calls_that_a_bad_document()
    {
        using var sent = await SendPaperAsync((desk, paper) => desk.SignedPaperAsync(paper));
        sent.Desk.RevocationLists.Answer = new RevocationAnswer.Unknown("stale");
        var later = Assert.IsType<EffectResult.Later>(await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract));
        Assert.Equal((sent.Desk.Time.Now.AddMinutes(5), "revocation-unknown"), (later.Due, later.Cause));
        sent.Desk.RevocationLists.Answer = sent.Desk.ListOf(new RevokedEntry(sent.Desk.Pki.Holder.Serial, sent.Desk.Pki.At, 6));
        Assert.Equal("certificate-on-hold", Assert.IsType<EffectResult.Later>(await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract)).Cause);
        var waiting = await sent.Desk.UploadAsync(sent.Id, UploadKind.Contract);
        Assert.Equal("verifying", waiting.Status);
        Assert.Null(waiting.Report);

        sent.Desk.RevocationLists.Answer = sent.Desk.ListOf();
        Assert.Equal("TOTAL-PASSED", (await VerifiedAsync(sent.Desk, sent.Id, UploadKind.Contract)).Indication);
    }

    [Fact]
    public async Task waits_for_a_list_that_keeps_the_certificate_once_that_has_expired()
    {
        using var sent = await SendPaperAsync((desk, paper) => desk.SignedPaperAsync(paper));
        var pki = sent.Desk.Pki;
        var later = pki.Holder.NotAfter.AddDays(1);
        foreach (var keeps in new[] { false, true })
        {
            var der = await RevocationList.ComposeAsync(pki.Issuing, pki.IssuingKey, 9, later, later.AddDays(1), [], keeps ? pki.Issuing.NotBefore : null, CancellationToken.None);
            sent.Desk.RevocationLists.Answer = new RevocationAnswer.Found(RevocationList.Read(der, pki.Issuing).List!, der);
            Assert.Equal(keeps ? null : "revocation-unknown", (await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract) as EffectResult.Later)?.Cause);
        }
    }

    [Fact]
    public async Task keeps_the_lists_of_the_authorities_and_names_them()
    {
        using var desk = new RenewalDesk(change: settings => settings with { ChecksAuthorities = true });
        var id = await desk.OrderAsync();
        await desk.SendAsync(id, UploadKind.Contract, await desk.SignedPaperAsync((await desk.PaperAsync(id, PaperKind.Contract)).Content));
        var basis = (await VerifiedAsync(desk, id, UploadKind.Contract)).Checks.Single(check => check.Name == "revocation").Basis;
        Assert.NotNull(await desk.Evidence.FindAsync(id, Sha256Digest.Parse(basis["authorityCrl1"]), CancellationToken.None));
    }

    [Fact]
    public async Task refuses_a_paper_that_was_seen_in_another_slot()
    {
        using var sent = await SendPaperAsync((desk, paper) => desk.SignedPaperAsync(paper));
        var file = (await sent.Desk.EntryAsync(sent.Id)).Order.Uploads[UploadKind.Contract].File;
        await sent.Desk.Claims.TryClaimAsync($"paper/{file}", $"{Guid.NewGuid()}/terms", null, CancellationToken.None);
        await sent.IsRefusedAsync("paper-seen-before", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");
    }

    [Fact]
    public async Task lets_the_holder_send_again_and_shows_why_in_both_languages()
    {
        using var sent = await SendPaperAsync((_, paper) => Task.FromResult(paper.ToArray()));
        await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract);
        var ro = RenewalDesk.Done(await sent.Desk.Application.ReadOrders.FindAsync(sent.Desk.Session, sent.Id, Language.Ro, CancellationToken.None));
        var status = ro.Uploads.Single(upload => upload.Kind == "contract");
        Assert.Equal("refused", status.Status);
        Assert.StartsWith("Lipsește semnătura.", status.Reason, StringComparison.Ordinal);
        Assert.NotNull(status.Next);

        var paper = await sent.Desk.PaperAsync(sent.Id, PaperKind.Contract);
        var receipt = RenewalDesk.Done(await sent.Desk.SendAsync(sent.Id, UploadKind.Contract, await sent.Desk.SignedPaperAsync(paper.Content)));
        Assert.Equal(2, receipt.Receipt.Attempt);
        Assert.Equal(EffectResult.Finished, await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract, 1));
        Assert.Equal("verifying", (await sent.Desk.UploadAsync(sent.Id, UploadKind.Contract)).Status);
        await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract, 2);
        Assert.Equal("accepted", (await sent.Desk.UploadAsync(sent.Id, UploadKind.Contract)).Status);
    }

    [Fact]
    public async Task shows_an_officers_reason()
    {
        using var sent = await SendPaperAsync((desk, paper) => desk.SignedPaperAsync(paper));
        await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract);
        var version = (await sent.Desk.EntryAsync(sent.Id)).Version;
        RenewalDesk.Done(await sent.Desk.Application.DecideOrder.RunAsync(
            new("officer-1", ["officer"]), sent.Id, version, new("refuse-upload", "contract", "Nu se citește."), CancellationToken.None));
        var view = await sent.Desk.UploadAsync(sent.Id, UploadKind.Contract);
        Assert.Equal(("refused", "refused-by-officer"), (view.Status, view.Report!.Code));
        Assert.Contains("Nu se citește.", view.Report.Sentence, StringComparison.Ordinal);
        await sent.Desk.PrivateDocuments.DestroyAsync(sent.Id, CancellationToken.None);
        Assert.Contains("no longer kept", (await sent.Desk.UploadAsync(sent.Id, UploadKind.Contract)).Report!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task twice_records_one_verdict()
    {
        using var sent = await SendPaperAsync((desk, paper) => desk.SignedPaperAsync(paper));
        await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract);
        var version = (await sent.Desk.EntryAsync(sent.Id)).Version;
        Assert.Equal(EffectResult.Finished, await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract));
        Assert.Equal(version, (await sent.Desk.EntryAsync(sent.Id)).Version);
    }

    [Fact]
    public async Task of_an_order_that_is_over_does_nothing()
    {
        using var sent = await SendPaperAsync((desk, paper) => desk.SignedPaperAsync(paper));
        await sent.Desk.RunAsync(sent.Id, new RenewalCommand.Cancel(Sha256Digest.Zero));
        Assert.Equal(EffectResult.Finished, await sent.Desk.VerifyAsync(sent.Id, UploadKind.Contract));
        Assert.Equal(UploadStatus.Verifying, (await sent.Desk.EntryAsync(sent.Id)).Order.StatusOf(UploadKind.Contract));
    }

    [Fact]
    public async Task stops_when_what_is_stored_is_not_what_was_received()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var copy = Files.Png();
        await desk.SendAsync(id, UploadKind.Identity, copy, await desk.SignatureOfAsync(copy));
        await desk.PrivateDocuments.PutAsync(id, PrivateUploads.NameOf(UploadKind.Identity, 1, Sha256Digest.Of(copy)), Files.Png(9), CancellationToken.None);
        await Assert.ThrowsAsync<InvalidDataException>(() => desk.VerifyAsync(id, UploadKind.Identity));
    }

    [Theory]
    [InlineData("of another file", "signature-broken")]
    [InlineData("of three octets", "signature-broken")]
    [InlineData("without time", "signature-broken")]
    [InlineData("with the file inside", "signature-broken")]
    [InlineData("from the future", "signing-time-out-of-bounds")]
    [InlineData("older than the order", "signing-time-out-of-bounds")]
    [InlineData("by somebody else", "signer-not-of-this-order")]
    public async Task refuses_a_copy_whose_signature_is_not_the_one_that_is_due(string signature, string code)
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var copy = Files.Png();
        var sent = signature switch
        {
            "of another file" => await desk.SignatureOfAsync([1, 2, 3]),
            "of three octets" => [1, 2, 3],
            "without time" => await desk.SignAsync(copy, CadesSignature.Data, true),
            "with the file inside" => await desk.SignAsync(copy, CadesSignature.Data, false, desk.Time.Now),
            "from the future" => await desk.SignatureOfAsync(copy, desk.Time.Now.AddMinutes(6)),
            "older than the order" => await desk.SignatureOfAsync(copy, desk.Time.Now.AddDays(-1)),
            _ => await desk.SignatureOfAsync(copy, null, desk.Pki.Issuing, desk.Pki.IssuingKey),
        };
        RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, copy, sent));
        Assert.Equal(code, (await VerifiedAsync(desk, id, UploadKind.Identity)).Code);
    }

    [Theory]
    [InlineData("Ștefan", false)]
    [InlineData("Ana", true)]
    public async Task flags_the_same_copy_under_another_holder_without_telling_the_sender(string givenName, bool flagged)
    {
        using var desk = new RenewalDesk();
        var copy = Files.Png();
        var other = new RenewalId(Guid.NewGuid());
        var theirs = desk.Pki.Issue(new DemoHolder { GivenName = givenName }.Subject(), desk.NewKey.SubjectPublicKeyInfo, "78", desk.Pki.At, desk.Pki.At.AddYears(1));
        await desk.Evidence.KeepFirstAsync(other, "old-certificate", theirs.Der, CancellationToken.None);
        await desk.Claims.TryClaimAsync($"identity/{Sha256Digest.Of(copy)}", other.ToString(), null, CancellationToken.None);

        var id = await desk.OrderAsync();
        await desk.SendAsync(id, UploadKind.Identity, copy, await desk.SignatureOfAsync(copy));
        var report = await VerifiedAsync(desk, id, UploadKind.Identity);
        Assert.Equal("TOTAL-PASSED", report.Indication);
        Assert.All(report.Checks, check => Assert.DoesNotContain("other", string.Join(' ', check.Basis), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(flagged, (await desk.EntryAsync(id)).Events.Any(recorded => recorded.Event is RenewalEvent.UploadFlagged { Flag: "same-file-other-holder" }));
    }

    [Fact]
    public async Task takes_an_authorisation_signed_by_another_qualified_certificate_only()
    {
        using var desk = new RenewalDesk(new() { Organisation = "Exemplu SA" });
        var id = await desk.OrderAsync();
        var file = Files.Pdf();
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var representative = desk.Pki.Issue(new DemoHolder { GivenName = "Ana", SerialNumber = "PNORO-2710203123456" }.Subject(), key.SubjectPublicKeyInfo, "79", desk.Pki.At.AddDays(-1), desk.Pki.At.AddYears(1));
        await desk.SendAsync(id, UploadKind.Authorisation, file, await desk.SignatureOfAsync(file, null, representative, key), "authorisation.pdf");
        Assert.Equal("TOTAL-PASSED", (await VerifiedAsync(desk, id, UploadKind.Authorisation)).Indication);

        using var second = new RenewalDesk();
        var other = await second.OrderAsync();
        var unqualified = second.Pki.Issue(
            new DemoHolder { GivenName = "Ana", SerialNumber = "PNORO-2710203123456" }.Subject(), key.SubjectPublicKeyInfo, "79", second.Pki.At.AddDays(-1), second.Pki.At.AddYears(1), DemoHierarchy.Profile with { QcStatements = QcStatements.None });
        await second.SendAsync(other, UploadKind.Authorisation, file, await second.SignatureOfAsync(file, null, unqualified, key), "authorisation.pdf");
        Assert.Equal("not-qualified", (await VerifiedAsync(second, other, UploadKind.Authorisation)).Code);
    }

    private static async Task<VerificationReportView> VerifiedAsync(RenewalDesk desk, RenewalId id, UploadKind kind)
    {
        Assert.Equal(EffectResult.Finished, await desk.VerifyAsync(id, kind));
        return (await desk.UploadAsync(id, kind)).Report!;
    }

    private static async Task<SentPaper> SendPaperAsync(Func<RenewalDesk, ReadOnlyMemory<byte>, Task<byte[]>> sign)
    {
        var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Contract, await sign(desk, (await desk.PaperAsync(id, PaperKind.Contract)).Content)));
        return new(desk, id);
    }

    private sealed record SentPaper(RenewalDesk Desk, RenewalId Id) : IDisposable
    {
        public async Task<VerificationReportView> IsRefusedAsync(string code, string indication, string subIndication)
        {
            var report = await VerifiedAsync(Desk, Id, UploadKind.Contract);
            Assert.Equal((code, indication, subIndication), (report.Code, report.Indication, report.SubIndication));
            Assert.DoesNotContain('{', report.Sentence);
            Assert.NotEmpty(report.Next);
            var slot = (await Desk.EntryAsync(Id)).Order.Uploads[UploadKind.Contract];
            Assert.Equal((UploadStatus.Refused, code), (slot.Status, slot.Code));
            return report;
        }

        public void Dispose() => Desk.Dispose();
    }
}

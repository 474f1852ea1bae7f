using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

public sealed class Signing_a_certificate
{
    [Fact]
    public async Task gives_the_subject_of_the_old_one_and_the_key_of_the_request()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        await SignAsync(walk);
        var entry = await walk.ReadAsync();
        var certificate = CertificateFacts.Read((await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default))!.Value);
        Assert.IsType<RenewalState.Issued>(entry.State);
        Assert.Equal(entry.Order.Certificate, certificate.Sha256);
        Assert.True(certificate.Subject.Span.SequenceEqual(walk.Demo.Holder.Subject.Span));
        Assert.Equal(Sha256Digest.Of(walk.NewKey.SubjectPublicKeyInfo.Span), certificate.PublicKey);
        Assert.Equal(QcIdentMethod.Eidas2Signature, certificate.QcStatements.IdentMethod);
        Assert.Equal(entry.Order.Issuance!.Serial, certificate.Serial);
    }

    [Fact]
    public async Task states_an_identification_that_was_recorded_for_this_order()
    {
        using var walk = await OrderWalk.ToReviewAsync(Blocker.Identification);
        await walk.DecideAsync(new("identification", Details: new Dictionary<string, string> { ["method"] = "presence", ["evidence"] = "PV 1", ["date"] = "2026-11-20" }));
        await walk.PayAsync();
        await walk.ApproveAsync(new("officer-2", ["officer"]));
        walk.ReachIssueMoment();
        await new BeginIssuance(walk.Context).RunAsync(walk.Id, default);
        await SignAsync(walk);
        var certificate = CertificateFacts.Read((await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default))!.Value);
        Assert.Equal(QcIdentMethod.Eidas2Identified, certificate.QcStatements.IdentMethod);
        await new RegisterIssued(walk.Context).RunAsync(walk.Id, default);
        var entry = await walk.Register.FindAsync(Sha256Digest.Of(certificate.Issuer.Span), certificate.Serial, default);
        Assert.Equal(("presence", new DateOnly(2026, 11, 20), "0298A1B2"), (entry!.IdentificationMethod, entry.IdentifiedOn, entry.DeviceSerial));
    }

    [Fact]
    public async Task signs_once_however_often_it_is_asked()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        await SignAsync(walk);
        var first = (await walk.ReadAsync()).Order.Certificate;
        await SignAsync(walk);
        Assert.Equal(1, walk.Counting.Signatures);
        Assert.Equal(first, (await walk.ReadAsync()).Order.Certificate);
    }

    [Fact]
    public async Task takes_the_certificate_that_came_first_where_a_process_died_before_recording_it()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        var records = (await walk.ReadAsync()).Records.Length;
        await SignAsync(walk);
        var first = (await walk.ReadAsync()).Order.Certificate;
        walk.Renewals.Change = stored => stored with { Records = stored.Records[..records] };
        await SignAsync(walk);
        Assert.Equal(1, walk.Counting.Signatures);
        walk.Renewals.Change = stored => stored;
        Assert.Equal(first, (await walk.ReadAsync()).Order.Certificate);
    }

    [Fact]
    public async Task stops_where_the_stored_certificate_is_not_the_fixed_one()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        walk.Evidence.Replace("certificate", walk.Demo.Holder.Der.ToArray());
        await AssertHeldAsync(walk);
    }

    public static TheoryData<string> Evidence =>
    [
        "old-certificate", "order-statement", "contract", "declaration", "terms", "contract-paper", "identity-signature", "contract-receipt", "identity-receipt",
        "payment-decision", "approval-decision", "to-be-signed",
    ];

    [Theory]
    [MemberData(nameof(Evidence))]
    public async Task stops_where_one_bit_of_the_evidence_is_changed(string what)
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        walk.Evidence.Flip(NameOf(what, (await walk.ReadAsync()).Order));
        await AssertHeldAsync(walk);
    }

    [Theory]
    [MemberData(nameof(Evidence))]
    public async Task stops_where_a_piece_of_evidence_is_missing(string what)
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        walk.Evidence.Remove(NameOf(what, (await walk.ReadAsync()).Order));
        await AssertHeldAsync(walk);
    }

    [Fact]
    public async Task stops_where_the_identity_copy_is_another()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        await walk.PrivateDocuments.PutAsync(walk.Id, PrivateUploads.NameOf((await walk.ReadAsync()).Order.Uploads[UploadKind.Identity]), "another"u8.ToArray(), default);
        await AssertHeldAsync(walk);
    }

    [Fact]
    public async Task stops_where_a_record_was_changed_and_the_chain_closed_over_it()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        walk.Renewals.Change = stored => Rewritten(stored, happened => happened is RenewalEvent.OrderDrafted drafted ? drafted with { ValidityYears = 3 } : happened);
        await SignAsync(walk);
        Assert.Equal(0, walk.Counting.Signatures);
    }

    [Fact]
    public async Task stops_where_a_record_does_not_follow_the_one_before()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        walk.Renewals.Change = stored => stored with { Records = stored.Records.RemoveAt(3) };
        Assert.IsType<EffectResult.Later>(await SignAsync(walk));
        Assert.Equal(0, walk.Counting.Signatures);
    }

    [Theory]
    [InlineData("purpose")]
    [InlineData("order")]
    [InlineData("word")]
    [InlineData("operator")]
    [InlineData("seal")]
    [InlineData("head")]
    [InlineData("uploads")]
    [InlineData("key")]
    public async Task stops_where_an_approval_was_sealed_by_another_or_over_something_else(string what)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.PayAsync();
        var entry = await walk.ReadAsync();
        var uploads = entry.Order.Uploads.Values.ToDictionary(slot => slot.Kind.ToWire(), slot => slot.File.Hex);
        if (what == "uploads")
        {
            uploads["identity"] = Sha256Digest.Zero.Hex;
        }

        var statement = new DecisionStatement(
            what == "purpose" ? Purposes.Receipt : Purposes.Decision,
            what == "order" ? Guid.NewGuid() : walk.Id.Value,
            what == "word" ? "release" : "approve",
            what == "operator" ? "officer-7" : "officer-1",
            walk.Time.Now,
            what == "head" ? entry.Records[0].Hash.Hex : entry.Head.Hex,
            uploads,
            what == "key" ? Sha256Digest.Zero.Hex : entry.Order.Draft.NewKey.Hex,
            new Dictionary<string, string>());
        var (key, certificate) = what == "seal" ? (walk.Demo.HolderKey, walk.Demo.Holder) : (walk.SealKey, walk.Ports.Seal.Certificate);
        var cms = await walk.SignAsync(JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.DecisionStatement), StatementTypes.Decision, key, certificate);
        await walk.DoAsync(new RenewalCommand.Approve(
            "officer-1",
            await walk.Evidence.KeepAsync(walk.Id, cms, default),
            ["name", "birth-date", "document-valid"],
            1,
            new DigiRenew.Renewal.Rules.RuleVerdict.Yes(walk.IssueDate, walk.IssueDate, entry.Order.Draft.Rule),
            walk.Settings.Clock.IssueMoment(walk.IssueDate, walk.Id)));
        walk.ReachIssueMoment();
        await new BeginIssuance(walk.Context).RunAsync(walk.Id, default);
        await AssertHeldAsync(walk);
    }

    [Fact]
    public async Task goes_on_when_an_officer_releases_an_order_whose_evidence_is_whole_again()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        var name = NameOf("contract", (await walk.ReadAsync()).Order);
        walk.Evidence.Flip(name);
        await AssertHeldAsync(walk);
        walk.Evidence.Flip(name);
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("release")));
        Assert.Contains((await walk.ReadAsync()).Pending, pending => pending.Effect.StartsWith("SignCertificate", StringComparison.Ordinal));
        await SignAsync(walk);
        Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task holds_an_order_whose_profile_changed_and_signs_what_was_fixed_once_an_officer_releases_it()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        var changed = With(walk, settings => settings with { Profile = settings.Profile with { ExtendedKeyUsages = [] } });
        await new SignCertificate(changed).RunAsync(walk.Id, default);
        Assert.Equal("profile-changed", Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause);
        Assert.Equal(0, walk.Counting.Signatures);

        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("release")));
        await new SignCertificate(changed).RunAsync(walk.Id, default);
        var issued = Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State).Order;
        var certificate = CertificateFacts.Read((await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default))!.Value);
        Assert.Equal(issued.Issuance!.ToBeSigned, Sha256Digest.Of(ToBeSignedCertificate.Of(certificate.Der).Span));
        Assert.Contains(Oids.EmailProtection, certificate.ExtendedKeyUsages);
    }

    [Fact]
    public async Task never_signs_fixed_octets_of_a_certification_authority_whoever_releases_them()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        var issuance = (await walk.ReadAsync()).Order.Issuance!;
        var forged = ToBeSignedCertificate.ComposeAuthority(
            walk.Demo.Issuing, walk.Demo.Holder.Subject, walk.NewKey.SubjectPublicKeyInfo, 0, null, issuance.Serial, issuance.NotBefore, issuance.NotAfter, walk.Demo.IssuingKey.Scheme);
        var digest = await walk.Evidence.KeepAsync(walk.Id, forged, default);
        walk.Renewals.Change = stored => Rewritten(stored, happened => happened is RenewalEvent.IssuanceFixed named ? named with { ToBeSigned = digest } : happened);
        await SignAsync(walk);
        Assert.Equal(0, walk.Counting.Signatures);
        Assert.Null(await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default));
    }

    [Fact]
    public async Task goes_on_where_policy_asks_for_more_approvals_since()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        await new SignCertificate(With(walk, settings => settings with { ApprovalsNeeded = 2 })).RunAsync(walk.Id, default);
        Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task asks_anew_whether_the_old_one_is_revoked_where_the_key_was_out_of_reach_for_long()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        walk.Time.Advance(TimeSpan.FromHours(37));
        walk.Lists.Answer = walk.ListOf(new DigiRenew.Pki.Revocation.RevokedEntry(walk.Demo.Holder.Serial, walk.Time.Now.AddHours(-1), 1));
        await SignAsync(walk);
        Assert.Equal(EndCause.Revoked, Assert.IsType<RenewalState.Ended>((await walk.ReadAsync()).State).Cause);
        Assert.Equal(0, walk.Counting.Signatures);
    }

    [Fact]
    public async Task looks_at_the_register_again_where_the_signature_comes_late()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        walk.Time.Advance(TimeSpan.FromHours(2));
        await walk.Register.PutAsync(
            new(OrderWalk.Digest("issuer"), "5A01", (await walk.ReadAsync()).Order.Draft.NewKey, "signature", null, null, false, null, null, false, "valid", null), default);
        await SignAsync(walk);
        Assert.Equal("key-in-use", Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause);
    }

    [Theory]
    [InlineData(45)]
    [InlineData(4 * 24 * 60)]
    public async Task waits_for_an_officer_where_the_old_certificate_expired_before_the_signature(int minutes)
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.Time.Now = walk.Demo.Holder.NotAfter.AddMinutes(-30);
        walk.Lists.Answer = walk.ListOf();
        await new BeginIssuance(walk.Context).RunAsync(walk.Id, default);
        Assert.IsType<RenewalState.Issuing>((await walk.ReadAsync()).State);

        walk.Time.Advance(TimeSpan.FromMinutes(minutes));
        walk.Lists.Answer = walk.ListOf();
        await SignAsync(walk);
        Assert.Equal("old-certificate-expired", Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause);
        Assert.Equal(0, walk.Counting.Signatures);

        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("issue-late")));
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("release")));
        await SignAsync(walk);
        Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task calls_an_officer_a_day_after_its_moment_too()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        walk.Time.Advance(TimeSpan.FromHours(25));
        walk.Lists.Answer = new DigiRenew.Journey.Verification.RevocationAnswer.Unknown("out-of-reach");
        await new EffectPerformer(walk.Context).AdvanceAsync(walk.Id, default);
        Assert.Single(walk.Mail.Sent, mail => mail.To == walk.Settings.OfficerMail && mail.Text.Contains("issuance-overdue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task claims_and_registers_what_was_issued()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        await SignAsync(walk);
        await new RegisterIssued(walk.Context).RunAsync(walk.Id, default);
        var certificate = CertificateFacts.Read((await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default))!.Value);
        var claim = await walk.Ports.Claims.TryClaimAsync($"issued/{certificate.Sha256.Hex}", "somebody", null, default);
        Assert.Equal(walk.Id.ToString(), claim.Owner);
        var entry = await walk.Register.FindAsync(Sha256Digest.Of(certificate.Issuer.Span), certificate.Serial, default);
        Assert.Equal(("signature", "valid", OrderWalk.Contact), (entry!.IdentificationMethod, entry.Status, entry.Contact));
        Assert.True(await walk.Register.HasKeyAsync(certificate.PublicKey, default));
    }

    private static JourneyContext With(OrderWalk walk, Func<ProviderSettings, ProviderSettings> change) => new(walk.Ports, change(walk.Settings), walk.Time, walk.Context.Logging);

    private static Task<EffectResult> SignAsync(OrderWalk walk) => new SignCertificate(walk.Context).RunAsync(walk.Id, default);

    private static async Task AssertHeldAsync(OrderWalk walk)
    {
        Assert.Equal(EffectResult.Finished, await SignAsync(walk));
        Assert.Equal("evidence-broken", Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause);
        Assert.Equal(0, walk.Counting.Signatures);
    }

    private static string NameOf(string what, OrderFacts order) => what switch
    {
        "old-certificate" => what,
        "order-statement" => order.Placement!.Statement.Hex,
        "contract" => order.Uploads[UploadKind.Contract].File.Hex,
        "declaration" => order.Uploads[UploadKind.Declaration].File.Hex,
        "terms" => order.Uploads[UploadKind.Terms].File.Hex,
        "contract-paper" => order.Papers.Single(paper => paper.Kind == PaperKind.Contract).Sha256.Hex,
        "identity-signature" => order.Uploads[UploadKind.Identity].Signature!.Value.Hex,
        "contract-receipt" => order.Uploads[UploadKind.Contract].Receipt.Hex,
        "identity-receipt" => order.Uploads[UploadKind.Identity].Receipt.Hex,
        "payment-decision" => order.Payment!.Decision.Hex,
        "approval-decision" => order.Approvals.Values.Single().Hex,
        "to-be-signed" => order.Issuance!.ToBeSigned.Hex,
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    /// <summary>An intruder's chain: one event changed, and every link made again.</summary>
    private static StoredRenewal Rewritten(StoredRenewal stored, Func<RenewalEvent, RenewalEvent> change)
    {
        var head = Sha256Digest.Zero;
        var records = stored.Records.Select(record =>
        {
            var recorded = EventCodec.Read(record);
            var rewritten = EventCodec.Write(recorded with { Event = change(recorded.Event), Previous = head });
            head = rewritten.Hash;
            return rewritten;
        });
        return stored with { Records = [.. records] };
    }
}

using System.Collections.Immutable;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Export;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders.InMemory;
using DigiRenew.Tests.Unit.Journey.Issuance;

namespace DigiRenew.Tests.Unit.Journey.Retention;

public sealed class Keeping_what_must_be_kept
{
    private static readonly Actor Administrator = Actor.Operator("administrator");

    [Fact]
    public async Task erases_the_copies_by_itself_ninety_days_after_issue_and_not_a_second_before()
    {
        using var walk = await IssuedAsync();
        var issued = walk.Time.Now;
        walk.Time.Now = issued.AddDays(90).AddSeconds(-1);
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        Assert.NotNull(await CopyAsync(walk));

        walk.Time.Now = issued.AddDays(90);
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);

        Assert.Null(await CopyAsync(walk));
        var erased = Assert.Single((await walk.ReadAsync()).Events.Select(recorded => recorded.Event).OfType<RenewalEvent.DocumentsErased>());
        Assert.Equal(DocumentGroup.Copies, erased.Group);
        Assert.Equal((await walk.ReadAsync()).Order.Uploads[UploadKind.Identity].File, Assert.Single(erased.Files));
        Assert.NotNull(await walk.PrivateDocuments.FindAsync(walk.Id, "form", default));
    }

    [Fact]
    public async Task erases_them_thirty_days_after_another_end()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.DoAsync(new RenewalCommand.RefuseOrder("officer-1", Sha256Digest.Zero));
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        walk.Time.Advance(TimeSpan.FromDays(30));
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        Assert.Null(await CopyAsync(walk));
    }

    [Fact]
    public async Task keeps_the_record_for_years_and_then_erases_form_and_evidence()
    {
        using var walk = await IssuedAsync();
        var until = (await walk.ReadAsync()).Until(DocumentGroup.Record, walk.Settings.Retention)!.Value;
        Assert.Equal((await walk.ReadAsync()).Order.Issuance!.NotAfter.AddYears(walk.Settings.Retention.RecordYears), until);
        walk.Time.Now = until.AddMinutes(-1);
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        Assert.NotNull(await walk.PrivateDocuments.FindAsync(walk.Id, "form", default));

        walk.Time.Now = until;
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);

        Assert.Null(await walk.PrivateDocuments.FindAsync(walk.Id, "form", default));
        Assert.Null(await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default));
        Assert.Equal(2, (await walk.ReadAsync()).Order.Erased.Count);
    }

    [Fact]
    public async Task tries_every_day_where_a_policy_of_the_store_keeps_the_evidence_longer_and_gives_up_never()
    {
        using var walk = await IssuedAsync();
        var evidence = new CountingEvidence(walk.Evidence) { IsLocked = true };
        var performer = new EffectPerformer(new JourneyContext(walk.Ports with { Evidence = evidence }, walk.Settings, walk.Time, walk.Context.Logging));
        walk.Time.Now = (await walk.ReadAsync()).Until(DocumentGroup.Record, walk.Settings.Retention)!.Value;
        for (var day = 0; day < 60; day++)
        {
            await performer.AdvanceAsync(walk.Id, default);
            walk.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Empty(await ParkedAsync(walk));
        Assert.DoesNotContain(DocumentGroup.Record, (await walk.ReadAsync()).Order.Erased);
        evidence.IsLocked = false;
        await performer.AdvanceAsync(walk.Id, default);
        Assert.Contains(DocumentGroup.Record, (await walk.ReadAsync()).Order.Erased);
    }

    [Fact]
    public async Task says_gone_and_since_when_where_a_copy_is_asked_for()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.UploadAsync(UploadKind.PaymentProof);
        Assert.IsType<Outcome<PaperFile>.Done>(await walk.Application.ReadReviewFile.RunAsync(OrderWalk.Finance, walk.Id, "payment-proof", default));
        await walk.DoAsync(new RenewalCommand.Cancel(Sha256Digest.Zero));
        await EraseAsync(walk);

        var asked = await walk.Application.ReadReviewFile.RunAsync(OrderWalk.Finance, walk.Id, "payment-proof", default);

        var refused = Assert.IsType<Outcome<PaperFile>.Refused>(asked).Why;
        Assert.Equal((410, Problems.Erased), (refused.Problem.Status, refused.Problem));
        Assert.Equal(walk.Settings.Clock.DateOf(walk.Time.Now).ToString("yyyy-MM-dd", null), refused.Values["on"]);
    }

    [Fact]
    public async Task leaves_export_and_trail_whole()
    {
        using var walk = await IssuedAsync();
        await EraseAsync(walk);
        await walk.PublishAsync();
        await new MakeCheckpoint(walk.Context).RunAsync(default);

        var container = await new EvidenceExport(EvidenceSources.Of(walk.Context), walk.Time).RunAsync(walk.Id, withPrivate: true, default);
        Assert.NotEmpty(container);
        Assert.Null(AuditVerification.FirstBrokenLink(await new ExportAudit(walk.Ports.Renewals, walk.Audit, walk.Ports.Seal.Certificate).RunAsync(default)));
    }

    [Fact]
    public async Task finishes_an_erasure_that_was_cut_short_before_its_event()
    {
        using var walk = await IssuedAsync();
        walk.Time.Advance(TimeSpan.FromDays(91));
        await walk.PrivateDocuments.EraseCopiesAsync(walk.Id, default);

        await walk.Application.Effects.AdvanceAsync(walk.Id, default);

        Assert.Contains(DocumentGroup.Copies, (await walk.ReadAsync()).Order.Erased);
    }

    [Fact]
    public async Task a_dry_run_names_what_would_go_and_changes_nothing()
    {
        using var walk = await IssuedAsync();
        walk.Time.Advance(TimeSpan.FromDays(91));
        var run = new RunRetention(RetentionSources.Of(walk.Context));
        var version = (await walk.ReadAsync()).Version;

        var would = Assert.Single(await run.RunAsync(Administrator, dryRun: true, default));
        Assert.Equal((walk.Id, DocumentGroup.Copies, 1), (would.Order, would.Group, would.Files));
        Assert.Equal(version, (await walk.ReadAsync()).Version);
        Assert.NotNull(await CopyAsync(walk));

        Assert.Equal([would], (await run.RunAsync(Administrator, dryRun: false, default)).AsEnumerable());
        Assert.Null(await CopyAsync(walk));
        Assert.Empty(await run.RunAsync(Administrator, dryRun: false, default));
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        Assert.Single((await walk.ReadAsync()).Events, recorded => recorded.Event is RenewalEvent.DocumentsErased);
    }

    [Fact]
    public async Task follows_shorter_periods_when_the_settings_change()
    {
        using var walk = await IssuedAsync();
        walk.Time.Advance(TimeSpan.FromDays(11));
        var sources = RetentionSources.Of(walk.Context) with { Periods = new(CopiesAfterIssue: 10) };
        Assert.Single(await new RunRetention(sources).RunAsync(Administrator, dryRun: false, default));
        Assert.Null(await CopyAsync(walk));
    }

    [Fact]
    public async Task reports_everything_about_one_holder_and_nothing_about_another()
    {
        using var walk = await IssuedAsync();
        await walk.PublishAsync();
        var report = await new ReportHolder(RetentionSources.Of(walk.Context)).RunAsync((serial, _) => serial == walk.Demo.Holder.Serial, default);
        var order = Assert.Single(report.Orders);
        Assert.Equal(walk.Id, order.Id);
        Assert.Equal(OrderWalk.PersonalNumber, order.Form!.PersonalNumber);
        Assert.Equal(2, report.Certificates.Length);
        Assert.All(order.Files, file => Assert.True(file.IsKept, file.Name));
        Assert.Contains(order.Files, file => file.Name == "identity-1");
        Assert.Equal((await walk.ReadAsync()).Version, order.Trail.Length);

        var byNew = await new ReportHolder(RetentionSources.Of(walk.Context)).RunAsync((serial, _) => serial == order.NewSerial, default);
        Assert.Single(byNew.Orders);
        Assert.Empty((await new ReportHolder(RetentionSources.Of(walk.Context)).RunAsync((_, _) => false, default)).Orders);

        await EraseAsync(walk);
        var later = await new ReportHolder(RetentionSources.Of(walk.Context)).RunAsync((serial, _) => serial == walk.Demo.Holder.Serial, default);
        Assert.False(Assert.Single(later.Orders).Files.Single(file => file.Name == "identity-1").IsKept);
        Assert.NotNull(later.Orders[0].CopiesErased);
    }

    [Fact]
    public async Task reports_to_a_holder_who_has_looked_at_the_identity_copy_and_when()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        walk.Time.Advance(TimeSpan.FromHours(1));
        var seen = walk.Time.Now;
        RenewalDesk.Done(await walk.Application.ViewIdentity.RunAsync(OrderWalk.Officer, walk.Id, new(), default));
        walk.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("forbidden", RenewalDesk.Code(await walk.Application.ViewIdentity.RunAsync(OrderWalk.Finance, walk.Id, new(), default)));
        var report = await new ReportHolder(RetentionSources.Of(walk.Context)).RunAsync((serial, _) => serial == walk.Demo.Holder.Serial, default);
        var look = Assert.Single(Assert.Single(report.Orders).Seen);
        Assert.Equal(("IdentityViewed", "operator", OrderWalk.Officer.Id, seen), (look.What, look.Role, look.By, look.At));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task takes_the_contact_out_of_the_register_with_the_record_once_the_certificate_has_expired(bool expired)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var old = (await walk.ReadAsync()).Order.Draft.Certificate;
        await walk.Register.PutAsync(
            new(old.Issuer, old.Serial, walk.Demo.Holder.PublicKey, "presence", null, OrderWalk.Contact, false, null, null, false, "valid", null) { BouncedAddress = RegisterEntry.DigestOf(OrderWalk.Contact) }, default);
        await walk.DecideAsync(new("refuse-order", Reason: "Actul a expirat"));
        if (expired)
        {
            walk.Time.Now = old.NotAfter.AddDays(1);
        }

        RenewalDesk.Done(await new EraseDocuments(RetentionSources.Of(walk.Context)).RunAsync(walk.Id, DocumentGroup.Record, Administrator, onRequest: true, default));
        var kept = (await walk.Register.FindAsync(old.Issuer, old.Serial, default))!;
        Assert.Equal(expired ? (null, null) : (OrderWalk.Contact, RegisterEntry.DigestOf(OrderWalk.Contact)), (kept.Contact, kept.BouncedAddress));
    }

    [Fact]
    public async Task reports_to_a_holder_every_look_at_personal_data_and_at_what()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.Application.ReadPersonalNumber.RunAsync(OrderWalk.Officer, walk.Id, default);
        var report = await new ReportHolder(RetentionSources.Of(walk.Context)).RunAsync((serial, _) => serial == walk.Demo.Holder.Serial, default);
        Assert.Equal("PrivateDataViewed PersonalNumber", Assert.Single(Assert.Single(report.Orders).Seen).What);
    }

    [Fact]
    public async Task puts_the_evidence_of_an_issued_certificate_where_nobody_changes_it()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        var evidence = new CountingEvidence(walk.Evidence);
        var context = new JourneyContext(walk.Ports with { Evidence = evidence }, walk.Settings, walk.Time, walk.Context.Logging);
        await new EffectPerformer(context).AdvanceAsync(walk.Id, default);
        Assert.Equal("issued", (await walk.ReadAsync()).State.Name);
        Assert.Equal(1, evidence.Preserved);
    }

    [Fact]
    public async Task parks_what_failed_too_often_raises_the_alarm_and_takes_it_up_again()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        using var alarms = new CapturedAlarms();
        var evidence = new CountingEvidence(walk.Evidence) { Fails = true };
        var context = new JourneyContext(walk.Ports with { Evidence = evidence }, walk.Settings, walk.Time, alarms);
        var performer = new EffectPerformer(context);
        for (var tries = 0; tries < 60; tries++)
        {
            await performer.AdvanceAsync(walk.Id, default);
            walk.Time.Advance(TimeSpan.FromHours(1));
        }

        var letter = Assert.Single(await ParkedAsync(walk));
        Assert.StartsWith("PreserveEvidence", letter.Effect, StringComparison.Ordinal);
        Assert.Equal((48, nameof(InvalidOperationException)), (letter.Attempts, letter.Cause));
        Assert.Contains(alarms.Messages, message => message.Contains("dead letters", StringComparison.Ordinal));
        Assert.DoesNotContain((await walk.Ports.Renewals.FindAsync(walk.Id, default))!.Pending, effect => effect.Id == letter.Id);

        evidence.Fails = false;
        Assert.True(await walk.Ports.Renewals.ReplayAsync(walk.Id, letter.Id, walk.Time.Now, default));
        await performer.AdvanceAsync(walk.Id, default);
        Assert.Equal(1, evidence.Preserved);
        Assert.Empty(await ParkedAsync(walk));
    }

    [Fact]
    public async Task never_parks_what_only_waits()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        walk.Lists.Answer = new DigiRenew.Journey.Verification.RevocationAnswer.Unknown("unreachable");
        for (var tries = 0; tries < 80; tries++)
        {
            await walk.Application.Effects.AdvanceAsync(walk.Id, default);
            walk.Time.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Empty(await ParkedAsync(walk));
        Assert.Equal("scheduled", (await walk.ReadAsync()).State.Name);
    }

    private static async Task<OrderWalk> IssuedAsync()
    {
        var walk = await OrderWalk.ToIssuingAsync();
        await new SignCertificate(walk.Context).RunAsync(walk.Id, default);
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        Assert.Equal("issued", (await walk.ReadAsync()).State.Name);
        return walk;
    }

    private static async Task<ReadOnlyMemory<byte>?> CopyAsync(OrderWalk walk) =>
        await walk.PrivateDocuments.FindUploadAsync(walk.Id, (await walk.ReadAsync()).Order.Uploads[UploadKind.Identity], default);

    private static async Task EraseAsync(OrderWalk walk)
    {
        walk.Time.Advance(TimeSpan.FromDays(91));
        Assert.IsType<Outcome<LedgerEntry>.Done>(
            await new EraseDocuments(RetentionSources.Of(walk.Context)).RunAsync(walk.Id, DocumentGroup.Copies, Administrator, onRequest: false, default));
    }

    private static async Task<List<DeadLetter>> ParkedAsync(OrderWalk walk)
    {
        var parked = new List<DeadLetter>();
        await foreach (var letter in walk.Ports.Renewals.ListParkedAsync(default))
        {
            parked.Add(letter);
        }

        return parked;
    }

    private sealed class CountingEvidence(IEvidence inner) : IEvidence
    {
        public bool Fails { get; set; }

        public int Preserved { get; private set; }

        public Task<Sha256Digest> KeepAsync(RenewalId id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => inner.KeepAsync(id, content, cancellationToken);

        public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, Sha256Digest digest, CancellationToken cancellationToken) => inner.FindAsync(id, digest, cancellationToken);

        public Task<ReadOnlyMemory<byte>> KeepFirstAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            inner.KeepFirstAsync(id, name, content, cancellationToken);

        public Task<ReadOnlyMemory<byte>?> FindNamedAsync(RenewalId id, string name, CancellationToken cancellationToken) => inner.FindNamedAsync(id, name, cancellationToken);

        public Task PreserveAsync(RenewalId id, CancellationToken cancellationToken)
        {
            Preserved += Fails ? 0 : 1;
            return Fails ? Task.FromException(new InvalidOperationException("A bug.")) : Task.CompletedTask;
        }

        /// <summary>As by a policy of the account.</summary>
        public bool IsLocked { get; set; }

        public Task EraseAsync(RenewalId id, CancellationToken cancellationToken) =>
            IsLocked ? Task.FromException(new IOException("A policy still keeps it.")) : inner.EraseAsync(id, cancellationToken);
    }
}

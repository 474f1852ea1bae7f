using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Export;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

public sealed class Deciding_revocation_anew
{
    private static readonly byte[] Answer = "an answer"u8.ToArray();

    [Fact]
    public async Task by_a_responder_begins_the_issuance_and_keeps_the_answer()
    {
        using var walk = await ReadyAsync();
        var responder = new FixedResponder(Found(walk, null));
        await BeginAsync(walk, responder);
        Assert.IsType<RenewalState.Issuing>((await walk.ReadAsync()).State);
        Assert.NotNull(await walk.Evidence.FindAsync(walk.Id, Sha256Digest.Of(Answer), default));
        Assert.Equal(LastUpload(await walk.ReadAsync()), responder.NotBefore);
    }

    /// <summary>The order may have been held since the first look: the container shows on what the certificate was signed.</summary>
    [Fact]
    public async Task keeps_each_look_and_exports_the_last_one_before_the_signature()
    {
        using var walk = await ReadyAsync();
        await BeginAsync(walk, null, RootList(walk));
        walk.Time.Advance(TimeSpan.FromHours(3));
        var now = DateTimeOffset.FromUnixTimeSeconds(walk.Time.Now.ToUnixTimeSeconds());
        var last = await RevocationList.ComposeAsync(walk.Demo.Issuing, walk.Demo.IssuingKey, 9, now, now.AddDays(1), [], default);
        walk.Lists.Answer = new RevocationAnswer.Found(RevocationList.Read(last, walk.Demo.Issuing).List!, last);
        var ofRoot = RootList(walk, new RevokedEntry("0BAD", walk.Demo.At, 4));
        for (var time = 0; time < 2; time++)
        {
            await new SignCertificate(Context(walk, null, ofRoot, checksAuthorities: true)).RunAsync(walk.Id, default);
        }

        Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State);
        var files = Exporting_the_evidence.Unpack(await Exporting_the_evidence.WriteAsync(walk));
        Assert.Equal(last, Assert.Single(files, file => file.Name == "revocation/decisive.der").Content);
        Assert.Contains(files, file => file.Name == $"revocation/crl-{Sha256Digest.Of(ofRoot.Der.Span).Hex[..16]}.crl");
        Assert.NotNull(await walk.Evidence.FindNamedAsync(walk.Id, "decisive-look-2", default));
        Assert.Null(await walk.Evidence.FindNamedAsync(walk.Id, "decisive-look-3", default));
    }

    [Fact]
    public async Task keeps_the_same_look_once()
    {
        using var walk = await ReadyAsync();
        var ofRoot = RootList(walk);
        await BeginAsync(walk, new FixedResponder(new StatusAnswer.Unknown("out-of-reach")), ofRoot);
        Assert.Null(await walk.Evidence.FindNamedAsync(walk.Id, "decisive-look-1", default));
        await BeginAsync(walk, null, ofRoot);
        walk.Time.Advance(TimeSpan.FromHours(3));
        await new SignCertificate(Context(walk, null, ofRoot, checksAuthorities: true)).RunAsync(walk.Id, default);
        Assert.NotNull(await walk.Evidence.FindNamedAsync(walk.Id, "decisive-look-1", default));
        Assert.Null(await walk.Evidence.FindNamedAsync(walk.Id, "decisive-look-2", default));
    }

    [Fact]
    public async Task by_a_responder_ends_the_order_of_a_revoked_certificate()
    {
        using var walk = await ReadyAsync();
        await BeginAsync(walk, new FixedResponder(Found(walk, 1)));
        Assert.Equal(EndCause.Revoked, Assert.IsType<RenewalState.Ended>((await walk.ReadAsync()).State).Cause);
    }

    [Fact]
    public async Task by_a_responder_holds_the_order_of_a_certificate_on_hold()
    {
        using var walk = await ReadyAsync();
        await BeginAsync(walk, new FixedResponder(Found(walk, 6)));
        Assert.Equal("old-certificate-on-hold", Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause);
    }

    [Fact]
    public async Task by_a_responder_waits_while_it_cannot_say_whatever_the_list_says()
    {
        using var walk = await ReadyAsync();
        var result = await BeginAsync(walk, new FixedResponder(new StatusAnswer.Unknown("out-of-reach")));
        Assert.Equal(new EffectResult.Later(walk.Time.Now.AddMinutes(5), "revocation-unknown"), result);
    }

    [Fact]
    public async Task goes_on_where_the_issuing_authority_is_good()
    {
        using var walk = await ReadyAsync();
        await BeginAsync(walk, null, RootList(walk));
        Assert.IsType<RenewalState.Issuing>((await walk.ReadAsync()).State);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public async Task holds_the_order_where_the_issuing_authority_is_revoked_or_on_hold(int reason)
    {
        using var walk = await ReadyAsync();
        await BeginAsync(walk, null, RootList(walk, new RevokedEntry(walk.Demo.Issuing.Serial, walk.Demo.At, reason)));
        Assert.Equal("issuing-certificate-revoked", Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause);
    }

    [Fact]
    public async Task waits_while_the_status_of_the_issuing_authority_is_unknown()
    {
        using var walk = await ReadyAsync();
        var result = await BeginAsync(walk, null, new RevocationAnswer.Unknown("out-of-reach"));
        Assert.Equal("revocation-unknown", Assert.IsType<EffectResult.Later>(result).Cause);
    }

    [Fact]
    public async Task does_not_look_above_the_issuing_authority_unless_configured()
    {
        using var walk = await ReadyAsync();
        await new BeginIssuance(Context(walk, null, new RevocationAnswer.Unknown("out-of-reach"), checksAuthorities: false)).RunAsync(walk.Id, default);
        Assert.IsType<RenewalState.Issuing>((await walk.ReadAsync()).State);
    }

    [Theory]
    [InlineData(false, "revocation-unknown")]
    [InlineData(true, null)]
    public async Task of_an_expired_certificate_waits_for_a_list_that_keeps_such(bool keeps, string? cause)
    {
        using var walk = await ExpiredAsync();
        var der = await RevocationList.ComposeAsync(
            walk.Demo.Issuing, walk.Demo.IssuingKey, 9, walk.Time.Now, walk.Time.Now.AddDays(1), [], keeps ? walk.Demo.Issuing.NotBefore : null, default);
        walk.Lists.Answer = new RevocationAnswer.Found(RevocationList.Read(der, walk.Demo.Issuing).List!, der);
        Assert.Equal(cause, (await BeginAsync(walk, null) as EffectResult.Later)?.Cause);
        Assert.Equal(keeps, (await walk.ReadAsync()).State is RenewalState.Issuing);
    }

    [Fact]
    public async Task of_an_expired_certificate_waits_for_an_officer_first_whatever_the_lists_say_of_it()
    {
        using var walk = await ReadyAsync();
        walk.Time.Now = walk.Demo.Holder.NotAfter.AddDays(1);
        walk.Lists.Answer = new RevocationAnswer.Unknown("out-of-reach");
        Assert.Equal(EffectResult.Finished, await BeginAsync(walk, null));
        Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State);
    }

    [Theory]
    [InlineData(-1, "revocation-unknown")]
    [InlineData(1, null)]
    public async Task of_an_expired_certificate_waits_for_a_responder_that_remembers_it(int daysRemembered, string? cause)
    {
        using var walk = await ExpiredAsync();
        var found = Found(walk, null);
        found = found with { Response = found.Response with { ArchiveCutoff = walk.Demo.Holder.NotAfter.AddDays(-daysRemembered) } };
        Assert.Equal(cause, (await BeginAsync(walk, new FixedResponder(found)) as EffectResult.Later)?.Cause);
    }

    [Fact]
    public async Task alarms_once_a_day_has_passed()
    {
        using var walk = await ReadyAsync();
        var moment = walk.Time.Now;
        walk.Lists.Answer = new RevocationAnswer.Unknown("out-of-reach");
        using var alarms = new CapturedAlarms();
        var context = new JourneyContext(walk.Ports, walk.Settings, walk.Time, alarms);
        var effects = new EffectPerformer(context);

        walk.Time.Now = moment.AddHours(24).AddSeconds(-1);
        await effects.AdvanceAsync(walk.Id, default);
        Assert.Empty(alarms.Messages);
        Assert.DoesNotContain(walk.Mail.Sent, IsAlarm);

        walk.Time.Now = moment.AddHours(24).AddMinutes(10);
        await effects.AdvanceAsync(walk.Id, default);
        Assert.Contains("revocation is still unknown (out-of-reach)", Assert.Single(alarms.Messages), StringComparison.Ordinal);
        Assert.Single(walk.Mail.Sent, IsAlarm);

        walk.Time.Advance(TimeSpan.FromHours(1));
        await effects.AdvanceAsync(walk.Id, default);
        Assert.Single(walk.Mail.Sent, IsAlarm);
        Assert.IsType<RenewalState.Scheduled>((await walk.ReadAsync()).State);

        bool IsAlarm(DigiRenew.Journey.Mail.MailMessage mail) =>
            mail.To == walk.Settings.OfficerMail && mail.Text.Contains("issuance-overdue", StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_alarm_about_an_order_that_was_issued_in_time()
    {
        using var walk = await ReadyAsync();
        var effects = new EffectPerformer(walk.Context);
        await effects.AdvanceAsync(walk.Id, default);
        walk.Time.Advance(TimeSpan.FromHours(25));
        await effects.AdvanceAsync(walk.Id, default);
        Assert.DoesNotContain(walk.Mail.Sent, mail => mail.To == walk.Settings.OfficerMail);
    }

    private static async Task<OrderWalk> ReadyAsync()
    {
        var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        return walk;
    }

    /// <summary>The old certificate has expired, and an officer has allowed the issuance all the same.</summary>
    private static async Task<OrderWalk> ExpiredAsync()
    {
        var walk = await ReadyAsync();
        await walk.DecideAsync(new("issue-late"));
        walk.Time.Now = walk.Demo.Holder.NotAfter.AddDays(1);
        return walk;
    }

    private static StatusAnswer.Found Found(OrderWalk walk, int? reason) => new StatusAnswer.Found(
        new OcspResponse(
            walk.Time.Now,
            walk.Time.Now,
            null,
            reason is { } code ? new RevokedEntry(walk.Demo.Holder.Serial, walk.Demo.At, code) : null,
            walk.Demo.Issuing),
        Answer);

    private static RevocationAnswer.Found RootList(OrderWalk walk, params RevokedEntry[] entries)
    {
        var der = RevocationList.ComposeAsync(walk.Demo.Root, walk.Demo.RootKey, 1, walk.Demo.At, walk.Demo.At.AddYears(1), entries, default).AsTask().GetAwaiter().GetResult();
        return new RevocationAnswer.Found(RevocationList.Read(der, walk.Demo.Root).List!, der);
    }

    private static DateTimeOffset LastUpload(DigiRenew.Journey.Storage.LedgerEntry entry) =>
        entry.Events.Where(recorded => recorded.Event is RenewalEvent.UploadReceived).Max(recorded => recorded.At);

    private static Task<EffectResult> BeginAsync(OrderWalk walk, FixedResponder? responder, RevocationAnswer? ofRoot = null) =>
        new BeginIssuance(Context(walk, responder, ofRoot, ofRoot is not null)).RunAsync(walk.Id, default);

    private static JourneyContext Context(OrderWalk walk, FixedResponder? responder, RevocationAnswer? ofRoot, bool checksAuthorities) => new(
        walk.Ports with
        {
            StatusResponder = responder is null ? NoStatusResponder.Instance : responder,
            RevocationLists = new ListsByIssuer(walk, ofRoot),
        },
        walk.Settings with { ChecksAuthorities = checksAuthorities },
        walk.Time,
        NullLoggerFactory.Instance);

    private sealed class FixedResponder(StatusAnswer answer) : IStatusResponder
    {
        public bool IsConfigured => true;

        public DateTimeOffset? NotBefore { get; private set; }

        public Task<StatusAnswer> AskAsync(CertificateFacts certificate, CertificateFacts issuer, DateTimeOffset? notBefore, CancellationToken cancellationToken)
        {
            NotBefore = notBefore;
            return Task.FromResult(answer);
        }
    }

    private sealed class ListsByIssuer(OrderWalk walk, RevocationAnswer? ofRoot) : IRevocationLists
    {
        public Task<RevocationAnswer> FindAsync(CertificateFacts issuer, DateTimeOffset? notBefore, CancellationToken cancellationToken) =>
            issuer == walk.Demo.Root ? Task.FromResult(ofRoot!) : walk.Lists.FindAsync(issuer, notBefore, cancellationToken);
    }
}

using System.Net;
using System.Security.Cryptography;
using DigiRenew.Adapters.Local.TimeStamps;
using DigiRenew.Contracts;
using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.TimeStamps;
using DigiRenew.Pki;
using DigiRenew.Pki.Revocation;
using DigiRenew.Pki.TimeStamps;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigiRenew.Tests.Application.TimeStamps;

public sealed class Asking_for_a_time_stamp : IDisposable
{
    private static readonly byte[] Data = "stamped"u8.ToArray();

    private readonly DemoHierarchy _demo = DemoHierarchy.Build(at: DateTimeOffset.UtcNow);

    public void Dispose() => _demo.Dispose();

    [Fact]
    public async Task of_a_real_authority_gives_a_token_that_openssl_verifies_too()
    {
        using var authority = new OpenSslAuthority(_demo);

        var token = Assert.IsType<TimeStampAnswer.Stamped>(await AskAsync([authority.Address])).Token;

        Assert.Equal(_demo.Root, token.Path.Certificates[^1]);
        Assert.Contains("Verification: OK", authority.Verify(token.Der, Data), StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_holder_and_officer_when_an_upload_was_seen()
    {
        using var pki = DemoHierarchy.Build(at: DateTimeOffset.UtcNow);
        using var desk = new RenewalDesk(pki: pki);
        using var authority = new OpenSslAuthority(_demo);
        using var authorities = Authorities([authority.Address]);
        var id = await desk.ReviewedAsync();
        var stamping = new JourneyContext(
            desk.Context.Ports with { TimeStamps = authorities }, desk.Context.Settings, desk.Time, NullLoggerFactory.Instance);
        var asked = DateTimeOffset.UtcNow.AddSeconds(-1); // the authority tells whole seconds
        Assert.Equal(EffectResult.Finished, await new StampUpload(stamping).RunAsync(id, UploadKind.Contract, 1, 0, CancellationToken.None));

        var order = RenewalDesk.Done(await desk.Application.ReadReviewOrder.RunAsync(new("officer-1", ["officer"]), id, CancellationToken.None));
        var stamped = Assert.Single(order.Uploads, upload => upload.StampedAt is not null);
        Assert.Equal("contract", stamped.Kind);
        Assert.InRange(stamped.StampedAt!.Value, asked, DateTimeOffset.UtcNow);
        Assert.Equal(stamped.StampedAt, (await desk.UploadAsync(id, UploadKind.Contract)).StampedAt);
        Assert.Null((await desk.UploadAsync(id, UploadKind.Terms)).StampedAt);
    }

    [Fact]
    public async Task asks_the_next_authority_where_the_first_is_down_or_its_token_does_not_verify()
    {
        using var lookalike = DemoHierarchy.Build(at: _demo.At);
        using var unknown = new OpenSslAuthority(lookalike);
        using var authority = new OpenSslAuthority(_demo);
        using var never = new OpenSslAuthority(_demo);

        Assert.IsType<TimeStampAnswer.Stamped>(await AskAsync([new("http://127.0.0.1:1/"), unknown.Address, authority.Address, never.Address]));

        Assert.Equal((1, 1, 0), (unknown.Asked, authority.Asked, never.Asked));
    }

    [Fact]
    public async Task is_refused_from_a_chain_that_is_not_configured()
    {
        using var lookalike = DemoHierarchy.Build(at: _demo.At);
        using var authority = new OpenSslAuthority(lookalike);
        Assert.Equal(new TimeStampAnswer.Unavailable("invalid"), await AskAsync([authority.Address]));
    }

    [Fact]
    public async Task is_refused_from_an_authority_that_has_expired()
    {
        using var authority = new OpenSslAuthority(_demo, notAfter: _demo.At.AddDays(-1));
        Assert.Equal(new TimeStampAnswer.Unavailable("invalid"), await AskAsync([authority.Address]));
    }

    [Fact]
    public async Task looks_up_every_certificate_below_the_anchor()
    {
        using var authority = new OpenSslAuthority(_demo);
        var (ofRoot, ofIssuing) = (await RootListAsync(), _demo.RevocationList());
        using var one = Serve(ofRoot);
        using var other = Serve(ofIssuing);

        var stamped = Assert.IsType<TimeStampAnswer.Stamped>(await AskAsync([authority.Address], lists: [one.Address, other.Address]));

        Assert.Equal([ofIssuing, ofRoot], stamped.Lists.Select(list => list.ToArray()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task is_refused_from_an_authority_that_is_revoked_or_whose_issuer_is(bool isIssuer)
    {
        using var authority = new OpenSslAuthority(_demo);
        using var ofRoot = Serve(await RootListAsync(isIssuer ? [new(_demo.Issuing.Serial, _demo.At, 1)] : []));
        using var ofIssuing = Serve(_demo.RevocationList(isIssuer ? [] : [new("7A", _demo.At, 1)]));
        Assert.Equal(new TimeStampAnswer.Unavailable("revoked"), await AskAsync([authority.Address], lists: [ofRoot.Address, ofIssuing.Address]));
    }

    [Fact]
    public async Task is_refused_while_nobody_can_say_whether_the_authority_is_revoked()
    {
        using var authority = new OpenSslAuthority(_demo);
        using var ofRoot = Serve(await RootListAsync());
        Assert.Equal(new TimeStampAnswer.Unavailable("revocation-unknown"), await AskAsync([authority.Address], lists: [ofRoot.Address]));
        Assert.Equal(new TimeStampAnswer.Unavailable("revocation-unknown"), await AskAsync([authority.Address], lists: [new("http://127.0.0.1:1/")]));
    }

    [Fact]
    public async Task is_refused_for_another_imprint()
    {
        var asked = Sha256Digest.Of(Data).ToBytes();
        using var authority = new OpenSslAuthority(_demo, change: query =>
        {
            Sha256Digest.Of("another"u8).ToBytes().CopyTo(query, query.AsSpan().IndexOf(asked));
            return query;
        });
        Assert.Equal(new TimeStampAnswer.Unavailable("invalid"), await AskAsync([authority.Address]));
    }

    [Fact]
    public async Task is_refused_for_another_nonce()
    {
        using var authority = new OpenSslAuthority(_demo, change: _ => TimeStampRequest.Compose(Sha256Digest.Of(Data), RandomNumberGenerator.GetBytes(16)).Der.ToArray());
        Assert.Equal(new TimeStampAnswer.Unavailable("invalid"), await AskAsync([authority.Address]));
    }

    [Fact]
    public async Task is_refused_where_the_clocks_differ_by_more_than_5_minutes()
    {
        using var authority = new OpenSslAuthority(_demo);
        Assert.Equal(new TimeStampAnswer.Unavailable("clock"), await AskAsync([authority.Address], new ManualTime(DateTimeOffset.UtcNow.AddMinutes(-6))));
        Assert.Equal(new TimeStampAnswer.Unavailable("clock"), await AskAsync([authority.Address], new ManualTime(DateTimeOffset.UtcNow.AddMinutes(6))));
    }

    [Fact]
    public async Task is_to_be_tried_later_where_the_authority_refuses()
    {
        using var authority = new OpenSslAuthority(_demo, change: _ => "rubbish"u8.ToArray());
        Assert.Equal(new TimeStampAnswer.Unavailable("refused"), await AskAsync([authority.Address]));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "application/timestamp-reply", 10, "invalid")]
    [InlineData(HttpStatusCode.OK, "application/timestamp-reply", 5001, "out-of-reach")]
    [InlineData(HttpStatusCode.OK, "text/html", 10, "out-of-reach")]
    [InlineData(HttpStatusCode.Redirect, "application/timestamp-reply", 10, "out-of-reach")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "application/timestamp-reply", 10, "out-of-reach")]
    public async Task takes_no_answer_that_breaks_a_limit(HttpStatusCode status, string type, int length, string cause)
    {
        using var server = new PostServer(_ => ((int)status, type, new byte[length]));
        Assert.Equal(new TimeStampAnswer.Unavailable(cause), await AskAsync([server.Address]));
        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task waits_no_longer_than_its_patience()
    {
        using var server = new PostServer(_ =>
        {
            Thread.Sleep(TimeSpan.FromSeconds(2));
            return (200, "application/timestamp-reply", []);
        });
        Assert.Equal(new TimeStampAnswer.Unavailable("out-of-reach"), await AskAsync([server.Address], patience: TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public async Task asks_nobody_where_none_is_configured()
    {
        using var none = new TimeStampAuthorities(new(), TimeProvider.System, NullLogger<TimeStampAuthorities>.Instance);
        Assert.False(none.IsConfigured);
        Assert.Equal(new TimeStampAnswer.Unavailable("not-configured"), await AskAsync([]));
    }

    private static PostServer Serve(byte[] list) => new(_ => (200, "application/pkix-crl", list));

    private async Task<byte[]> RootListAsync(params RevokedEntry[] entries) =>
        await RevocationList.ComposeAsync(_demo.Root, _demo.RootKey, 1, _demo.At, _demo.At.AddDays(1), entries, CancellationToken.None);

    private async Task<TimeStampAnswer> AskAsync(Uri[] authorities, TimeProvider? time = null, TimeSpan? patience = null, Uri[]? lists = null)
    {
        using var asked = Authorities(authorities, time, patience, lists);
        return await asked.StampAsync(Sha256Digest.Of(Data), CancellationToken.None);
    }

    private TimeStampAuthorities Authorities(Uri[] authorities, TimeProvider? time = null, TimeSpan? patience = null, Uri[]? lists = null) => new(
        new() { Authorities = authorities, Anchors = [_demo.Root], RevocationAddresses = lists ?? [], LargestAnswer = 5000, Patience = patience ?? TimeSpan.FromSeconds(10) },
        time ?? TimeProvider.System,
        NullLogger<TimeStampAuthorities>.Instance);
}

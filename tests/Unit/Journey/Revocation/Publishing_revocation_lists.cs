using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Revocation;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;

namespace DigiRenew.Tests.Unit.Journey.Revocation;

public sealed class Publishing_revocation_lists : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();
    private readonly DemoHierarchy _other = DemoHierarchy.Build();
    private readonly InMemoryPublishedFiles _files = new();
    private readonly InMemoryClaims _claims;
    private readonly ManualTime _time = new(DemoHierarchy.UsualMoment);

    private ReadOnlyMemory<byte>? _given;

    public Publishing_revocation_lists() => _claims = new(_time);

    private IssuingAuthority Authority => new(new SoftIssuingKey(_demo.Issuing, _demo.IssuingKey), _files, _claims, _time) { Given = _ => _given };

    [Fact]
    public async Task puts_list_and_certificate_where_certificates_say()
    {
        await Authority.PublishAsync(default);
        Assert.Equal(["issuing.cer", "issuing.crl"], _files.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(_demo.Issuing.Der.ToArray(), _files.Files["issuing.cer"].Content.ToArray());
        Assert.Equal(("1", 0, _time.Now), (List().Number, List().Count, List().ThisUpdate));
        Assert.True(List().NextUpdate - _time.Now > TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task goes_on_from_the_last_list_with_the_next_number()
    {
        await Authority.PublishAsync(default);
        await Authority.RevokeAsync(_demo.Holder, RevocationReason.KeyCompromise, _time.Now, default);
        _time.Advance(TimeSpan.FromHours(1));
        await Authority.PublishAsync(default);
        Assert.Equal(("3", _time.Now), (List().Number, List().ThisUpdate));
        Assert.Equal([new RevokedEntry(_demo.Holder.Serial, DemoHierarchy.UsualMoment, 1)], List().Entries);
    }

    [Fact]
    public async Task lets_the_first_date_and_reason_stand_when_a_certificate_is_revoked_again()
    {
        await Authority.RevokeAsync(_demo.Holder, RevocationReason.KeyCompromise, _time.Now, default);
        var first = _files.Files["issuing.crl"];
        await Authority.RevokeAsync(_demo.Holder, RevocationReason.Superseded, _time.Now.AddDays(1), default);
        Assert.Same(first, _files.Files["issuing.crl"]);
    }

    [Fact]
    public async Task loses_no_revocation_where_several_come_at_once()
    {
        await Authority.PublishAsync(default);
        var certificates = Enumerable.Range(1, 6).Select(at => _demo.Issue(
            _demo.Holder.Subject, _demo.HolderKey.SubjectPublicKeyInfo, $"5A0{at}", _time.Now, _time.Now.AddYears(1))).ToList();
        await Task.WhenAll(certificates.Select(certificate => Task.Run(() => Authority.RevokeAsync(certificate, RevocationReason.Unspecified, _time.Now, default))));
        Assert.Equal(certificates.Select(certificate => certificate.Serial), List().Entries.Select(entry => entry.Serial));
        Assert.All(List().Entries, entry => Assert.Null(entry.Reason));
    }

    [Fact]
    public async Task signs_nothing_over_a_list_that_is_not_its_own()
    {
        await Authority.PublishAsync(default);
        var foreign = await RevocationList.ComposeAsync(_other.Issuing, _other.IssuingKey, 9, _time.Now, _time.Now.AddDays(1), [], null, default);
        _files.Files["issuing.crl"] = new(foreign, "x");
        await Assert.ThrowsAsync<InvalidDataException>(() => Authority.PublishAsync(default));
        await Assert.ThrowsAsync<InvalidDataException>(() => Authority.RevokeAsync(_demo.Holder, RevocationReason.Unspecified, _time.Now, default));
        Assert.Equal(foreign, _files.Files["issuing.crl"].Content.ToArray());
    }

    [Fact]
    public async Task makes_no_new_list_where_the_last_one_has_vanished()
    {
        await Authority.RevokeAsync(_demo.Holder, RevocationReason.Unspecified, _time.Now, default);
        await Authority.PublishAsync(default);
        _given = _files.Files["issuing.crl"].Content;
        _files.Files.Clear();
        await Assert.ThrowsAsync<InvalidDataException>(() => Authority.PublishAsync(default));
        Assert.Empty(_files.Files);
    }

    [Fact]
    public async Task keeps_a_list_for_each_key_after_a_new_one_came()
    {
        var keys = new IssuingKeys(new Named(_other.Issuing, _other.IssuingKey, "issuing-2"), [new Named(_demo.Issuing, _demo.IssuingKey, "issuing")]);
        await new IssuingAuthority(keys, _files, _claims, _time).PublishAsync(default);
        Assert.Equal(["issuing-2.cer", "issuing-2.crl", "issuing.cer", "issuing.crl"], _files.Files.Keys.Order(StringComparer.Ordinal));
        Assert.NotNull(RevocationList.Read(_files.Files["issuing-2.crl"].Content, _other.Issuing).List);
        Assert.NotNull(List());
    }

    [Fact]
    public async Task revokes_in_the_list_of_the_key_that_signed_where_several_have_one_name()
    {
        Assert.Equal(_demo.Issuing.Subject.ToArray(), _other.Issuing.Subject.ToArray());
        var keys = new IssuingKeys(new Named(_other.Issuing, _other.IssuingKey, "issuing-2"), [new Named(_demo.Issuing, _demo.IssuingKey, "issuing")]);
        await new IssuingAuthority(keys, _files, _claims, _time).RevokeAsync(_demo.Holder, RevocationReason.Superseded, _time.Now, default);
        Assert.Equal(["issuing.crl"], _files.Files.Keys);
        Assert.NotNull(List().Find(_demo.Holder.Serial));

        var newest = new IssuingAuthority(new Named(_other.Issuing, _other.IssuingKey, "issuing-2"), _files, _claims, _time);
        await Assert.ThrowsAsync<InvalidDataException>(() => newest.RevokeAsync(_demo.Holder, RevocationReason.Superseded, _time.Now, default));
        Assert.Equal(["issuing.crl"], _files.Files.Keys);
    }

    [Fact]
    public async Task revokes_for_good_what_was_on_hold()
    {
        _given = await RevocationList.ComposeAsync(_demo.Issuing, _demo.IssuingKey, 4, _time.Now, _time.Now.AddDays(1), [new(_demo.Holder.Serial, _time.Now, 6)], null, default);
        await Authority.RevokeAsync(_demo.Holder, RevocationReason.KeyCompromise, _time.Now, default);
        Assert.Equal([new RevokedEntry(_demo.Holder.Serial, _time.Now, 1)], List().Entries);
    }

    [Fact]
    public async Task goes_on_from_the_list_that_another_made_and_claims_no_more_than_it()
    {
        var number = System.Numerics.BigInteger.Pow(2, 140);
        var from = _time.Now;
        _given = await RevocationList.ComposeAsync(_demo.Issuing, _demo.IssuingKey, number, from, from.AddDays(1), [new("0A1B", from, null)], null, default);
        _time.Advance(TimeSpan.FromHours(1));
        await Authority.PublishAsync(default);
        await Authority.PublishAsync(default);
        Assert.Equal((number + 2).ToString(System.Globalization.CultureInfo.InvariantCulture), List().Number);
        Assert.Equal(["0A1B"], List().Entries.Select(entry => entry.Serial));
        Assert.Equal(from, List().ExpiredSince); // who made that list may have dropped whoever had expired before
    }

    [Fact]
    public async Task publishes_the_other_lists_where_one_is_broken()
    {
        _files.Files["issuing-2.crl"] = new(new byte[] { 1 }, "x");
        var keys = new IssuingKeys(new Named(_other.Issuing, _other.IssuingKey, "issuing-2"), [new Named(_demo.Issuing, _demo.IssuingKey, "issuing")]);
        await Assert.ThrowsAsync<InvalidDataException>(() => new IssuingAuthority(keys, _files, _claims, _time).PublishAsync(default));
        Assert.NotNull(List());
    }

    [Fact]
    public async Task refuses_to_revoke_what_another_authority_issued() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => Authority.RevokeAsync(_demo.Issuing, RevocationReason.Unspecified, _time.Now, default));

    public void Dispose()
    {
        _demo.Dispose();
        _other.Dispose();
    }

    private RevocationList List() => RevocationList.Read(_files.Files["issuing.crl"].Content, _demo.Issuing).List!;

    private sealed record Named(CertificateFacts Certificate, ISigningKey Key, string Name) : IIssuingKey;
}

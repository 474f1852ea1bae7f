using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Adapters.Local;
using DigiRenew.Journey.Revocation;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Application.Contracts;
using DigiRenew.Tests.Application.Contracts.Local;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigiRenew.Tests.Application.Local;

public sealed class Opening_the_ports_of_one_machine : IDisposable
{
    private readonly DataFolder _data = new();
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();
    private readonly ManualTime _clock = new(Sample.Now);

    [Fact]
    public async Task makes_everything_at_first_start_and_finds_it_again()
    {
        var id = Sample.NewId();
        ReadOnlyMemory<byte> secret;
        using (var first = await Open(development: true))
        {
            await first.Ports.Renewals.AppendAsync(id, 0, [Sample.Record(1)], [], Sample.Index(id), CancellationToken.None);
            await first.Ports.PrivateDocuments.PutAsync(id, "form", Sample.Bytes("{}"), CancellationToken.None);
            secret = first.Ports.Secrets.For("nonce")[0];
        }

        using var second = await Open(development: true);
        Assert.Equal(1, (await second.Ports.Renewals.FindAsync(id, CancellationToken.None))!.Version);
        Assert.NotNull(await second.Ports.PrivateDocuments.FindAsync(id, "form", CancellationToken.None));
        Assert.Equal(secret.ToArray(), second.Ports.Secrets.For("nonce")[0].ToArray());
        Assert.Equal(
            ["audit", "digirenew.db", "evidence", "keys", "mail", "pki", "private"],
            Directory.GetFileSystemEntries(_data["data"]).Select(Path.GetFileName).Where(name => !name!.StartsWith("digirenew.db-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task gives_a_list_as_young_as_is_asked_for()
    {
        using var local = await Open(development: true);
        _clock.Advance(TimeSpan.FromDays(5));

        var found = Assert.IsType<RevocationAnswer.Found>(await local.Ports.RevocationLists.FindAsync(local.Ports.IssuingKey.Certificate, _clock.Now, CancellationToken.None));
        Assert.Equal(_clock.Now, found.List.ThisUpdate);
        Assert.IsType<RevocationAnswer.Found>(await local.Ports.RevocationLists.FindAsync(local.Demo!.Root, _clock.Now, CancellationToken.None));

        await local.Demo.RevokeAsync("0A1B", 1, _clock.Now, CancellationToken.None);
        found = (RevocationAnswer.Found)await local.Ports.RevocationLists.FindAsync(local.Ports.IssuingKey.Certificate, null, CancellationToken.None);
        Assert.NotNull(found.List.Find("0A1B"));
    }

    [Fact]
    public async Task makes_no_keys_of_an_authority_but_under_development()
    {
        await Assert.ThrowsAnyAsync<IOException>(() => Open(development: false));
        Assert.False(Directory.Exists(_data["data/pki"]));

        (await Open(development: true)).Dispose();
        using var local = await Open(development: false);
        Assert.Null(local.Demo);
    }

    [Fact]
    public async Task lets_revocation_be_asked_for_in_every_part_and_performed_by_the_one_that_issues()
    {
        (await Open(development: true)).Dispose();
        using var others = await Open(development: true, KeyShare.Seal);
        Assert.IsType<RevocationElsewhere>(others.Ports.Revocation);
        using var issue = await Open(development: true, KeyShare.Issuing);
        Assert.IsType<DemoRevocation>(issue.Ports.Revocation);
        using var provider = await Open(development: false, KeyShare.Seal);
        Assert.Null(provider.Ports.Revocation);
    }

    [Fact]
    public async Task makes_the_lists_of_a_providers_own_key_where_told_to()
    {
        CertificateFacts issued;
        using (var given = await Open(development: true))
        {
            await given.Demo!.RevokeAsync("0A1B", 1, _clock.Now, CancellationToken.None);
            issued = await given.Demo.IssueOldCertificateAsync(
                _demo.Holder.Subject, _demo.HolderKey.SubjectPublicKeyInfo, null, _clock.Now, _clock.Now.AddYears(1), null, CancellationToken.None);
        }

        _clock.Advance(TimeSpan.FromDays(2));
        using var issue = await Open(development: false, KeyShare.Issuing, publishes: true);
        using var others = await Open(development: false, KeyShare.Seal, publishes: true);
        var authority = issue.Ports.IssuingKey.Certificate;
        Assert.Equal(new RevocationAnswer.Unknown("stale"), await others.Ports.RevocationLists.FindAsync(authority, null, CancellationToken.None));

        var found = Assert.IsType<RevocationAnswer.Found>(await issue.Ports.RevocationLists.FindAsync(authority, _clock.Now, CancellationToken.None));
        Assert.Equal(_clock.Now, found.List.ThisUpdate);
        Assert.NotNull(found.List.Find("0A1B"));
        Assert.IsType<RevocationAnswer.Unknown>(await issue.Ports.RevocationLists.FindAsync(_demo.Root, _clock.Now, CancellationToken.None));
        Assert.Equal(found.Der.ToArray(), File.ReadAllBytes(_data["data/published/issuing.crl"]));

        Assert.IsType<RevocationElsewhere>(others.Ports.Revocation);
        await issue.Ports.Revocation!.RevokeAsync(issued, RevocationReason.KeyCompromise, _clock.Now, CancellationToken.None);
        found = (RevocationAnswer.Found)await others.Ports.RevocationLists.FindAsync(authority, null, CancellationToken.None);
        Assert.Equal(["0A1B", issued.Serial], found.List.Entries.Select(entry => entry.Serial));
    }

    [Fact]
    public async Task does_not_begin_lists_on_one_that_is_none()
    {
        (await Open(development: true)).Dispose();
        File.WriteAllText(_data["data/pki/issuing.crl"], "-----BEGIN X509 CRL-----");
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Open(development: false, publishes: true));
        Assert.Contains("pki/issuing.crl", refused.Message, StringComparison.Ordinal);

        File.Delete(_data["data/pki/issuing.crl"]);
        using var begun = await Open(development: false, publishes: true);
        await begun.Authority!.PublishAsync(CancellationToken.None);
        Directory.Delete(_data["data/published"], recursive: true);
        using var again = await Open(development: false, publishes: true);
        await Assert.ThrowsAsync<InvalidDataException>(() => again.Authority!.PublishAsync(CancellationToken.None)); // nobody would know what was revoked
        Assert.Empty(Directory.GetFiles(_data["data/published"]));
    }

    public void Dispose()
    {
        _demo.Dispose();
        _data.Dispose();
    }

    private Task<LocalPorts> Open(bool development, KeyShare keys = KeyShare.Both, bool publishes = false) => LocalPorts.OpenAsync(
        new(_data["data"], "http://127.0.0.1:5080", _clock) { Development = development, DemoKeys = KeyAlgorithm.P256, Keys = keys, PublishesRevocationLists = publishes }, NullLoggerFactory.Instance, CancellationToken.None);
}

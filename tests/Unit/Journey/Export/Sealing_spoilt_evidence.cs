using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Journey.TimeStamps;
using DigiRenew.Pki;
using DigiRenew.Pki.Asic;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.TimeStamps;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;
using static DigiRenew.Tests.Unit.Journey.Export.Exporting_the_evidence;

namespace DigiRenew.Tests.Unit.Journey.Export;

/// <summary>Who has the seal can put anything into a container: the checker looks at what others have signed, too.</summary>
public sealed class Sealing_spoilt_evidence : IAsyncLifetime, IDisposable
{
    private readonly Judge _judge = new();
    private OrderWalk _walk = null!;
    private List<(string Name, byte[] Content)> _files = [];

    public async Task InitializeAsync()
    {
        _walk = await IssuedAsync();
        foreach (var kind in new[] { UploadKind.Contract, UploadKind.Identity })
        {
            var slot = (await _walk.ReadAsync()).Order.Uploads[kind];
            var token = await TokenAsync(slot.Signature ?? slot.File);
            Assert.True(TimeStampToken.Verify(token, slot.Signature ?? slot.File, [_walk.Demo.Root]).Check.Passed);
            await _walk.Evidence.KeepFirstAsync(_walk.Id, StampUpload.NameOf(kind, 1), token, default); // anchor and list as they were named before they had the token's digest
            await _walk.Evidence.KeepFirstAsync(_walk.Id, $"timestamp-anchor-{kind.ToWire()}-1", _walk.Demo.Root.Der, default);
            await _walk.Evidence.KeepFirstAsync(_walk.Id, $"timestamp-status-{kind.ToWire()}-1-1", _walk.Demo.RevocationList(), default);
        }

        _files = Unpack(await WriteAsync(_walk));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _judge.Dispose();
        _walk.Dispose();
    }

    [Fact]
    public async Task is_needed_by_nobody_the_evidence_as_it_is_holds()
    {
        var (exit, said) = Check(await SealedAsync(_files));
        Assert.True(exit == 0, said);
        foreach (var expected in new[]
        {
            "ok: uploads/contract-1.pdf is the issued paper", "ok: uploads/declaration-1.pdf is", "ok: uploads/terms-1.pdf is", "ok: timestamps/contract-1.tst stamps", "ok: timestamps/identity-1.tst stamps",
            "ok: certificates/new.cer is what was to be signed",
        })
        {
            Assert.Contains(expected, said, StringComparison.Ordinal);
        }

        Assert.Contains(_files, file => file.Name == "timestamps/identity-1-1.crl");
    }

    [Theory]
    [InlineData("uploads/contract-1.pdf")]
    [InlineData("timestamps/contract-1.tst")]
    [InlineData("timestamps/identity-1.tst")]
    [InlineData("certificates/new.cer")]
    public async Task is_seen_by_an_octet_changed_in_a_signature_value(string name)
    {
        var spoilt = Of(name).AsSpan().ToArray();
        if (name == "uploads/contract-1.pdf")
        {
            var gap = Encoding.Latin1.GetString(spoilt).LastIndexOf("00>", StringComparison.Ordinal);
            while (spoilt[gap] == '0')
            {
                gap--;
            }

            spoilt[gap] = spoilt[gap] == '1' ? (byte)'2' : (byte)'1';
        }
        else
        {
            spoilt[^1] ^= 1;
        }

        await IsRefusedAsync(name, spoilt, name);
    }

    [Fact]
    public async Task is_seen_by_a_paper_that_was_signed_for_another_order()
    {
        using var other = await IssuedAsync();
        var foreign = Unpack(await WriteAsync(other)).Single(file => file.Name == "uploads/contract-1.pdf").Content;
        await IsRefusedAsync("uploads/contract-1.pdf", [.. foreign, (byte)'\n'], "uploads/contract-1.pdf");
    }

    [Fact]
    public async Task is_seen_by_octets_behind_a_signed_paper() =>
        await IsRefusedAsync("uploads/terms-1.pdf", [.. Of("uploads/terms-1.pdf"), (byte)'\n'], "uploads/terms-1.pdf: its signature does not cover all but itself");

    [Fact]
    public async Task is_seen_by_a_token_of_something_else() =>
        await IsRefusedAsync("timestamps/identity-1.tst", Of("timestamps/contract-1.tst"), "timestamps/identity-1.tst");

    [Fact]
    public async Task is_seen_by_another_certificate() =>
        await IsRefusedAsync("certificates/new.cer", Of("certificates/old.cer"), "certificates/new.cer: is not the certificate that was to be signed");

    private byte[] Of(string name) => _files.Single(file => file.Name == name).Content;

    private async Task IsRefusedAsync(string name, byte[] content, string why)
    {
        var (exit, said) = Check(await SealedAsync(_files.Select(file => file.Name == name ? (name, content) : file)));
        Assert.True(exit == 1, said);
        Assert.Contains("refused: " + why, said, StringComparison.Ordinal);
    }

    private (int Exit, string Said) Check(byte[] container)
    {
        _judge.Keep("sealed.asice", container);
        return _judge.Run("python3", Path.Combine(Root(), "docs", "check-evidence.py"), "sealed.asice");
    }

    private async Task<byte[]> SealedAsync(IEnumerable<(string Name, byte[] Content)> files) => await AsicContainer.WriteAsync(
        [.. files.Where(file => file.Name != "mimetype" && !file.Name.StartsWith("META-INF/", StringComparison.Ordinal)).Select(file => new AsicFile(file.Name, "application/octet-stream", file.Content))],
        "report.pdf",
        _walk.Time.Now,
        _walk.Ports.Seal.Certificate,
        [],
        _walk.SealKey,
        _walk.Time.Now,
        default);

    private async Task<byte[]> TokenAsync(Sha256Digest imprint)
    {
        var demo = _walk.Demo;
        var authority = DemoHierarchy.Sign(demo.IssuingKey, ToBeSignedCertificate.ComposePlain(
            demo.Issuing, DistinguishedName.Write((Oids.CommonName, "Exemplu TSA")), demo.HolderKey.SubjectPublicKeyInfo,
            KeyUsage.DigitalSignature, [Oids.TimeStamping], [], "7A", demo.At.AddDays(-1), demo.At.AddDays(1), demo.IssuingKey.Scheme));
        return await CadesSignature.SignAsync(StampInformation.Write(imprint, demo.At), Oids.TimeStampInformation, false, authority, [demo.Issuing], demo.HolderKey, demo.At, default);
    }
}

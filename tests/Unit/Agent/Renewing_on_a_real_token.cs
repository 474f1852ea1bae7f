using DigiRenew.Agent;
using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Following;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.Sending;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Tokens;
using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>The holder's whole journey on SoftHSM: RSA 3072, the token pulled out and plugged in again by moving its folder.</summary>
[Collection(SoftHsmTests.Name)]
public sealed class Renewing_on_a_real_token(SoftToken token) : IClassFixture<SoftToken>
{
    [Fact]
    public async Task ends_with_a_new_certificate_that_signs()
    {
        using var bench = new Bench(Provide(), new SoftHsmOnly());
        await bench.OrderAsync();
        using (var context = bench.Run())
        {
            await new FetchPapers(context).RunAsync(CancellationToken.None);
        }

        using (var context = bench.Run())
        {
            var sent = await new SendUploads(context).SendOneAsync(
                new(UploadKind.Contract, bench.File("contract.pdf", bench.Service.Papers["contract"])), CancellationToken.None);
            Assert.Equal("accepted", sent.Single().Status);
        }

        var (_, says) = await Pdf.Judge.Ask("pdfsig", "-nocert", Path.Combine(bench.Home.Folder, "signed", "contract.pdf"));
        Assert.Contains("Signature is Valid", says, StringComparison.Ordinal);

        bench.Service.Issue(NewKey(bench.Service.Order!.NewKeySha256));
        bench.Dialogue.Does = MoveTheToken;
        using (var context = bench.Run())
        {
            var outcome = await new UpdateToken(context).RunAsync(new(RemoveOld: true), CancellationToken.None);
            Assert.True(outcome is { Replugged: true, OldRemoved: true });
        }

        Assert.Equal(1, bench.Service.Installations);
        using (var context = bench.Run())
        {
            Assert.Equal("installed", (await new ReadStatus(context).RunAsync(CancellationToken.None)).Single().State);
        }

        using (var context = bench.Run())
        {
            var lines = await new CheckComputer(context).RunAsync(CancellationToken.None);
            Assert.DoesNotContain(lines, line => line.Level == CheckLevel.Problem);
            var listed = Assert.Single(Assert.Single(await new ListTokens(context).RunAsync(false, CancellationToken.None)).Certificates);
            Assert.Equal(bench.Service.Issued!.Serial, listed.Serial);
            Assert.True(listed.Renewable);
        }
    }

    private static ReadOnlyMemory<byte> NewKey(string digest)
    {
        using var module = TokenModules.Load(SoftToken.ModulePath);
        using var session = module.Open(module.ListTokens().Single());
        session.Login(SoftToken.PinOctets);
        var key = session.ListPrivateKeys().Single(one => Sha256Digest.Of(one.SubjectPublicKeyInfo!.Value.Span).Hex == digest);
        Assert.True(key is { Sensitive: true, NeverExtractable: true, Local: true, Algorithm: KeyAlgorithm.Rsa3072 });
        return key.SubjectPublicKeyInfo!.Value;
    }

    private static DemoHierarchy Provide()
    {
        using var module = TokenModules.Load(SoftToken.ModulePath);
        using var session = module.Open(module.ListTokens().Single());
        session.Login(SoftToken.PinOctets);
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, [7], "Cheie veche");
        var provider = DemoHierarchy.Build(holderPublicKey: key.SubjectPublicKeyInfo);
        session.WriteCertificate(provider.Holder.Der, [7], "Certificat vechi");
        return provider;
    }

    private void MoveTheToken(string said)
    {
        if (said == AgentTexts.Unplug.Ro)
        {
            Directory.Move(token.Store, token.Store + "-away");
        }
        else if (said == AgentTexts.PlugIn.Ro)
        {
            Directory.Move(token.Store + "-away", token.Store);
        }
    }

    private sealed class SoftHsmOnly : ITokenModules
    {
        public IReadOnlyList<string> Discover() => [SoftToken.ModulePath];

        public bool IsWellKnown(string path) => path == SoftToken.ModulePath;

        public ITokenModule Load(string path) => TokenModules.Load(path);
    }
}

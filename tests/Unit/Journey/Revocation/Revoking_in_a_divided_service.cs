using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Revocation;
using DigiRenew.Pki;
using DigiRenew.Pki.Revocation;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders.InMemory;
using DigiRenew.Tests.Unit.Journey.Issuance;

namespace DigiRenew.Tests.Unit.Journey.Revocation;

/// <summary>Only the part that issues has the key that signs a list.</summary>
public sealed class Revoking_in_a_divided_service
{
    [Fact]
    public async Task waits_for_the_part_that_issues_which_publishes_it()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        await new SignCertificate(walk.Context).RunAsync(walk.Id, default);
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        await walk.DoAsync(new RenewalCommand.AskRevocation("officer-1", "key-compromise", Sha256Digest.Zero));
        await walk.DoAsync(new RenewalCommand.AskRevocation("officer-2", "key-compromise", Sha256Digest.Zero));
        var files = new InMemoryPublishedFiles();
        var verify = On(walk, new RevocationElsewhere());
        var issue = On(walk, new IssuingAuthority(walk.Ports.IssuingKey, files, walk.Ports.Claims, walk.Time));

        Assert.True(await verify.AdvanceAsync(walk.Id, EffectShare.AllButIssuing, default) <= walk.Time.Now);
        var waiting = Assert.Single((await walk.Ports.Renewals.FindAsync(walk.Id, default))!.Pending, effect => effect.Effect.StartsWith("RevokeCertificate", StringComparison.Ordinal));
        Assert.Equal(0, waiting.Attempts);
        Assert.Equal("issued", (await walk.ReadAsync()).State.Name);

        await issue.AdvanceAsync(walk.Id, EffectShare.Issuing, default);
        var entry = await walk.ReadAsync();
        Assert.Equal("revoked", entry.State.Name);
        var list = RevocationList.Read(files.Files["issuing.crl"].Content, walk.Demo.Issuing).List!;
        Assert.Equal((entry.Order.Issuance!.Serial, 1), (list.Entries.Single().Serial, list.Entries.Single().Reason));
    }

    private static EffectPerformer On(OrderWalk walk, IRevocation authority) =>
        new(new JourneyContext(walk.Ports with { Revocation = authority }, walk.Settings, walk.Time, walk.Context.Logging));
}

using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Export;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

public sealed class Keys_that_follow_each_other
{
    [Fact]
    public async Task an_order_that_was_fixed_keeps_its_issuing_certificate()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        using var next = new Authority(walk);
        var context = With(walk, next.Keys);
        await new SignCertificate(context).RunAsync(walk.Id, default);
        Assert.Equal("issued", (await walk.ReadAsync()).State.Name);
        var issued = CertificateFacts.Read((await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default))!.Value);
        Assert.Equal(walk.Demo.Issuing.Subject.ToArray(), issued.Issuer.ToArray());
    }

    [Fact]
    public async Task an_order_that_comes_to_its_moment_takes_the_new_one_and_the_old_certificate_stays_eligible()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        using var next = new Authority(walk);
        var context = With(walk, next.Keys);
        walk.ReachIssueMoment();
        await new BeginIssuance(context).RunAsync(walk.Id, default);
        await new SignCertificate(context).RunAsync(walk.Id, default);
        var issued = CertificateFacts.Read((await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default))!.Value);
        Assert.Equal(next.Certificate.Subject.ToArray(), issued.Issuer.ToArray());
        Assert.Equal((await walk.ReadAsync()).Order.Issuance!.Issuer, next.Certificate.Sha256);
    }

    [Fact]
    public async Task an_order_whose_issuing_key_is_not_at_hand_is_not_signed()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        using var next = new Authority(walk);
        await new SignCertificate(With(walk, new SoftIssuingKey(next.Certificate, next.Key))).RunAsync(walk.Id, default);
        Assert.Equal("on-hold", (await walk.ReadAsync()).State.Name);
        Assert.Null(await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default));
    }

    [Fact]
    public void the_addresses_in_a_certificate_name_its_own_issuer()
    {
        using var demo = DemoHierarchy.Build();
        var keys = new IssuingKeys(new Named(new SoftIssuingKey(demo.Issuing, demo.IssuingKey)), []);
        Assert.Equal("issuing-2", keys.Name);
        Assert.Equal("issuing", new SoftIssuingKey(demo.Issuing, demo.IssuingKey) is IIssuingKey plain ? plain.Name : null);
    }

    [Fact]
    public async Task what_the_seal_before_sealed_is_still_believed_and_nothing_of_a_stranger_is()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var renewed = NewSeal(walk, key);
        walk.ReachIssueMoment();
        await IssueAsync(walk, new Renewed(renewed, key, [walk.Ports.Seal.Certificate]));
        Assert.Equal("issued", (await walk.ReadAsync()).State.Name);

        using var other = await OrderWalk.ToScheduledAsync();
        using var strangers = SoftwareKey.Generate(KeyAlgorithm.P256);
        other.ReachIssueMoment();
        await IssueAsync(other, new Renewed(NewSeal(other, strangers), strangers, []));
        Assert.Equal("on-hold", (await other.ReadAsync()).State.Name);
    }

    [Fact]
    public async Task checkpoints_and_exports_go_on_under_the_new_seal()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await new MakeCheckpoint(walk.Context).RunAsync(default);
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        ISealKey renewed = new Renewed(NewSeal(walk, key), key, [walk.Ports.Seal.Certificate]);
        await walk.DoAsync(new RenewalCommand.Cancel(Sha256Digest.Zero));
        await walk.PublishAsync();

        Assert.Equal(2, await new MakeCheckpoint(walk.Ports.Renewals, walk.Audit, renewed, walk.Time).RunAsync(default));

        var export = await new ExportAudit(walk.Ports.Renewals, walk.Audit, [.. renewed.Anchors]).RunAsync(default);
        Assert.Null(AuditVerification.FirstBrokenLink(export));
        Assert.Equal("checkpoint-seal", AuditVerification.FirstBrokenLink(export with { SealAnchors = [renewed.Certificate] })!.What);
        var sources = EvidenceSources.Of(walk.Context) with { Seal = renewed };
        using var judge = new Judge();
        judge.Keep("evidence.asice", await new EvidenceExport(sources, walk.Time).RunAsync(walk.Id, withPrivate: false, default));
        var (exit, said) = judge.Run("python3", Infra.Repository.Path("docs", "check-evidence.py"), "evidence.asice");
        Assert.True(exit == 0, said);
    }

    [Fact]
    public void the_policy_publishes_the_anchors_of_every_seal()
    {
        using var desk = new RenewalDesk();
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var former = desk.Context.Ports.Seal.Certificate;
        var context = new JourneyContext(
            desk.Context.Ports with { Seal = new Renewed(desk.Pki.Issuing, key, [former]) }, desk.Context.Settings, desk.Time, desk.Context.Logging);
        var anchors = new JourneyApplication(context).ReadPolicy.Run().SealAnchors;
        Assert.Equal([desk.Pki.Issuing.Der.ToArray(), former.Der.ToArray()], anchors.Select(Convert.FromBase64String));
    }

    [Theory]
    [InlineData("a", "a,b", "a,b")]
    [InlineData("a", "b,a", "a,b")]
    [InlineData("a", "b", "a")]
    [InlineData("a", "", "a")]
    public void the_agent_takes_a_new_anchor_only_beside_one_that_it_knows(string pinned, string present, string accepted) => Assert.Equal(
        accepted.Split(','), DigiRenew.Agent.Sending.ReceiptCheck.Accepted(pinned.Split(','), present.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    private static JourneyContext With(OrderWalk walk, IIssuingKey key) => new(
        walk.Ports with { IssuingKey = key },
        walk.Settings with { IssuingCertificates = [.. key.Certificates.Concat(walk.Settings.IssuingCertificates).Distinct()] },
        walk.Time,
        walk.Context.Logging);

    private static async Task IssueAsync(OrderWalk walk, ISealKey seal)
    {
        var context = new JourneyContext(walk.Ports with { Seal = seal }, walk.Settings, walk.Time, walk.Context.Logging);
        await new BeginIssuance(context).RunAsync(walk.Id, default);
        await new SignCertificate(context).RunAsync(walk.Id, default);
    }

    private static CertificateFacts NewSeal(OrderWalk walk, SoftwareKey key) => DemoHierarchy.Sign(walk.Demo.RootKey, ToBeSignedCertificate.ComposePlain(
        walk.Demo.Root,
        DistinguishedName.Write((Oids.Country, "RO"), (Oids.CommonName, "Exemplu Seal")),
        key.SubjectPublicKeyInfo,
        KeyUsage.DigitalSignature | KeyUsage.ContentCommitment,
        [],
        [],
        "4D1A000000000013",
        walk.Demo.At.AddDays(-1),
        walk.Demo.At.AddYears(3),
        walk.Demo.RootKey.Scheme));

    private sealed class Renewed(CertificateFacts certificate, SoftwareKey key, IReadOnlyList<CertificateFacts> former) : ISealKey
    {
        public CertificateFacts Certificate => certificate;

        public ISigningKey Key => key;

        public IReadOnlyList<CertificateFacts> Former => former;
    }

    private sealed class Named(IIssuingKey inner) : IIssuingKey
    {
        public CertificateFacts Certificate => inner.Certificate;

        public ISigningKey Key => inner.Key;

        public string Name => "issuing-2";
    }

    /// <summary>A second issuing authority under the same root, with the first one behind it.</summary>
    private sealed class Authority : IDisposable
    {
        public Authority(OrderWalk walk)
        {
            var subject = DistinguishedName.Write((Oids.Country, "RO"), (Oids.Organisation, "Furnizor Exemplu SRL"), (Oids.CommonName, "Exemplu Qualified CA G2"));
            Certificate = DemoHierarchy.Sign(walk.Demo.RootKey, ToBeSignedCertificate.ComposeAuthority(
                walk.Demo.Root, subject, Key.SubjectPublicKeyInfo, 0, null, "4D1A000000000012", walk.Demo.At.AddDays(-1), walk.Demo.At.AddYears(9), walk.Demo.RootKey.Scheme));
            Keys = new IssuingKeys(new SoftIssuingKey(Certificate, Key), [walk.Ports.IssuingKey]);
        }

        public SoftwareKey Key { get; } = SoftwareKey.Generate(KeyAlgorithm.P384);

        public CertificateFacts Certificate { get; }

        public IIssuingKey Keys { get; }

        public void Dispose() => Key.Dispose();
    }
}

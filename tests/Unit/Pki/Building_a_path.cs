using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Verification;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Building_a_path : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();

    public void Dispose() => _demo.Dispose();

    [Theory]
    [InlineData(KeyAlgorithm.P384, null)]
    [InlineData(KeyAlgorithm.Rsa2048, null)]
    [InlineData(KeyAlgorithm.Rsa2048, SignatureScheme.RsaPssSha256)]
    public void goes_from_leaf_to_anchor(KeyAlgorithm algorithm, SignatureScheme? scheme)
    {
        using var demo = DemoHierarchy.Build(algorithm, scheme);

        var (path, check) = CertificationPath.Build(demo.Holder, [demo.Issuing], [demo.Root], demo.At);

        Assert.True(check.Passed, check.Reason);
        Assert.Equal(new[] { demo.Holder, demo.Issuing, demo.Root }, path!.Certificates);
        Assert.Equal(demo.Issuing, path.Issuer);
    }

    /// <summary>A chain of openssl: what other authorities sign with.</summary>
    [Theory]
    [InlineData("-sha384")]
    [InlineData("-sha512")]
    [InlineData("-sha384", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:-1")]
    [InlineData("-sha512", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:-1")]
    public void goes_through_certificates_signed_with_more_than_SHA_256(params string[] signing)
    {
        using var judge = new Judge();
        judge.OpenSsl(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=root", "-days", "9", .. signing,
            "-addext", "keyUsage=critical,keyCertSign,cRLSign"]);
        judge.OpenSsl(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "leaf.key", "-out", "leaf.pem", "-subj", "/CN=leaf", "-days", "9", "-CA", "root.pem", "-CAkey", "root.key", .. signing,
            "-addext", "basicConstraints=critical,CA:FALSE"]);
        var (root, leaf) = (Read("root"), Read("leaf"));

        var (path, check) = CertificationPath.Build(leaf, [root], [root], DateTimeOffset.UtcNow);

        Assert.True(check.Passed, check.Reason);
        Assert.Equal(root, path!.Issuer);

        CertificateFacts Read(string name)
        {
            judge.OpenSsl("x509", "-in", name + ".pem", "-outform", "DER", "-out", name + ".der");
            return CertificateFacts.Read(judge.Read(name + ".der"));
        }
    }

    /// <summary>Tried in every order, fifteen of them would be four hundred thousand signatures.</summary>
    [Fact]
    public void gives_up_soon_among_authorities_of_one_name_and_key()
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.Rsa2048);
        ReadOnlyMemory<byte> name = DistinguishedName.Write((Oids.CommonName, "one"));
        var self = Authority(key, null, name, key, null);
        CertificateFacts[] same = [.. Enumerable.Range(0, 15).Select(days => DemoHierarchy.Sign(key, ToBeSignedCertificate.ComposeAuthority(
            self, name, key.SubjectPublicKeyInfo, null, null, "0C", _demo.At.AddDays(-days - 1), _demo.At.AddYears(1), key.Scheme)))];
        var leaf = Plain(key, self);

        var ratio = Fastest.Of(() => CertificationPath.Build(leaf, same, [_demo.Root], _demo.At)) / Fastest.Of(() => CertificationPath.Build(leaf, [same[0]], [_demo.Root], _demo.At));

        Is(SubIndication.NoCertificateChainFound, leaf, same, [_demo.Root]);
        Assert.InRange(ratio, 0, 1000);
    }

    [Fact]
    public void ends_at_the_issuing_certificate_where_that_is_an_anchor()
    {
        var (path, check) = CertificationPath.Build(_demo.Holder, [_demo.Issuing], [_demo.Issuing], _demo.At);

        Assert.True(check.Passed, check.Reason);
        Assert.Equal(new[] { _demo.Holder, _demo.Issuing }, path!.Certificates);
    }

    [Fact]
    public void needs_the_direct_issuer_among_the_issuing_certificates()
    {
        var issuedByRoot = Plain(_demo.RootKey, _demo.Root);

        Is(SubIndication.NoCertificateChainFound, issuedByRoot, [_demo.Issuing], [_demo.Root]);
        Is(SubIndication.NoCertificateChainFound, _demo.Holder, [], [_demo.Root, _demo.Issuing]);
    }

    [Fact]
    public void needs_an_anchor() => Is(SubIndication.NoCertificateChainFound, _demo.Holder, [_demo.Issuing], []);

    [Fact]
    public void refuses_a_look_alike_authority_with_the_same_names()
    {
        using var otherKey = SoftwareKey.Generate(KeyAlgorithm.P256);
        var lookAlike = Authority(_demo.RootKey, _demo.Root, DemoHierarchy.IssuingSubject, otherKey, 0, change: Without("551D0E"));
        var forged = Plain(otherKey, lookAlike, change: Without("551D23"));

        Assert.Null(forged.AuthorityKeyIdentifier);
        Is(SubIndication.NoCertificateChainFound, forged, [_demo.Issuing], [_demo.Root]);
        Is(SubIndication.NoCertificateChainFound, _demo.Holder, [lookAlike], [_demo.Root]);
    }

    [Fact]
    public void finds_the_right_one_of_two_keys_under_the_same_name()
    {
        using var newKey = SoftwareKey.Generate(KeyAlgorithm.P256);
        var rekeyed = Authority(_demo.RootKey, _demo.Root, DemoHierarchy.IssuingSubject, newKey, 0);

        var (path, check) = CertificationPath.Build(_demo.Holder, [rekeyed, _demo.Issuing], [_demo.Root], _demo.At);

        Assert.True(check.Passed, check.Reason);
        Assert.Equal(_demo.Issuing, path!.Issuer);
    }

    [Fact]
    public void refuses_a_holder_who_plays_authority()
    {
        var issued = Plain(_demo.HolderKey, _demo.Holder);

        Is(SubIndication.ChainConstraintsFailure, issued, [_demo.Holder, _demo.Issuing], [_demo.Root]);
    }

    [Fact]
    public void refuses_more_authorities_than_pathLen_allows()
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var below = Authority(_demo.IssuingKey, _demo.Issuing, DistinguishedName.Write((Oids.CommonName, "below")), key, 0);

        Is(SubIndication.ChainConstraintsFailure, Plain(key, below), [below, _demo.Issuing], [_demo.Root]);
    }

    [Fact]
    public void accepts_as_many_authorities_as_pathLen_allows()
    {
        using var middleKey = SoftwareKey.Generate(KeyAlgorithm.P256);
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var middle = Authority(_demo.RootKey, _demo.Root, DistinguishedName.Write((Oids.CommonName, "middle")), middleKey, 1);
        var below = Authority(middleKey, middle, DistinguishedName.Write((Oids.CommonName, "below")), key, 0);

        var (path, check) = CertificationPath.Build(Plain(key, below), [below, middle], [_demo.Root], _demo.At);

        Assert.True(check.Passed, check.Reason);
        Assert.Equal(4, path!.Certificates.Length);
    }

    [Fact]
    public void ends_in_a_ring_of_authorities()
    {
        using var one = SoftwareKey.Generate(KeyAlgorithm.P256);
        using var two = SoftwareKey.Generate(KeyAlgorithm.P256);
        ReadOnlyMemory<byte> nameOne = DistinguishedName.Write((Oids.CommonName, "one"));
        ReadOnlyMemory<byte> nameTwo = DistinguishedName.Write((Oids.CommonName, "two"));
        var selfOne = Authority(one, null, nameOne, one, null);
        var oneByTwo = Authority(two, Authority(two, null, nameTwo, two, null), nameOne, one, null);
        var twoByOne = Authority(one, selfOne, nameTwo, two, null);

        Is(SubIndication.NoCertificateChainFound, Plain(one, selfOne), [oneByTwo, twoByOne], [_demo.Root]);
    }

    [Fact]
    public void refuses_an_expired_and_a_future_leaf()
    {
        Is(SubIndication.Expired, _demo.Holder, [_demo.Issuing], [_demo.Root], _demo.Holder.NotAfter.AddSeconds(1));
        Is(SubIndication.NotYetValid, _demo.Holder, [_demo.Issuing], [_demo.Root], _demo.Holder.NotBefore.AddSeconds(-1));
        Assert.True(CertificationPath.Build(_demo.Holder, [_demo.Issuing], [_demo.Root], _demo.Holder.NotAfter).Check.Passed);
        Assert.True(CertificationPath.Build(_demo.Holder, [_demo.Issuing], [_demo.Root], _demo.Holder.NotBefore).Check.Passed);
    }

    [Fact]
    public void refuses_an_expired_authority() =>
        Is(SubIndication.CertificateChainGeneralFailure, _demo.Holder, [_demo.Issuing], [_demo.Root], _demo.Issuing.NotAfter.AddSeconds(1));

    [Fact]
    public void refuses_an_unknown_critical_extension() => Is(
        SubIndication.ChainConstraintsFailure,
        Plain(_demo.IssuingKey, _demo.Issuing, change: list => [.. list, Convert.FromHexString("300C06032A03040101FF04020500")]),
        [_demo.Issuing],
        [_demo.Root]);

    [Fact]
    public void refuses_an_authority_that_may_not_sign_certificates()
    {
        var mute = CertificateFacts.Read(Tbs.WithExtensions(_demo.Issuing, Without("551D0F"), _demo.RootKey));
        Is(SubIndication.ChainConstraintsFailure, _demo.Holder, [mute], [_demo.Root]);
    }

    [Fact]
    public void refuses_a_signature_with_SHA_1()
    {
        using var judge = new Judge();
        judge.OpenSsl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-outform", "DER", "-out", "c.der", "-subj", "/CN=old", "-sha1", "-days", "9");
        var old = CertificateFacts.Read(judge.Read("c.der"));

        Is(SubIndication.CryptoConstraintsFailure, old with { Sha256 = Sha256Digest.Zero }, [old], [old], DateTimeOffset.UtcNow);
    }

    [Fact]
    public void refuses_RSA_below_2048_bits()
    {
        using var judge = new Judge();
        judge.OpenSsl("genrsa", "-out", "k.pem", "1024");
        judge.OpenSsl("rsa", "-in", "k.pem", "-pubout", "-outform", "DER", "-out", "k.der");

        Is(
            SubIndication.CryptoConstraintsFailure,
            _demo.Issue(_demo.Holder.Subject, judge.Read("k.der"), "0B", _demo.At, _demo.At.AddDays(1)),
            [_demo.Issuing],
            [_demo.Root]);
    }

    private static Func<List<byte[]>, List<byte[]>> Without(string extension) =>
        list => [.. list.Where(one => !Convert.ToHexString(one).Contains("0603" + extension, StringComparison.Ordinal))];

    private CertificateFacts Authority(
        SoftwareKey signer, CertificateFacts? issuer, ReadOnlyMemory<byte> subject, SoftwareKey key, int? pathLength, Func<List<byte[]>, List<byte[]>>? change = null)
    {
        var made = DemoHierarchy.Sign(signer, ToBeSignedCertificate.ComposeAuthority(
            issuer, subject, key.SubjectPublicKeyInfo, pathLength, null, "0C", _demo.At.AddYears(-1), _demo.At.AddYears(1), signer.Scheme));
        return change is null ? made : CertificateFacts.Read(Tbs.WithExtensions(made, change, signer));
    }

    private CertificateFacts Plain(SoftwareKey signer, CertificateFacts issuer, Func<List<byte[]>, List<byte[]>>? change = null)
    {
        var made = DemoHierarchy.Sign(signer, ToBeSignedCertificate.ComposePlain(
            issuer, _demo.Holder.Subject, _demo.HolderKey.SubjectPublicKeyInfo, KeyUsage.ContentCommitment, [], [], "0D", _demo.At, _demo.At.AddDays(9), signer.Scheme));
        return change is null ? made : CertificateFacts.Read(Tbs.WithExtensions(made, change, signer));
    }

    private void Is(
        SubIndication expected, CertificateFacts leaf, IReadOnlyCollection<CertificateFacts> issuing, IReadOnlyCollection<CertificateFacts> anchors, DateTimeOffset? at = null)
    {
        var (path, check) = CertificationPath.Build(leaf, issuing, anchors, at ?? _demo.At);

        Assert.Null(path);
        Assert.True(expected == check.SubIndication, $"{check.SubIndication}: {check.Reason}");
    }
}

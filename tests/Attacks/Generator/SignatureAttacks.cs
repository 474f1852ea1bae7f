using System.Security.Cryptography;
using DigiRenew.Contracts;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>What can be wrong with the detached signature of a copy, and with who made it.</summary>
public static class SignatureAttacks
{
    private const string Broken = "signature-broken";
    private const string SignerForeign = "signer-not-of-this-order";
    private const string Constraints = "SIG_CONSTRAINTS_FAILURE";
    private const string Crypto = "CRYPTO_CONSTRAINTS_FAILURE";
    private const string NoCertificate = "NO_SIGNING_CERTIFICATE_FOUND";

    private static readonly (string Oid, HashAlgorithmName Name) s_sha1 = ("1.3.14.3.2.26", HashAlgorithmName.SHA1);
    private static readonly (string Oid, HashAlgorithmName Name) s_md5 = ("1.2.840.113549.2.5", HashAlgorithmName.MD5);

    public static Attack SameNameOtherSerial { get; } = Copy(
        "signer-same-name-other-serial", "Signed by another certificate of the same name and CA.", Expectation.Undecided(SignerForeign, Constraints), true,
        (bench, copy) =>
        {
            var key = bench.NewKey();
            return bench.Desk.SignatureOfAsync(copy, null, bench.Twin(key.SubjectPublicKeyInfo), key);
        });

    public static Attack SigningCertificateMissing { get; } = Forged(
        "signing-certificate-missing", "signing-certificate-v2 is missing.", Expectation.Undecided(Broken, NoCertificate), true,
        (_, cms) => cms.Without(Oids.SigningCertificateV2));

    public static Attack SigningCertificateWrong { get; } = Forged(
        "signing-certificate-wrong", "signing-certificate-v2 names the issuing authority.", Expectation.Undecided(Broken, NoCertificate), true,
        (bench, cms) => cms.With(Oids.SigningCertificateV2, ForgedCms.SigningCertificate(bench.Pki.Issuing)));

    public static Attack SigningCertificateDoubled { get; } = Forged(
        "signing-certificate-doubled", "signing-certificate-v2 is there twice, once for the issuing authority.", Expectation.Undecided(Broken, Constraints), false,
        (bench, cms) => cms.Also(Oids.SigningCertificateV2, ForgedCms.SigningCertificate(bench.Pki.Issuing)));

    public static Attack SigningCertificateOfTwoValues { get; } = Forged(
        "signing-certificate-of-two-values", "signing-certificate-v2 has two values.", Expectation.Undecided(Broken, Constraints), false,
        (bench, cms) => cms.With(Oids.SigningCertificateV2, ForgedCms.SigningCertificate(bench.Pki.Holder), ForgedCms.SigningCertificate(bench.Pki.Issuing)));

    public static Attack NoSignedAttributes { get; } = Copy(
        "no-signed-attributes", "The signature is directly over the content.", Expectation.Undecided(Broken, Constraints), true,
        (bench, copy) => Task.FromResult(new ForgedCms(bench.Pki.Holder, ForgedCms.By(bench.Pki.HolderKey), copy, bench.Desk.Time.Now) { HasAttributes = false }.Encode()));

    public static Attack ContentTypeWrong { get; } = Forged(
        "content-type-wrong", "The attribute content-type names signedData.", Expectation.Undecided(Broken, Constraints), true,
        (_, cms) => cms.With(Oids.ContentType, ForgedCms.Value(w => w.WriteObjectIdentifier(Oids.SignedData))));

    public static Attack MessageDigestWrong { get; } = Forged(
        "message-digest-wrong", "message-digest is of something else.", Expectation.Failed(Broken, "HASH_FAILURE"), false,
        (_, cms) => cms.With(Oids.MessageDigest, ForgedCms.Value(w => w.WriteOctetString(SHA256.HashData([1, 2, 3])))));

    public static Attack SignatureValueWrong { get; } = Copy(
        "signature-value-wrong", "The signature value is over other attributes.", Expectation.Failed(Broken, "SIG_CRYPTO_FAILURE"), false,
        (bench, copy) => Task.FromResult(new ForgedCms(bench.Pki.Holder, _ => ForgedCms.By(bench.Pki.HolderKey)([1]), copy, bench.Desk.Time.Now).Encode()));

    public static Attack Sha1 { get; } = Rsa(
        "sha-1", "RSA with SHA-1.", true, 2048, s_sha1, "1.2.840.113549.1.1.5");

    public static Attack Md5 { get; } = Rsa(
        "md5", "RSA with MD5.", true, 2048, s_md5, "1.2.840.113549.1.1.4");

    public static Attack ShortRsa { get; } = Rsa(
        "rsa-1024", "The signer's RSA key has 1024 bits.", true, 1024, (Oids.Sha256, HashAlgorithmName.SHA256), Oids.Sha256WithRsa);

    public static Attack ContentInsideToo { get; } = Copy(
        "content-inside-and-detached", "The file is inside the signature too.", Expectation.Failed(Broken, "FORMAT_FAILURE"), true,
        (bench, copy) => bench.Desk.SignAsync(copy, CadesSignature.Data, detached: false, bench.Desk.Time.Now));

    public static Attack OtherContentInside { get; } = Copy(
        "other-content-inside", "The signature has another file inside, over which it is good.", Expectation.Failed(Broken, "FORMAT_FAILURE"), null,
        (bench, _) => bench.Desk.SignAsync(Files.Png(9), CadesSignature.Data, detached: false, bench.Desk.Time.Now));

    public static Attack WrongDetachedFile { get; } = Copy(
        "wrong-detached-file", "The signature is of another file.", Expectation.Failed(Broken, "HASH_FAILURE"), false,
        (bench, _) => bench.Desk.SignatureOfAsync(Files.Png(9)));

    public static Attack StatementAsSignature { get; } = Copy(
        "session-statement-as-signature", "The CMS is the holder's signed session statement.", Expectation.Failed(Broken, "FORMAT_FAILURE"), null,
        async (bench, _) => Convert.FromBase64String((await bench.Desk.SessionRequestAsync()).Statement));

    public static Attack ClaimedInTheFuture { get; } = Copy(
        "signing-time-in-the-future", "signing-time lies six minutes after receipt.", Expectation.Undecided("signing-time-out-of-bounds", Constraints), true,
        (bench, copy) => bench.Desk.SignatureOfAsync(copy, bench.Desk.Time.Now.AddMinutes(6)));

    public static Attack ClaimedBeforeTheOrder { get; } = Copy(
        "signing-time-before-the-order", "signing-time lies a day before the order.", Expectation.Undecided("signing-time-out-of-bounds", Constraints), true,
        (bench, copy) => bench.Desk.SignatureOfAsync(copy, bench.Desk.Time.Now.AddDays(-1)));

    public static Attack Revoked { get; } = Copy(
        "revoked", "The signer's certificate was revoked an hour before receipt.", Expectation.Failed("certificate-revoked", "REVOKED"), true,
        (bench, copy) =>
        {
            bench.Desk.RevocationLists.Answer = bench.Desk.ListOf(new RevokedEntry(bench.Pki.Holder.Serial, bench.Pki.At.AddHours(-1), 1));
            return bench.Desk.SignatureOfAsync(copy);
        });

    public static Attack OnHold { get; } = Copy(
        "on-hold", "The signer's certificate is on hold.", Expectation.Undecided("certificate-on-hold", "TRY_LATER"), true,
        (bench, copy) =>
        {
            bench.Desk.RevocationLists.Answer = bench.Desk.ListOf(new RevokedEntry(bench.Pki.Holder.Serial, bench.Pki.At, 6));
            return bench.Desk.SignatureOfAsync(copy);
        });

    public static Attack Expired { get; } = Copy(
        "expired", "The signer's certificate expired a day before receipt.", Expectation.Failed("certificate-expired", "EXPIRED"), false,
        (bench, copy) =>
        {
            bench.Desk.Time.Now = bench.Pki.Holder.NotAfter.AddDays(1);
            return bench.Desk.SignatureOfAsync(copy);
        });

    public static Attack NotYetValid { get; } = Authorisation(
        "not-yet-valid", "The representative's certificate is valid from tomorrow on.", Expectation.Failed("not-our-certificate", "NOT_YET_VALID"),
        bench =>
        {
            var key = bench.NewKey();
            return (bench.Pki.Issue(Representative, key.SubjectPublicKeyInfo, "79", bench.Pki.At.AddDays(1), bench.Pki.At.AddYears(1)), key);
        });

    public static Attack LookAlikeAuthority { get; } = Copy(
        "look-alike-authority", "Holder, issuing authority and root have the right names and serial numbers; the keys are the attacker's.", Expectation.Undecided(SignerForeign, Constraints), false,
        async (bench, copy) =>
        {
            using var fake = DemoHierarchy.Build();
            return await CadesSignature.SignAsync(copy, CadesSignature.Data, true, fake.Holder, fake.Chain, fake.HolderKey, bench.Desk.Time.Now, CancellationToken.None);
        });

    public static Attack LookAlikeAuthorityOfARepresentative { get; } = Authorisation(
        "look-alike-authority-of-a-representative", "A representative's certificate by an authority with the right names and the attacker's keys.", Expectation.Undecided("not-our-certificate", "NO_CERTIFICATE_CHAIN_FOUND"),
        bench =>
        {
            using var fake = DemoHierarchy.Build();
            var key = bench.NewKey();
            return (fake.Issue(Representative, key.SubjectPublicKeyInfo, "79", bench.Pki.At.AddDays(-1), bench.Pki.At.AddYears(1)), key);
        });

    public static Attack IssuedByAHolder { get; } = Authorisation(
        "issued-by-a-holder", "A representative's certificate that a holder's key issued: the issuer has CA:false and is not one of the provider's.", Expectation.Undecided("not-our-certificate", "NO_CERTIFICATE_CHAIN_FOUND"),
        bench =>
        {
            var key = bench.NewKey();
            return (Under(bench.Pki.Holder, bench.Pki.HolderKey, key, bench), key);
        });

    public static Attack AuthorityWithoutRight { get; } = Misconfigured(
        "issuer-with-ca-false", "The issuer is configured as issuing certificate, but has CA:false.",
        (pki, key) => DemoHierarchy.Sign(pki.IssuingKey, ToBeSignedCertificate.ComposePlain(
            pki.Issuing, s_subordinate, key.SubjectPublicKeyInfo, KeyUsage.KeyCertSign, [], [], "7001", pki.At.AddDays(-1), pki.At.AddYears(2), pki.IssuingKey.Scheme)));

    public static Attack PathTooLong { get; } = Misconfigured(
        "path-length", "A subordinate authority under one whose path length is 0.",
        (pki, key) => DemoHierarchy.Sign(pki.IssuingKey, ToBeSignedCertificate.ComposeAuthority(
            pki.Issuing, s_subordinate, key.SubjectPublicKeyInfo, null, null, "7002", pki.At.AddDays(-1), pki.At.AddYears(2), pki.IssuingKey.Scheme)));

    public static IEnumerable<Attack> All =>
    [
        SameNameOtherSerial, SigningCertificateMissing, SigningCertificateWrong, SigningCertificateDoubled, SigningCertificateOfTwoValues, NoSignedAttributes, ContentTypeWrong,
        MessageDigestWrong, SignatureValueWrong, Sha1, Md5, ShortRsa, ContentInsideToo, OtherContentInside, WrongDetachedFile, StatementAsSignature, ClaimedInTheFuture,
        ClaimedBeforeTheOrder, Revoked, OnHold, Expired, NotYetValid, LookAlikeAuthority, LookAlikeAuthorityOfARepresentative, IssuedByAHolder, AuthorityWithoutRight, PathTooLong,
    ];

    private static byte[] Representative => new DemoHolder { GivenName = "Ana", SerialNumber = "PNORO-2710203123456" }.Subject();

    private static readonly byte[] s_subordinate = DistinguishedName.Write((Oids.Country, "RO"), (Oids.CommonName, "Exemplu Subordinate CA"));

    private static Attack Copy(string name, string what, Expectation expected, bool? readersAccept, Func<AttackBench, byte[], Task<byte[]>> signAsync) => new(
        name,
        what,
        expected,
        async () =>
        {
            var bench = await AttackBench.OpenAsync();
            var copy = Files.Png();
            return bench.Copy(copy, await signAsync(bench, copy));
        },
        readersAccept);

    private static Attack Forged(string name, string what, Expectation expected, bool readersAccept, Func<AttackBench, ForgedCms, ForgedCms> spoil) => Copy(
        name, what, expected, readersAccept, (bench, copy) => Task.FromResult(
            spoil(bench, new(bench.Pki.Holder, ForgedCms.By(bench.Pki.HolderKey), copy, bench.Desk.Time.Now)).Encode()));

    private static Attack Rsa(string name, string what, bool readersAccept, int bits, (string Oid, HashAlgorithmName Name) digest, string algorithm) => Copy(
        name, what, Expectation.Undecided(Broken, Crypto), readersAccept, (bench, copy) =>
        {
            var key = bench.NewRsa(bits);
            return Task.FromResult(new ForgedCms(
                bench.Twin(key.ExportSubjectPublicKeyInfo()),
                octets => key.SignData(octets, digest.Name, RSASignaturePadding.Pkcs1),
                copy,
                bench.Desk.Time.Now,
                digest) { SignatureAlgorithm = algorithm, HasParameters = true }.Encode());
        });

    /// <summary>An authorisation: the one upload that another qualified certificate may sign, so that its chain alone decides.</summary>
    private static Attack Authorisation(string name, string what, Expectation expected, Func<AttackBench, (CertificateFacts Signer, SoftwareKey Key)> choose) => new(
        name, what, expected, async () => await AuthorisationAsync(await AttackBench.OpenAsync(new() { Organisation = "Exemplu SA" }), choose), false);

    private static Attack Misconfigured(string name, string what, Func<DemoHierarchy, SoftwareKey, CertificateFacts> makeAuthority) => new(
        name,
        what,
        Expectation.Undecided("not-our-certificate", "CHAIN_CONSTRAINTS_FAILURE"),
        async () =>
        {
            var pki = DemoHierarchy.Build(holder: new() { Organisation = "Exemplu SA" });
            var authorityKey = SoftwareKey.Generate(KeyAlgorithm.P256);
            var authority = makeAuthority(pki, authorityKey);
            var bench = await AttackBench.OpenAsync(
                pki: pki, change: settings => settings with { IssuingCertificates = [.. settings.IssuingCertificates, authority], TrustAnchors = [pki.Root] });
            return await AuthorisationAsync(bench, _ =>
            {
                var key = bench.NewKey();
                return (Under(authority, authorityKey, key, bench), key);
            });
        },
        false);

    private static CertificateFacts Under(CertificateFacts issuer, SoftwareKey issuerKey, SoftwareKey key, AttackBench bench) => DemoHierarchy.Sign(issuerKey, ToBeSignedCertificate.Compose(
        DemoHierarchy.Profile, issuer, Representative, key.SubjectPublicKeyInfo, null, "79", bench.Pki.At.AddDays(-1), bench.Pki.At.AddYears(1), issuerKey.Scheme));

    private static async Task<Attempt> AuthorisationAsync(AttackBench bench, Func<AttackBench, (CertificateFacts Signer, SoftwareKey Key)> choose)
    {
        var (signer, key) = choose(bench);
        var file = Files.Pdf();
        return new Attempt.Upload(bench, UploadKind.Authorisation, "authorisation.pdf", file, await bench.Desk.SignatureOfAsync(file, null, signer, key));
    }
}

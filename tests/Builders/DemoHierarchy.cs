using System.Collections.Immutable;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Tests.Builders;

/// <summary>A fictitious provider: root, issuing authority, and a holder's qualified certificate, made with the product's own writer.</summary>
public sealed class DemoHierarchy : IDisposable
{
    private const int DaysLeft = 20;

    private DemoHierarchy(KeyAlgorithm algorithm, SignatureScheme? scheme, DemoHolder holder, DateTimeOffset at, ReadOnlyMemory<byte>? holderPublicKey)
    {
        At = at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        RootKey = SoftwareKey.Generate(algorithm, scheme);
        IssuingKey = SoftwareKey.Generate(algorithm, scheme);
        HolderKey = SoftwareKey.Generate(algorithm, scheme);
        Root = Sign(RootKey, ToBeSignedCertificate.ComposeAuthority(
            null, RootSubject, RootKey.SubjectPublicKeyInfo, null, null, "4D1A000000000001", at.AddYears(-2), at.AddYears(18), RootKey.Scheme));
        Issuing = Sign(RootKey, ToBeSignedCertificate.ComposeAuthority(
            Root, IssuingSubject, IssuingKey.SubjectPublicKeyInfo, 0, "http://provider.example/root.crl", "4D1A000000000002", at.AddYears(-2), at.AddYears(8), RootKey.Scheme));
        var notAfter = holder.NotAfter ?? at.AddDays(DaysLeft);
        Holder = Issue(
            holder.Subject(),
            holderPublicKey ?? HolderKey.SubjectPublicKeyInfo,
            holder.Serial,
            holder.NotBefore ?? notAfter.AddYears(-1).AddSeconds(1),
            notAfter,
            Profile with { KeyUsage = holder.KeyUsage, QcStatements = holder.QcStatements },
            holder.Email);
    }

    /// <summary>22 November 2026, 08:00 UTC.</summary>
    public static DateTimeOffset UsualMoment { get; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public static ReadOnlyMemory<byte> RootSubject { get; } = DistinguishedName.Write(
        (Oids.Country, "RO"), (Oids.Organisation, "Furnizor Exemplu SRL"), (Oids.OrganisationIdentifier, "VATRO-12345674"), (Oids.CommonName, "Exemplu Root CA"));

    public static ReadOnlyMemory<byte> IssuingSubject { get; } = DistinguishedName.Write(
        (Oids.Country, "RO"), (Oids.Organisation, "Furnizor Exemplu SRL"), (Oids.OrganisationIdentifier, "VATRO-12345674"), (Oids.CommonName, "Exemplu Qualified CA G1"));

    /// <summary>The profile of holders' certificates.</summary>
    public static CertificateProfile Profile { get; } = new(
        [(Oids.QcpNaturalQscd, null), ("1.3.6.1.4.1.99999.1.1", "https://provider.example/cps")],
        KeyUsage.ContentCommitment,
        [Oids.EmailProtection, Oids.DocumentSigning],
        new DemoHolder().QcStatements,
        "http://provider.example/issuing.cer",
        null,
        "http://provider.example/issuing.crl");

    /// <summary>The moment that everything is dated around.</summary>
    public DateTimeOffset At { get; }

    public SoftwareKey RootKey { get; }

    public SoftwareKey IssuingKey { get; }

    /// <summary>The holder's key, unless the public key was given.</summary>
    public SoftwareKey HolderKey { get; }

    public CertificateFacts Root { get; }

    public CertificateFacts Issuing { get; }

    public CertificateFacts Holder { get; }

    /// <summary>Issuing authority and root: what goes along with the holder's certificate.</summary>
    public ImmutableArray<CertificateFacts> Chain => [Issuing, Root];

    /// <summary>Builds the hierarchy; all keys have the same type.</summary>
    /// <param name="algorithm">P-256 is the fastest.</param>
    /// <param name="scheme">Null: the usual one of the key type.</param>
    /// <param name="holder">Null: a person alone, with 20 days left.</param>
    /// <param name="at">Null: <see cref="UsualMoment"/>.</param>
    /// <param name="holderPublicKey">SubjectPublicKeyInfo of a key elsewhere (a token's); null: <see cref="HolderKey"/>.</param>
    public static DemoHierarchy Build(
        KeyAlgorithm algorithm = KeyAlgorithm.P256,
        SignatureScheme? scheme = null,
        DemoHolder? holder = null,
        DateTimeOffset? at = null,
        ReadOnlyMemory<byte>? holderPublicKey = null) => new(algorithm, scheme, holder ?? new(), at ?? UsualMoment, holderPublicKey);

    /// <summary>Signs a TBSCertificate.</summary>
    public static CertificateFacts Sign(SoftwareKey key, byte[] toBeSigned)
    {
        ArgumentNullException.ThrowIfNull(key);
        return CertificateFacts.Read(ToBeSignedCertificate.Join(toBeSigned, key.Scheme, Now(key.SignAsync(toBeSigned, CancellationToken.None))));
    }

    /// <summary>One more end-entity certificate of the issuing authority.</summary>
    public CertificateFacts Issue(
        ReadOnlyMemory<byte> subject,
        ReadOnlyMemory<byte> subjectPublicKeyInfo,
        string serial,
        DateTimeOffset notBefore,
        DateTimeOffset notAfter,
        CertificateProfile? profile = null,
        string? email = null) => Sign(IssuingKey, ToBeSignedCertificate.Compose(
            profile ?? Profile, Issuing, subject, subjectPublicKeyInfo, email, serial, notBefore, notAfter, IssuingKey.Scheme));

    /// <summary>DER of a revocation list of the issuing authority, valid for a day from <see cref="At"/> on.</summary>
    public byte[] RevocationList(params RevokedEntry[] entries) => RevocationList(1, At, At.AddDays(1), entries);

    /// <summary>DER of a revocation list of the issuing authority, which keeps expired certificates.</summary>
    public byte[] RevocationList(long number, DateTimeOffset thisUpdate, DateTimeOffset nextUpdate, params RevokedEntry[] entries) =>
        Now(Pki.Revocation.RevocationList.ComposeAsync(Issuing, IssuingKey, number, thisUpdate, nextUpdate, entries, CancellationToken.None));

    public void Dispose()
    {
        RootKey.Dispose();
        IssuingKey.Dispose();
        HolderKey.Dispose();
    }

    /// <summary>Software keys sign at once.</summary>
    private static byte[] Now(ValueTask<byte[]> signature) => signature.AsTask().GetAwaiter().GetResult();
}

using System.Security.Cryptography;
using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>
/// A fictitious provider's hierarchy for development: a root, an issuing authority and a seal under the root, with encrypted
/// keys, and revocation lists of both authorities. Never a trust anchor for anybody else.
/// </summary>
public sealed class DemoAuthority : IDisposable
{
    private const int EndOfHold = 8;

    private static readonly TimeSpan Age = TimeSpan.FromDays(400);
    private static readonly TimeSpan ListLifetime = TimeSpan.FromHours(24);

    private readonly DemoFiles _files;
    private readonly string _origin;
    private readonly SoftwareKey _rootKey;

    private DemoAuthority(DemoFiles files, string origin, SoftwareKey rootKey, CertificateFacts root, IssuingKeyFiles issuing, FileSealKey seal)
    {
        _files = files;
        _origin = origin;
        _rootKey = rootKey;
        Root = root;
        Issuing = issuing;
        Seal = seal;
    }

    /// <summary>The root's certificate: the trust anchor.</summary>
    public CertificateFacts Root { get; }

    /// <summary>The issuing authorities, the newest first.</summary>
    public IssuingKeyFiles Issuing { get; }

    /// <summary>The seal, certified by the root.</summary>
    public FileSealKey Seal { get; }

    /// <summary>The demo's profile: qualified-shaped certificates on a device, addresses under the origin.</summary>
    public CertificateProfile Profile => new(
        [(Oids.QcpNaturalQscd, null), ("1.3.6.1.4.1.99999.1.1", $"{_origin}/api/terms/1/en")],
        KeyUsage.ContentCommitment,
        [Oids.EmailProtection, Oids.DocumentSigning],
        new QcStatements
        {
            Compliance = true,
            Sscd = true,
            Types = [Oids.QcTypeEsign],
            RetentionYears = 10,
            Disclosures = [("https://provider.example/pds-en.pdf", "en"), ("https://provider.example/pds-ro.pdf", "ro")],
        },
        $"{_origin}/api/repository/{Issuing.Name}.cer",
        null,
        $"{_origin}/api/repository/{Issuing.Name}.crl");

    /// <summary>Opens the hierarchy of a data directory; makes it and its first revocation lists at first start.</summary>
    /// <param name="options">Where it lies and how it is made.</param>
    /// <param name="now">The host's time; what is made began 400 days before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<DemoAuthority> CreateOrOpenAsync(DemoAuthorityOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var files = new DemoFiles(options);
        DemoAuthority authority;
        using (await files.LockAsync(cancellationToken).ConfigureAwait(false))
        {
            authority = await CreateOrOpenAsync(files, options, WholeSeconds(now), cancellationToken).ConfigureAwait(false);
        }

        if (authority.Issuing.Each.Any(issuing => !IsInForce(files.List(issuing.Name), issuing.Certificate, now)))
        {
            await authority.PublishCrlAsync(now, cancellationToken).ConfigureAwait(false);
        }

        return authority;
    }

    /// <summary>Publishes root.crl and issuing.crl: thisUpdate now, nextUpdate 24 h later.</summary>
    public Task PublishCrlAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        PublishAsync(WholeSeconds(now), revocations => revocations, cancellationToken);

    /// <summary>Revokes a certificate of the issuing authority, or puts it on hold, and publishes the lists.</summary>
    /// <param name="serial">Upper-case hexadecimal.</param>
    /// <param name="reason">CRLReason (RFC 5280 §5.3.1); 6 is a hold, 8 ends one.</param>
    /// <param name="now">The host's time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task RevokeAsync(string serial, int reason, DateTimeOffset now, CancellationToken cancellationToken) => PublishAsync(
        WholeSeconds(now),
        revocations => reason == EndOfHold
            ? revocations.WithoutHold(serial)
            : revocations.With(new(serial, WholeSeconds(now), reason)),
        cancellationToken);

    /// <summary>Makes the next key of a role and has the demo's root certify it.</summary>
    /// <param name="options">Where the hierarchy lies.</param>
    /// <param name="role">issuing or seal.</param>
    /// <param name="now">The host's time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The name under which it stands now.</returns>
    public static async Task<string> SucceedAsync(DemoAuthorityOptions options, string role, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var files = new DemoFiles(options);
        using var guard = await files.LockAsync(cancellationToken).ConfigureAwait(false);
        using var authority = await CreateOrOpenAsync(files, options, WholeSeconds(now), cancellationToken).ConfigureAwait(false);
        var next = files.Generations(role).Last().Next;
        using var key = files.OpenKey(next.Name);
        var (notBefore, moment) = (WholeSeconds(now) - Age, WholeSeconds(now));
        var toBeSigned = role == FileSealKey.Role
            ? ToBeSignedCertificate.ComposePlain(
                authority.Root,
                Name("Exemplu Demo DigiRenew Seal"),
                key.SubjectPublicKeyInfo,
                KeyUsage.DigitalSignature | KeyUsage.ContentCommitment,
                [],
                [],
                NewSerial(),
                notBefore,
                moment.AddYears(5),
                authority._rootKey.Scheme)
            : ToBeSignedCertificate.ComposeAuthority(
                authority.Root,
                Name($"Exemplu Demo Qualified CA G{next.Number}"),
                key.SubjectPublicKeyInfo,
                0,
                $"{options.Origin}/api/repository/root.crl",
                NewSerial(),
                notBefore,
                moment.AddYears(10),
                authority._rootKey.Scheme);
        await files.CertificateAsync(next.Name, () => SignAsync(authority._rootKey, toBeSigned, cancellationToken)).ConfigureAwait(false);
        return next.Name;
    }

    /// <summary>Revokes a certificate for good, from a moment on, and publishes the lists.</summary>
    internal Task RevokeAsync(string serial, RevocationReason reason, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken) => PublishAsync(
        WholeSeconds(now),
        revocations => revocations.With(new(serial, WholeSeconds(at), reason == RevocationReason.Unspecified ? null : (int)reason)),
        cancellationToken);

    /// <summary>Issues a qualified certificate to a fictitious holder, so that there is one to renew.</summary>
    /// <param name="subject">DER of the subject's Name.</param>
    /// <param name="subjectPublicKeyInfo">DER of the holder's public key.</param>
    /// <param name="email">rfc822Name, or null.</param>
    /// <param name="notBefore">UTC; fractions of a second are cut off.</param>
    /// <param name="notAfter">UTC; fractions of a second are cut off.</param>
    /// <param name="identification">How the fictitious holder was identified; null: no statement.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<CertificateFacts> IssueOldCertificateAsync(
        ReadOnlyMemory<byte> subject,
        ReadOnlyMemory<byte> subjectPublicKeyInfo,
        string? email,
        DateTimeOffset notBefore,
        DateTimeOffset notAfter,
        QcIdentMethod? identification,
        CancellationToken cancellationToken)
    {
        var profile = Profile with { QcStatements = Profile.QcStatements with { IdentMethod = identification } };
        return await SignAsync(
            Issuing.Key,
            ToBeSignedCertificate.Compose(
                profile,
                Issuing.Certificate,
                subject,
                subjectPublicKeyInfo,
                email,
                NewSerial(),
                WholeSeconds(notBefore),
                WholeSeconds(notAfter),
                Issuing.Key.Scheme),
            cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        Issuing.Dispose();
        Seal.Dispose();
        _rootKey.Dispose();
    }

    private static async Task<DemoAuthority> CreateOrOpenAsync(
        DemoFiles files, DemoAuthorityOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rootKey = files.OpenKey("root");
        var root = await files.CertificateAsync(
            "root",
            () => SignAsync(rootKey, Authority(null, "Exemplu Demo Root CA", rootKey, null, null, now.AddYears(20)), cancellationToken)).ConfigureAwait(false);
        var issuing = new List<FileIssuingKey>();
        foreach (var generation in files.Generations(IIssuingKey.UsualName))
        {
            issuing.Insert(0, await IssuingAsync(generation).ConfigureAwait(false));
        }

        var seals = new List<FileSealKey>();
        foreach (var generation in files.Generations(FileSealKey.Role))
        {
            seals.Insert(0, await SealAsync(generation, seals).ConfigureAwait(false));
        }

        seals.Skip(1).ToList().ForEach(former => former.Dispose());
        return new(files, options.Origin, rootKey, root, new(issuing), seals[0]);

        async Task<FileIssuingKey> IssuingAsync(KeyGeneration generation)
        {
            var key = files.OpenKey(generation.Name);
            var certificate = await files.CertificateAsync(
                generation.Name,
                () => SignAsync(
                    rootKey,
                    Authority(root, $"Exemplu Demo Qualified CA G{generation.Number}", key, 0, $"{options.Origin}/api/repository/root.crl", now.AddYears(10)),
                    cancellationToken)).ConfigureAwait(false);
            return new(certificate, key) { Name = generation.Name };
        }

        async Task<FileSealKey> SealAsync(KeyGeneration generation, IReadOnlyList<FileSealKey> former)
        {
            var key = files.OpenKey(generation.Name);
            var certificate = await files.CertificateAsync(
                generation.Name,
                () => SignAsync(
                    rootKey,
                    ToBeSignedCertificate.ComposePlain(
                        root,
                        Name("Exemplu Demo DigiRenew Seal"),
                        key.SubjectPublicKeyInfo,
                        KeyUsage.DigitalSignature | KeyUsage.ContentCommitment,
                        [],
                        [],
                        NewSerial(),
                        now - Age,
                        now.AddYears(5),
                        rootKey.Scheme),
                    cancellationToken)).ConfigureAwait(false);
            return new(certificate, key) { Former = [.. former.Select(seal => seal.Certificate)] };
        }

        byte[] Authority(CertificateFacts? issuer, string name, SoftwareKey key, int? pathLength, string? crlAddress, DateTimeOffset notAfter) =>
            ToBeSignedCertificate.ComposeAuthority(
                issuer, Name(name), key.SubjectPublicKeyInfo, pathLength, crlAddress, NewSerial(), now - Age, notAfter, rootKey.Scheme);
    }

    private static bool IsInForce(string list, CertificateFacts authority, DateTimeOffset now) =>
        DurableFile.Read(list) is { } der && RevocationList.Read(der, authority).List?.NextUpdate > now;

    private static byte[] Name(string commonName) => DistinguishedName.Write(
        (Oids.Country, "RO"), (Oids.Organisation, "Furnizor Exemplu SRL"), (Oids.OrganisationIdentifier, "VATRO-12345674"), (Oids.CommonName, commonName));

    private static async Task<CertificateFacts> SignAsync(ISigningKey key, byte[] toBeSigned, CancellationToken cancellationToken)
    {
        var signature = await key.SignAsync(toBeSigned, cancellationToken).ConfigureAwait(false);
        return CertificateFacts.Read(ToBeSignedCertificate.Join(toBeSigned, key.Scheme, signature));
    }

    /// <summary>126 random bits, positive and without a leading zero octet.</summary>
    private static string NewSerial()
    {
        var octets = RandomNumberGenerator.GetBytes(16);
        octets[0] = (byte)((octets[0] & 0x3F) | 0x40);
        return Convert.ToHexString(octets);
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private async Task PublishAsync(DateTimeOffset now, Func<DemoRevocations, DemoRevocations> change, CancellationToken cancellationToken)
    {
        using var guard = await _files.LockAsync(cancellationToken).ConfigureAwait(false);
        var revocations = change(DemoRevocations.Read(_files.Revocations));
        revocations = revocations with { Number = revocations.Number + 1 };
        revocations.Write(_files.Revocations);
        await WriteAsync("root", Root, _rootKey, []).ConfigureAwait(false);
        foreach (var issuing in Issuing.Each)
        {
            // Serial numbers are random: one that another authority gave is nobody's here.
            await WriteAsync(issuing.Name, issuing.Certificate, issuing.Key, revocations.Entries).ConfigureAwait(false);
        }

        async Task WriteAsync(string name, CertificateFacts issuer, ISigningKey key, IReadOnlyCollection<RevokedEntry> entries) => DurableFile.Replace(
            _files.List(name),
            await RevocationList.ComposeAsync(issuer, key, revocations.Number, now, now + ListLifetime, entries, cancellationToken).ConfigureAwait(false));
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Requests;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>
/// Puts a new key in the place of seal or issuing key: first the key and a request for its certificate, then the certificate, with
/// which the generation stands. What was there before stays, so that what it signed can be verified.
/// </summary>
/// <param name="dataDirectory">Holds pki/ and keys/.</param>
/// <param name="role">issuing or seal.</param>
/// <param name="issuingDirectory">Where issuing keys lie; null: keys/.</param>
public sealed class KeySuccession(string dataDirectory, string role, string? issuingDirectory = null)
{
    private readonly string _certificates = Path.Combine(dataDirectory, "pki");
    private readonly string _keys = role == IIssuingKey.UsualName && issuingDirectory is not null ? issuingDirectory : Path.Combine(dataDirectory, "keys");

    /// <summary>Makes the next key, unless it is there, and a request for its certificate with the subject of the present one.</summary>
    /// <returns>DER of the certification request (PKCS #10).</returns>
    public async Task<byte[]> RequestAsync(KeyAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var present = Present();
        var next = KeyGeneration.Of(_certificates, role)[0].Next;
        using var key = KeyFile.CreateOrOpen(next.KeyIn(_keys), next.PassphraseIn(_keys), algorithm);
        var request = await CertificationRequest.CreateAsync(present.Subject, key, cancellationToken).ConfigureAwait(false);
        return request.Der.ToArray();
    }

    /// <summary>Puts a certificate beside the key that was made for it.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="anchors">Roots that the provider trusts.</param>
    /// <param name="now">Now.</param>
    /// <returns>The name under which it stands now.</returns>
    /// <exception cref="CryptographicException">It has another key, or is not what its role asks for.</exception>
    public string Install(CertificateFacts certificate, ImmutableArray<CertificateFacts> anchors, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var next = KeyGeneration.Of(_certificates, role)[0].Next;
        if (!File.Exists(next.KeyIn(_keys)))
        {
            throw new CryptographicException($"{next.Name}.p8 is not there: make the key and its request first.");
        }

        using (var key = KeyFile.Open(next.KeyIn(_keys), next.PassphraseIn(_keys)))
        {
            if (!certificate.SubjectPublicKeyInfo.Span.SequenceEqual(key.SubjectPublicKeyInfo.Span))
            {
                throw new CryptographicException($"The certificate has another key than {next.Name}.p8.");
            }
        }

        if (role == IIssuingKey.UsualName && IssuingCertificateRules.FaultsOf(certificate, [], anchors, now) is { IsEmpty: false } faults)
        {
            throw new CryptographicException(string.Join(' ', faults));
        }

        if (role == FileSealKey.Role && (certificate.IsAuthority || certificate.NotAfter <= now))
        {
            throw new CryptographicException("A seal’s certificate is valid and no authority’s.");
        }

        DurableFile.Replace(Path.Combine(_certificates, next.Name + ".pem"), Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", certificate.Der.Span) + "\n"));
        DurableFile.Replace(next.CertificateIn(_certificates), certificate.Der.Span);
        return next.Name;
    }

    private CertificateFacts Present() => CertificateFacts.Read(File.ReadAllBytes(KeyGeneration.Of(_certificates, role)[0].CertificateIn(_certificates)));
}

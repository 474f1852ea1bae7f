using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>The seal's certificate where its key must not be used: what was sealed is verified, and nothing is sealed.</summary>
public sealed class SealCertificateAlone(CertificateFacts certificate, IReadOnlyList<CertificateFacts> former) : ISealKey, ISigningKey
{
    public CertificateFacts Certificate => certificate;

    public IReadOnlyList<CertificateFacts> Former => former;

    public ISigningKey Key => this;

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => certificate.SubjectPublicKeyInfo;

    public SignatureScheme Scheme => throw NotThisPart();

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => throw NotThisPart();

    private static InvalidOperationException NotThisPart() => new("This part does not seal.");
}

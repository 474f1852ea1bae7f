using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Issuance;

/// <summary>The issuing certificates where their keys must not be used: they are shown to holders, and nothing is signed.</summary>
/// <param name="certificates">The newest first.</param>
public sealed class IssuingCertificateAlone(params IReadOnlyList<CertificateFacts> certificates) : IIssuingKey, ISigningKey
{
    public CertificateFacts Certificate => certificates[0];

    public IReadOnlyList<CertificateFacts> Certificates => certificates;

    public ISigningKey Key => this;

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => Certificate.SubjectPublicKeyInfo;

    public SignatureScheme Scheme => throw NotThisPart();

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => throw NotThisPart();

    private static InvalidOperationException NotThisPart() => new("This part does not issue.");
}

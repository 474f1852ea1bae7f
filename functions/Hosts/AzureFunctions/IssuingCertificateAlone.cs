using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>The issuing certificate where its key must not be used: it is shown to holders, and nothing is signed.</summary>
internal sealed class IssuingCertificateAlone(CertificateFacts certificate) : IIssuingKey, ISigningKey
{
    public CertificateFacts Certificate => certificate;

    public ISigningKey Key => this;

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => certificate.SubjectPublicKeyInfo;

    public SignatureScheme Scheme => throw NotThisPart();

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => throw NotThisPart();

    private static InvalidOperationException NotThisPart() => new("This part does not issue.");
}

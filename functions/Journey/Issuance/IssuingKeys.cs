using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Issuance;

/// <summary>The newest issuing key, and those before it for the orders that were fixed under them.</summary>
public sealed class IssuingKeys(IIssuingKey newest, IReadOnlyList<IIssuingKey> former) : IIssuingKey
{
    public CertificateFacts Certificate => newest.Certificate;

    public ISigningKey Key => newest.Key;

    public string Name => newest.Name;

    public IReadOnlyList<CertificateFacts> Certificates { get; } = [newest.Certificate, .. former.Select(key => key.Certificate)];

    public IIssuingKey? For(Sha256Digest certificate) => newest.For(certificate) ?? former.Select(key => key.For(certificate)).FirstOrDefault(key => key is not null);
}

using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>The issuing keys of a folder, the newest first.</summary>
public sealed class IssuingKeyFiles(IReadOnlyList<FileIssuingKey> keys) : IIssuingKey, IDisposable
{
    private readonly IssuingKeys _keys = new(keys[0], [.. keys.Skip(1)]);

    public CertificateFacts Certificate => _keys.Certificate;

    public ISigningKey Key => _keys.Key;

    public string Name => _keys.Name;

    public IReadOnlyList<CertificateFacts> Certificates => _keys.Certificates;

    internal IReadOnlyList<FileIssuingKey> Each => keys;

    public IIssuingKey? For(Sha256Digest certificate) => _keys.For(certificate);

    public void Dispose()
    {
        foreach (var key in keys)
        {
            key.Dispose();
        }
    }
}

using DigiRenew.Pki;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

/// <summary>A key that counts how often it signs.</summary>
internal sealed class CountingKey : ISigningKey
{
    public ISigningKey Key { get; set; } = null!;

    public int Signatures { get; private set; }

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => Key.SubjectPublicKeyInfo;

    public SignatureScheme Scheme => Key.Scheme;

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        Signatures++;
        return Key.SignAsync(message, cancellationToken);
    }
}

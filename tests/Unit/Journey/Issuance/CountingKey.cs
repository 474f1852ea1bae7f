using DigiRenew.Pki;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

/// <summary>A key that counts how often it signs.</summary>
internal sealed class CountingKey : ISigningKey
{
    public ISigningKey Key { get; set; } = null!;

    public int Signatures { get; private set; }

    /// <summary>What happens while it signs.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => Key.SubjectPublicKeyInfo;

    public SignatureScheme Scheme => Key.Scheme;

    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        Signatures++;
        await Meanwhile();
        return await Key.SignAsync(message, cancellationToken);
    }
}

using System.Text;
using DigiRenew.Journey.Configuration;
using DigiRenew.Pki;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>One secret a purpose: the digest of its name.</summary>
public sealed class FixedSecrets : IServiceSecrets
{
    public IReadOnlyList<ReadOnlyMemory<byte>> For(string purpose) => [Sha256Digest.Of(Encoding.UTF8.GetBytes(purpose)).ToBytes()];
}

namespace DigiRenew.Journey.Configuration;

/// <summary>Secrets of the service itself; two may be valid at a time while they are rotated.</summary>
public interface IServiceSecrets
{
    /// <summary>32 octets for a purpose, newest first: the first makes, any of them is accepted.</summary>
    /// <param name="purpose">session-token, nonce, code-pepper, form-salt, notice-link.</param>
    IReadOnlyList<ReadOnlyMemory<byte>> For(string purpose);
}

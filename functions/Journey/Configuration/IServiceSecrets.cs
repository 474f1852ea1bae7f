namespace DigiRenew.Journey.Configuration;

/// <summary>Secrets of the service itself; several may be valid at a time while they are rotated.</summary>
public interface IServiceSecrets
{
    /// <summary>
    /// How many of a purpose are valid at a time: two, since what they make lives for minutes. A notice’s link must still lead to its
    /// page when the order is years old.
    /// </summary>
    static int MostValid(string purpose) => purpose == "notice-link" ? 24 : 2;

    /// <summary>32 octets for a purpose, newest first: the first makes, any of them is accepted.</summary>
    /// <param name="purpose">session-token, nonce, code-pepper, form-salt, notice-link.</param>
    IReadOnlyList<ReadOnlyMemory<byte>> For(string purpose);
}

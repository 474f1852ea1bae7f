using DigiRenew.Pki;

namespace DigiRenew.Tokens;

/// <summary>A key on a token, as what signs certification requests, papers and statements.</summary>
/// <param name="session">The session that found the key; it must stay open.</param>
/// <param name="key">A key whose public half is known.</param>
/// <param name="scheme">How it signs; one of <see cref="ITokenSession.SchemesFor"/>.</param>
public sealed class TokenSigningKey(ITokenSession session, TokenKey key, SignatureScheme scheme) : ISigningKey
{
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; } =
        key.SubjectPublicKeyInfo ?? throw new ArgumentException("The token does not tell the public key.", nameof(key));

    public SignatureScheme Scheme => scheme;

    /// <summary>The PIN buffer for <see cref="TokenKey.AlwaysAuthenticate"/> keys; its owner wipes it. Empty for others, and with a PIN pad.</summary>
    public ReadOnlyMemory<byte> ContextPin { get; init; }

    /// <inheritdoc/>
    /// <exception cref="TokenException">The token failed; a signature that a token is making can't be called back.</exception>
    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(session.Sign(key, scheme, message.Span, ContextPin.Span));
    }
}

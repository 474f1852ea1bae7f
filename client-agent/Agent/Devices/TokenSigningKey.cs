using DigiRenew.Agent.Pins;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>A private key on the token, as a signing key.</summary>
public sealed class TokenSigningKey : ISigningKey
{
    private readonly ITokenSession _session;
    private readonly TokenKey _key;
    private readonly Pin _pin;

    /// <summary>A key with its public half.</summary>
    /// <exception cref="AgentException"><c>mechanism-missing</c>: the token can't sign by this kind of key.</exception>
    public TokenSigningKey(ITokenSession session, TokenKey key, ReadOnlyMemory<byte> subjectPublicKeyInfo, Pin pin)
    {
        _session = session;
        _key = key;
        _pin = pin;
        SubjectPublicKeyInfo = subjectPublicKeyInfo;
        Scheme = PublicKeys.AlgorithmOf(subjectPublicKeyInfo) is { } algorithm && session.SchemesFor(algorithm) is [var best, ..]
            ? best
            : throw new AgentException(AgentFaults.MechanismMissing, ("algorithm", key.Label));
    }

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; }

    public SignatureScheme Scheme { get; }

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_session.Sign(_key, Scheme, message.Span, _key.AlwaysAuthenticate ? _pin.Octets : default));
    }
}

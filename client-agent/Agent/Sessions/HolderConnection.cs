using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Pins;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Sessions;

/// <summary>A token with its holder logged in, and a session of the service opened by a certificate on it.</summary>
public sealed class HolderConnection : IDisposable
{
    /// <summary>A session that lasts no longer than this is opened anew before anything is sent.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private readonly AgentContext _context;
    private readonly IDisposable _home;
    private readonly FoundToken _found;
    private readonly HolderPins _pins;
    private ITokenSession? _token;

    internal HolderConnection(AgentContext context, IDisposable home, FoundToken found, ITokenSession token, Pin pin, PolicyView policy, CertificateFacts signer)
    {
        _context = context;
        _home = home;
        _found = found;
        _token = token;
        _pins = new(pin);
        Policy = policy;
        Signer = signer;
    }

    public PolicyView Policy { get; }

    /// <summary>The certificate that opened the session.</summary>
    public CertificateFacts Signer { get; }

    /// <summary>What the service says of certificate and orders.</summary>
    public SessionView View { get; internal set; } = null!;

    /// <summary>What the new certificate will have less than the one that opened the session, in words; a service of before does not say it.</summary>
    public IReadOnlyList<string> Losses => View.Losses.IsDefault ? [] : View.Losses;

    /// <summary>The token's session, logged in.</summary>
    public ITokenSession Token => _token ?? throw new InvalidOperationException("The token is disconnected.");

    public ITokenModule Module => _found.Module;

    public TokenInfo TokenInfo => _found.Token;

    public DeviceView Device => new(_found.Token.Model, _found.Token.Serial, _found.Token.Firmware);

    /// <summary>The private key of a certificate, ready to sign.</summary>
    /// <exception cref="AgentException"><c>private-key-missing</c>.</exception>
    public ISigningKey KeyOf(CertificateFacts certificate) => SigningKey(
        Find(certificate) ?? throw new AgentException(AgentFaults.KeyMissing, ("token", _found.Token.Label), ("key", certificate.Serial)),
        certificate.SubjectPublicKeyInfo);

    /// <summary>The key object with a public key, or null.</summary>
    public TokenKey? Find(Sha256Digest publicKey) => Token.ListPrivateKeys()
        .FirstOrDefault(key => key.SubjectPublicKeyInfo is { } spki && Sha256Digest.Of(spki.Span) == publicKey);

    /// <summary>The private key object of a certificate: by public key, else by the CKA_ID beside which the certificate lies.</summary>
    public TokenKey? Find(CertificateFacts certificate)
    {
        if (Find(certificate.PublicKey) is { } key)
        {
            return key;
        }

        var beside = Token.ListCertificates().FirstOrDefault(one => one.Der.Span.SequenceEqual(certificate.Der.Span));
        return beside is null ? null : Token.ListPrivateKeys().FirstOrDefault(one => one.Id.Span.SequenceEqual(beside.Id.Span));
    }

    /// <summary>A key with its public half, ready to sign by the best scheme that the token knows.</summary>
    /// <exception cref="AgentException"><c>mechanism-missing</c>.</exception>
    public ISigningKey SigningKey(TokenKey key, ReadOnlyMemory<byte> subjectPublicKeyInfo) =>
        PublicKeys.AlgorithmOf(subjectPublicKeyInfo) is { } algorithm && Token.SchemesFor(algorithm) is { Count: > 0 } schemes
            ? new HolderKey(this, key with { SubjectPublicKeyInfo = subjectPublicKeyInfo }, Best(schemes))
            : throw new AgentException(AgentFaults.MechanismMissing, ("algorithm", key.Label));

    /// <summary>Opens the session anew where it ends soon: filling in a form or waiting for a code may take longer than a session.</summary>
    public async Task StayOpenAsync(CancellationToken cancellationToken)
    {
        if (View.Expires - _context.Clock.GetUtcNow() < Reserve)
        {
            await OpenSessionAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Signs the statement that opens a session, and sends it.</summary>
    internal async Task OpenSessionAsync(CancellationToken cancellationToken)
    {
        using var working = _context.Working(AgentTexts.OpeningSession);
        View = await SessionOpener.OpenAsync(_context.Service, Signer, ChainOf(Signer, Policy), KeyOf(Signer), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs by the certificate of this session, now.</summary>
    public Task<byte[]> SignStatementAsync(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken) =>
        SignAsync(content, contentType, detached: false, Signer, _context.Clock.GetUtcNow(), cancellationToken);

    /// <summary>Signs by a certificate of this token.</summary>
    public async Task<byte[]> SignAsync(
        ReadOnlyMemory<byte> content,
        string contentType,
        bool detached,
        CertificateFacts signer,
        DateTimeOffset? signingTime,
        CancellationToken cancellationToken) =>
        await CadesSignature.SignAsync(
            content, contentType, detached, signer, ChainOf(signer, Policy), KeyOf(signer), signingTime, cancellationToken).ConfigureAwait(false);

    /// <summary>Names the key of this session if it asks for the PIN at each signature.</summary>
    public void AnnounceSignatures(int count)
    {
        if (Find(Signer) is { } key && !_context.SignaturePin.IsKnown(TokenInfo))
        {
            _context.PinBudget.Announce(Token, key, count);
        }
    }

    /// <summary>Closes the token's session, so that removal can be seen.</summary>
    public void Disconnect()
    {
        _token?.Dispose();
        _token = null;
    }

    /// <summary>Opens the token again after it was plugged in.</summary>
    /// <param name="login">Log in with the PIN that was entered for this command.</param>
    public void Reconnect(bool login)
    {
        Disconnect();
        var again = _found.Module.ListTokens().FirstOrDefault(token => token.Serial == _found.Token.Serial && token.Label == _found.Token.Label)
            ?? throw new AgentException(AgentFaults.TokenMissing);
        _token = _found.Module.Open(again);
        if (login && again.LoginRequired)
        {
            _context.PinBudget.LogInAgain(_token, _pins.Token);
        }
    }

    public void Dispose()
    {
        Disconnect();
        _pins.Dispose();
        _home.Dispose();
    }

    /// <summary>The issuing certificates of a certificate, to be carried along in a CMS.</summary>
    internal static IReadOnlyCollection<CertificateFacts> ChainOf(CertificateFacts signer, PolicyView policy) =>
        [.. PolicyCertificates.Read(policy.IssuingCertificates).Where(issuer => issuer.Subject.Span.SequenceEqual(signer.Issuer.Span))];

    /// <summary>Signs by a key: as it is, or by the PIN that it asks for.</summary>
    private async ValueTask<byte[]> SignAsync(TokenKey key, SignatureScheme scheme, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        key.AlwaysAuthenticate
            ? await _context.SignaturePin.SignAsync(TokenInfo, key, _pins, pin => ValueTask.FromResult(Token.Sign(key, scheme, message.Span, pin.Span)), cancellationToken).ConfigureAwait(false)
            : Token.Sign(key, scheme, message.Span, default);

    private SignatureScheme Best(IReadOnlyList<SignatureScheme> schemes) =>
        _context.Settings.Pss && schemes.Contains(SignatureScheme.RsaPssSha256) ? SignatureScheme.RsaPssSha256 : schemes[0];

    /// <summary>A key of the token in this command's session.</summary>
    private sealed class HolderKey(HolderConnection connection, TokenKey key, SignatureScheme scheme) : ISigningKey
    {
        public ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; } = key.SubjectPublicKeyInfo!.Value;

        public SignatureScheme Scheme => scheme;

        public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await connection.SignAsync(key, scheme, message, cancellationToken).ConfigureAwait(false);
        }
    }
}

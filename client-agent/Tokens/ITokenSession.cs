using DigiRenew.Pki;

namespace DigiRenew.Tokens;

/// <summary>A read-write session with one token.</summary>
public interface ITokenSession : IDisposable
{
    TokenInfo Token { get; }

    /// <summary>How many tries the user PIN has left, as far as the token says (CKF_USER_PIN_COUNT_LOW, _FINAL_TRY, _LOCKED).</summary>
    PinTries PinTries { get; }

    bool IsLoggedIn { get; }

    /// <summary>C_Login as user; with a protected authentication path <paramref name="pin"/> is empty.</summary>
    /// <exception cref="TokenException"><see cref="TokenFailure.PinIncorrect"/>, <see cref="TokenFailure.PinLocked"/>…</exception>
    void Login(ReadOnlySpan<byte> pin);

    void Logout();

    /// <summary>All certificates, each with whether a private key with its CKA_ID is visible (private keys show after login).</summary>
    IReadOnlyList<TokenCertificate> ListCertificates();

    /// <summary>All private keys (after login).</summary>
    IReadOnlyList<TokenKey> ListPrivateKeys();

    /// <summary>Whether the token says that it generates key pairs of a kind: CKF_GENERATE_KEY_PAIR, and the size within its range.</summary>
    bool CanGenerate(KeyAlgorithm algorithm);

    /// <summary>Generates a key pair on the token: CKA_TOKEN, CKA_PRIVATE, CKA_SENSITIVE, never CKA_EXTRACTABLE, sign only.</summary>
    /// <param name="algorithm">Type and size.</param>
    /// <param name="id">CKA_ID of both keys.</param>
    /// <param name="label">CKA_LABEL of both keys.</param>
    TokenKey GenerateKeyPair(KeyAlgorithm algorithm, ReadOnlySpan<byte> id, string label);

    /// <summary>Mechanisms with which this token can sign by a kind of key, best first.</summary>
    IReadOnlyList<SignatureScheme> SchemesFor(KeyAlgorithm algorithm);

    /// <summary>Signs; ECDSA values are returned as DER ECDSA-Sig-Value.</summary>
    /// <param name="key">A private key of this token.</param>
    /// <param name="scheme">How.</param>
    /// <param name="message">What is signed, not its digest.</param>
    /// <param name="contextPin">The PIN for CKA_ALWAYS_AUTHENTICATE keys; empty otherwise.</param>
    byte[] Sign(TokenKey key, SignatureScheme scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> contextPin);

    /// <summary>Writes a certificate beside its private key: same CKA_ID; label, subject, issuer, serial number set.</summary>
    void WriteCertificate(ReadOnlyMemory<byte> der, ReadOnlySpan<byte> id, string label);

    /// <summary>Destroys the certificate object that has exactly this DER.</summary>
    void RemoveCertificate(ReadOnlyMemory<byte> der);

    /// <summary>Destroys a key pair that has no certificate.</summary>
    /// <exception cref="InvalidOperationException">A certificate has this CKA_ID.</exception>
    void RemoveKeyPair(TokenKey key);
}

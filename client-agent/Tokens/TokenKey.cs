using DigiRenew.Pki;

namespace DigiRenew.Tokens;

/// <summary>A private key object with its public half.</summary>
/// <param name="Handle">CK_OBJECT_HANDLE in the session that found it.</param>
/// <param name="Id">CKA_ID.</param>
/// <param name="Label">CKA_LABEL.</param>
/// <param name="Algorithm">Type and size; null where we do not know it.</param>
/// <param name="SubjectPublicKeyInfo">DER, from the public key object or the certificate; null where neither is there.</param>
/// <param name="AlwaysAuthenticate">CKA_ALWAYS_AUTHENTICATE: a PIN for every signature.</param>
/// <param name="Sensitive">CKA_SENSITIVE and CKA_ALWAYS_SENSITIVE.</param>
/// <param name="NeverExtractable">CKA_NEVER_EXTRACTABLE.</param>
/// <param name="Local">CKA_LOCAL: generated on the token.</param>
public sealed record TokenKey(
    ulong Handle,
    ReadOnlyMemory<byte> Id,
    string Label,
    KeyAlgorithm? Algorithm,
    ReadOnlyMemory<byte>? SubjectPublicKeyInfo,
    bool AlwaysAuthenticate,
    bool Sensitive,
    bool NeverExtractable,
    bool Local)
{
    /// <summary>
    /// Whether the token itself says that the key may leave it or came from elsewhere: CKA_SENSITIVE false, CKA_EXTRACTABLE
    /// true or CKA_LOCAL false. What a token does not tell is not held against the key.
    /// </summary>
    public bool Exposed { get; init; }
}

using DigiRenew.Pki;

namespace DigiRenew.Tokens.Pkcs11;

/// <content>Signatures, and what the mechanisms allow.</content>
internal sealed partial class Pkcs11Session
{
    private HashSet<ulong>? mechanisms;

    public IReadOnlyList<SignatureScheme> SchemesFor(KeyAlgorithm algorithm) =>
        [.. SigningMethod.SchemesOf(algorithm).Where(s => SigningMethod.Of(s).Any(m => CanSign(m.Mechanism.Type, algorithm)))];

    public byte[] Sign(TokenKey key, SignatureScheme scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> contextPin)
    {
        if (key.Algorithm is { } algorithm && !SigningMethod.SchemesOf(algorithm).Contains(scheme))
        {
            throw new ArgumentException($"A {algorithm} key does not sign by {scheme}.", nameof(scheme));
        }

        var method = SigningMethod.Of(scheme).FirstOrDefault(m => CanSign(m.Mechanism.Type, key.Algorithm))
            ?? throw new TokenException(TokenFailure.MechanismMissing, "C_GetMechanismList");
        if (key.AlwaysAuthenticate && contextPin.IsEmpty && !Token.PinPad)
        {
            throw new TokenException(TokenFailure.NotLoggedIn, "C_Login");
        }

        var input = method.Input(message);
        cryptoki.SignInit(handle, method.Mechanism, key.Handle);
        if (key.AlwaysAuthenticate)
        {
            Authenticate(contextPin);
        }

        return method.Output(cryptoki.Sign(handle, input));
    }

    /// <summary>C_Login for the signature that was begun (PKCS #11 Base v2.40 §5.6); a refusal ends that signature too.</summary>
    private void Authenticate(ReadOnlySpan<byte> pin)
    {
        try
        {
            cryptoki.Login(handle, Cryptoki.ContextSpecific, pin);
        }
        catch (TokenException)
        {
            EndSignature();
            throw;
        }
    }

    /// <summary>Only C_Sign ends an operation that C_SignInit began; without the PIN it gives no signature.</summary>
    private void EndSignature()
    {
        try
        {
            cryptoki.Sign(handle, [0]);
        }
        catch (TokenException)
        {
            // CKR_USER_NOT_LOGGED_IN: the operation is over.
        }
    }

    public bool CanGenerate(KeyAlgorithm algorithm) => Allows(KeySize.GenerationOf(algorithm), Ckf.GenerateKeyPair, algorithm);

    private bool CanSign(ulong mechanism, KeyAlgorithm? algorithm) => Allows(mechanism, Ckf.Sign, algorithm);

    /// <summary>Whether the token has a mechanism, for a purpose, and for keys of this size.</summary>
    private bool Allows(ulong mechanism, ulong purpose, KeyAlgorithm? algorithm)
    {
        mechanisms ??= [.. cryptoki.GetMechanismList(Token.Slot)];
        if (!mechanisms.Contains(mechanism))
        {
            return false;
        }

        var (smallest, largest, flags) = cryptoki.GetMechanismInfo(Token.Slot, mechanism);
        return (flags & purpose) != 0 && (algorithm is null || KeySize.Fits(algorithm.Value, smallest, largest));
    }
}

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Mechanisms, PKCS #11 Current Mechanisms v2.40.</summary>
internal static class Ckm
{
    public const ulong RsaPkcsKeyPairGen = 0x00;
    public const ulong RsaPkcs = 0x01;
    public const ulong RsaPkcsPss = 0x0D;
    public const ulong Sha256RsaPkcs = 0x40;
    public const ulong Sha256RsaPkcsPss = 0x43;
    public const ulong Sha256 = 0x250;
    public const ulong EcKeyPairGen = 0x1040;
    public const ulong Ecdsa = 0x1041;

    /// <summary>CKG_MGF1_SHA256.</summary>
    public const ulong Mgf1Sha256 = 0x02;
}

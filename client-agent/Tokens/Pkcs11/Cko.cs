namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Object classes (CKO_), with the certificate type (CKC_) and key types (CKK_) that we use.</summary>
internal static class Cko
{
    public const ulong Certificate = 1;
    public const ulong PublicKey = 2;
    public const ulong PrivateKey = 3;

    /// <summary>CKC_X_509.</summary>
    public const ulong X509 = 0;

    /// <summary>CKK_RSA.</summary>
    public const ulong Rsa = 0;

    /// <summary>CKK_EC.</summary>
    public const ulong Ec = 3;
}

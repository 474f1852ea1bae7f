namespace DigiRenew.Pki;

/// <summary>Key types that DigiRenew knows; the key rules say which are accepted when.</summary>
public enum KeyAlgorithm
{
    /// <summary>RSA with a modulus of 2048 bits.</summary>
    Rsa2048,

    /// <summary>RSA with a modulus of 3072 bits.</summary>
    Rsa3072,

    /// <summary>RSA with a modulus of 4096 bits.</summary>
    Rsa4096,

    /// <summary>NIST P-256 (secp256r1).</summary>
    P256,

    /// <summary>NIST P-384 (secp384r1).</summary>
    P384,
}

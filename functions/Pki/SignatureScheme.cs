namespace DigiRenew.Pki;

/// <summary>Signature algorithms that DigiRenew makes and accepts.</summary>
public enum SignatureScheme
{
    /// <summary>sha256WithRSAEncryption, RFC 8017 §8.2.</summary>
    RsaPkcs1Sha256,

    /// <summary>RSASSA-PSS with SHA-256, MGF1-SHA-256 and a salt of 32 octets, RFC 4055.</summary>
    RsaPssSha256,

    /// <summary>ecdsa-with-SHA256, RFC 5758; signature as DER ECDSA-Sig-Value.</summary>
    EcdsaSha256,

    /// <summary>ecdsa-with-SHA384, RFC 5758; signature as DER ECDSA-Sig-Value.</summary>
    EcdsaSha384,
}

namespace DigiRenew.Pki;

/// <summary>Signature algorithms that DigiRenew accepts: SHA-256 or stronger. It makes the first four; others sign with the rest too.</summary>
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

    /// <summary>sha384WithRSAEncryption, RFC 8017 §8.2; verified only.</summary>
    RsaPkcs1Sha384,

    /// <summary>sha512WithRSAEncryption, RFC 8017 §8.2; verified only.</summary>
    RsaPkcs1Sha512,

    /// <summary>RSASSA-PSS with SHA-384, MGF1-SHA-384 and a salt of 48 octets, RFC 4055; verified only.</summary>
    RsaPssSha384,

    /// <summary>RSASSA-PSS with SHA-512, MGF1-SHA-512 and a salt of 64 octets, RFC 4055; verified only.</summary>
    RsaPssSha512,

    /// <summary>ecdsa-with-SHA512, RFC 5758; verified only.</summary>
    EcdsaSha512,
}

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Attribute types, PKCS #11 Base v2.40 §4.</summary>
internal static class Cka
{
    public const ulong Class = 0x00;
    public const ulong Token = 0x01;
    public const ulong Private = 0x02;
    public const ulong Label = 0x03;
    public const ulong Value = 0x11;
    public const ulong CertificateType = 0x80;
    public const ulong Issuer = 0x81;
    public const ulong SerialNumber = 0x82;
    public const ulong KeyType = 0x100;
    public const ulong Subject = 0x101;
    public const ulong Id = 0x102;
    public const ulong Sensitive = 0x103;
    public const ulong Encrypt = 0x104;
    public const ulong Decrypt = 0x105;
    public const ulong Wrap = 0x106;
    public const ulong Unwrap = 0x107;
    public const ulong Sign = 0x108;
    public const ulong SignRecover = 0x109;
    public const ulong Verify = 0x10A;
    public const ulong VerifyRecover = 0x10B;
    public const ulong Derive = 0x10C;
    public const ulong Modulus = 0x120;
    public const ulong ModulusBits = 0x121;
    public const ulong PublicExponent = 0x122;
    public const ulong Extractable = 0x162;
    public const ulong Local = 0x163;
    public const ulong NeverExtractable = 0x164;
    public const ulong AlwaysSensitive = 0x165;
    public const ulong EcParams = 0x180;
    public const ulong EcPoint = 0x181;
    public const ulong AlwaysAuthenticate = 0x202;
}

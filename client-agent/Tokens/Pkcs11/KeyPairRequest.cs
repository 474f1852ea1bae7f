using DigiRenew.Pki;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Mechanism and templates of C_GenerateKeyPair for a signing key that stays on the token.</summary>
internal sealed class KeyPairRequest
{
    private readonly Layout layout;
    private readonly byte[] id;
    private readonly byte[] label;
    private readonly Func<AttributeTemplate> kind;

    public KeyPairRequest(Layout layout, KeyAlgorithm algorithm, byte[] id, byte[] label)
    {
        (this.layout, this.id, this.label) = (layout, id, label);
        (Mechanism, kind) = algorithm switch
        {
            KeyAlgorithm.Rsa2048 => Rsa(2048),
            KeyAlgorithm.Rsa3072 => Rsa(3072),
            KeyAlgorithm.Rsa4096 => Rsa(4096),
            KeyAlgorithm.P256 => Ec(SubjectPublicKey.P256),
            KeyAlgorithm.P384 => Ec(SubjectPublicKey.P384),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, null),
        };
    }

    public Mechanism Mechanism { get; }

    /// <param name="rareUsages">Deny recovery too, which not every module has heard of.</param>
    public AttributeTemplate PublicKey(bool rareUsages = true)
    {
        var template = kind()
            .With(Cka.Token, true)
            .With(Cka.Private, false)
            .With(Cka.Verify, true)
            .With(Cka.Encrypt, false)
            .With(Cka.Wrap, false)
            .With(Cka.Id, id)
            .With(Cka.Label, label);
        return rareUsages ? template.With(Cka.VerifyRecover, false) : template;
    }

    /// <param name="rareUsages">Deny recovery and derivation too, which not every module has heard of.</param>
    public AttributeTemplate PrivateKey(bool rareUsages = true)
    {
        var template = new AttributeTemplate(layout)
            .With(Cka.Token, true)
            .With(Cka.Private, true)
            .With(Cka.Sensitive, true)
            .With(Cka.Extractable, false)
            .With(Cka.Sign, true)
            .With(Cka.Decrypt, false)
            .With(Cka.Unwrap, false)
            .With(Cka.Id, id)
            .With(Cka.Label, label);
        return rareUsages ? template.With(Cka.SignRecover, false).With(Cka.Derive, false) : template;
    }

    /// <summary>e = 65537, FIPS 186-5 §5.1.</summary>
    private (Mechanism Mechanism, Func<AttributeTemplate> Kind) Rsa(ulong bits) => (
        new Mechanism(Ckm.RsaPkcsKeyPairGen),
        () => new AttributeTemplate(layout).With(Cka.ModulusBits, bits).With(Cka.PublicExponent, [0x01, 0x00, 0x01]));

    private (Mechanism Mechanism, Func<AttributeTemplate> Kind) Ec(string curve) => (
        new Mechanism(Ckm.EcKeyPairGen),
        () => new AttributeTemplate(layout).With(Cka.EcParams, SubjectPublicKey.NamedCurve(curve)));
}

using DigiRenew.Contracts.Signed;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>CMS signatures; half of the mutants have changed attributes that are signed anew, so that what comes after the signature is reached.</summary>
internal sealed class CmsTarget : FuzzTarget
{
    private static readonly byte[] File = Files.Png();

    private readonly SoftwareKey _key;

    public CmsTarget(RenewalDesk desk, SeedOrder order)
    {
        _key = desk.Pki.HolderKey;
        Seeds =
        [
            order.SignedStatement,
            Software.Now(desk.SignatureOfAsync(File)),
            Software.Now(CadesSignature.SignAsync(File, CadesSignature.Data, true, desk.Pki.Holder, desk.Pki.Chain, _key, desk.Time.Now, CancellationToken.None).AsTask()),
            Software.Now(desk.SignAsync("{}"u8.ToArray(), StatementTypes.Order)),
        ];
    }

    public override string Name => "cms";

    public override IReadOnlyList<byte[]> Seeds { get; }

    public override byte[] Mutate(Random random, byte[] seed)
    {
        if (random.Next(2) == 0 || DerNode.TryRead(seed) is not { } root || SignerOf(root) is not { } signer)
        {
            return DerMutations.Apply(random, seed);
        }

        var attributes = signer[3];
        DerMutations.Edit(random, attributes);
        byte[] signed = attributes.Write();
        signed[0] = 0x31; // the attributes are signed as a SET OF (RFC 5652 §5.4)
        signer[5].Inside = null;
        signer[5].Value = Software.Sign(_key, signed);
        return root.Write();
    }

    public override bool Read(byte[] input) =>
        CadesSignature.Verify(input, CadesSignature.Data, File).Check.Passed | CadesSignature.Verify(input, StatementTypes.Order, null).Check.Passed;

    private static List<DerNode>? SignerOf(DerNode root) =>
        root.Inside is [_, { Inside: [{ Inside: [.., { Inside: [{ Inside: { Count: 6 } fields }] }] }] }] ? fields : null;
}

using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Tests.Fuzz.Harness;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Certificates and the paths that are built from them, half of the mutants signed by the issuer.</summary>
internal sealed class CertificateTarget(RenewalDesk desk) : FuzzTarget
{
    public override string Name => "certificate";

    public override IReadOnlyList<byte[]> Seeds { get; } =
        [desk.Pki.Holder.Der.ToArray(), desk.Pki.Issuing.Der.ToArray(), desk.Pki.Root.Der.ToArray(), RsaCertificate(desk)];

    public override byte[] Mutate(Random random, byte[] seed) => Software.Resigned(random, seed, desk.Pki.IssuingKey);

    public override bool Read(byte[] input)
    {
        try
        {
            var facts = CertificateFacts.Read(input);
            _ = facts.ToString();
            _ = PublicKeys.WeaknessOf(facts.SubjectPublicKeyInfo);
            return CertificationPath.Build(facts, [desk.Pki.Issuing, facts], [desk.Pki.Root], desk.Pki.At).Check.Passed || facts.IsAuthority;
        }
        catch (CryptographicException)
        {
            return false; // documented
        }
    }

    private static byte[] RsaCertificate(RenewalDesk desk)
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.Rsa2048);
        return desk.Pki.Issue(desk.Pki.Holder.Subject, key.SubjectPublicKeyInfo, "5A02", desk.Pki.At.AddDays(-1), desk.Pki.At.AddYears(1)).Der.ToArray();
    }
}

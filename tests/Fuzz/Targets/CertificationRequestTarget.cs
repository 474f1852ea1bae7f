using DigiRenew.Pki;
using DigiRenew.Pki.Requests;
using DigiRenew.Tests.Fuzz.Harness;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>PKCS #10 requests, half of the mutants signed by the new key.</summary>
internal sealed class CertificationRequestTarget(RenewalDesk desk) : FuzzTarget
{
    public override string Name => "certification-request";

    public override IReadOnlyList<byte[]> Seeds { get; } = [Request(desk, desk.NewKey), RsaRequest(desk)];

    public override byte[] Mutate(Random random, byte[] seed) => Software.Resigned(random, seed, desk.NewKey);

    public override bool Read(byte[] input)
    {
        var (request, refused) = CertificationRequest.Read(input);
        _ = request is null ? null : PublicKeys.WeaknessOf(request.SubjectPublicKeyInfo);
        return refused is null;
    }

    private static byte[] Request(RenewalDesk desk, SoftwareKey key) =>
        Software.Now(CertificationRequest.CreateAsync(desk.Pki.Holder.Subject, key, CancellationToken.None).AsTask()).Der.ToArray();

    private static byte[] RsaRequest(RenewalDesk desk)
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.Rsa2048);
        return Request(desk, key);
    }
}

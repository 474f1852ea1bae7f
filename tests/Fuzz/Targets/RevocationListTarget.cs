using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Fuzz.Harness;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Revocation lists, half of the mutants signed by the issuer.</summary>
internal sealed class RevocationListTarget(RenewalDesk desk) : FuzzTarget
{
    public override string Name => "crl";

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        desk.Pki.RevocationList(),
        desk.Pki.RevocationList(new RevokedEntry(desk.Pki.Holder.Serial, desk.Pki.At.AddDays(-1), 1)),
        desk.Pki.RevocationList([.. Enumerable.Range(1, 40).Select(serial => new RevokedEntry(serial.ToString("X2", null), desk.Pki.At.AddDays(-serial), 6))]),
    ];

    public override byte[] Mutate(Random random, byte[] seed) => Software.Resigned(random, seed, desk.Pki.IssuingKey);

    public override bool Read(byte[] input)
    {
        var (list, refused) = RevocationList.Read(input, desk.Pki.Issuing);
        _ = list?.Find(desk.Pki.Holder.Serial);
        return refused is null;
    }
}

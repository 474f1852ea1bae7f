using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.TimeStamps;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Answers of time-stamping authorities (RFC 3161); a third of the mutants have a changed TSTInfo that is signed.</summary>
internal sealed class TimeStampTarget : FuzzTarget
{
    private static readonly Sha256Digest Stamped = Sha256Digest.Of("stamped"u8);

    private readonly RenewalDesk _desk;
    private readonly CertificateFacts _authority;
    private readonly TimeStampRequest _request = TimeStampRequest.Compose(Stamped, [1, 2, 3, 4, 5, 6, 7, 8]);
    private readonly byte[] _information;

    public TimeStampTarget(RenewalDesk desk)
    {
        _desk = desk;
        var demo = desk.Pki;
        _authority = DemoHierarchy.Sign(demo.IssuingKey, ToBeSignedCertificate.ComposePlain(
            demo.Issuing,
            DistinguishedName.Write((Oids.CommonName, "Exemplu TSA")),
            demo.HolderKey.SubjectPublicKeyInfo,
            KeyUsage.DigitalSignature,
            [Oids.TimeStamping],
            [],
            "7A",
            demo.At.AddDays(-1),
            demo.At.AddDays(1),
            demo.IssuingKey.Scheme));
        _information = Information();
        Seeds = [Response(_information)];
    }

    public override string Name => "time-stamp";

    public override IReadOnlyList<byte[]> Seeds { get; }

    public override byte[] Mutate(Random random, byte[] seed) =>
        random.Next(3) == 0 ? Response(DerMutations.Apply(random, _information)) : DerMutations.Apply(random, seed);

    public override bool Read(byte[] input)
    {
        var token = TimeStampToken.ReadResponse(input, _request, [_desk.Pki.Root]).Token;
        return TimeStampToken.Verify(input, Stamped, [_desk.Pki.Root]).Check.Passed || token is not null;
    }

    private byte[] Response(byte[] information)
    {
        var token = Software.Now(CadesSignature.SignAsync(
            information, Oids.TimeStampInformation, false, _authority, [_desk.Pki.Issuing], _desk.Pki.HolderKey, _desk.Pki.At, CancellationToken.None).AsTask());
        byte[] status = [0x30, 0x03, 0x02, 0x01, 0x00];
        return [0x30, .. DerNode.LengthOf(status.Length + token.Length), .. status, .. token];
    }

    private byte[] Information() => StampInformation.Write(Stamped, _desk.Pki.At, writer => writer.WriteInteger(_request.Nonce));
}

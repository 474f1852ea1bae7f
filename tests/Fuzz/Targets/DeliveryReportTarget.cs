using DigiRenew.Journey.Mail.Bounces;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Delivery status notifications.</summary>
internal sealed class DeliveryReportTarget : FuzzTarget
{
    public override string Name => "delivery-report";

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        new DeliveryReportFile("00000000-0000-4000-8000-000000000001.3.0@renew.example").Write(),
        new DeliveryReportFile("x@renew.example", "delayed", "text/rfc822-headers").Write(),
    ];

    public override byte[] Mutate(Random random, byte[] seed) => TokenMutations.Mail.Apply(random, seed);

    public override bool Read(byte[] input) => DeliveryReport.Read(input) is not null;
}

using DigiRenew.Journey.Storage;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Audit records, which an auditor reads from an export.</summary>
internal sealed class EventTarget(SeedOrder order) : FuzzTarget
{
    public override string Name => "events";

    public override IReadOnlyList<byte[]> Seeds { get; } = order.Records;

    public override byte[] Mutate(Random random, byte[] seed) => TokenMutations.Json.Apply(random, seed);

    public override bool Read(byte[] input)
    {
        try
        {
            return EventCodec.Read(new AuditRecord(1, input)).Event is not null;
        }
        catch (InvalidDataException)
        {
            return false; // documented
        }
    }
}

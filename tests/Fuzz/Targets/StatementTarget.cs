using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts.Wire;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>JSON that holders send and sign.</summary>
internal sealed class StatementTarget(SeedOrder order) : FuzzTarget
{
    private static readonly JsonTypeInfo[] Types =
    [
        WireJson.Default.OrderStatement, WireJson.Default.ReceiptStatement, WireJson.Default.CancelStatement, WireJson.Default.InstallationStatement, WireJson.Default.DraftRequest, WireJson.Default.SessionRequest,
    ];

    public override string Name => "json";

    public override IReadOnlyList<byte[]> Seeds { get; } = [order.Statement, order.Receipt, order.Draft];

    public override byte[] Mutate(Random random, byte[] seed) => TokenMutations.Json.Apply(random, seed);

    public override bool Read(byte[] input) => Array.FindAll(Types, type => IsReadable(input, type)).Length > 0;

    private static bool IsReadable(byte[] input, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize(input, type) is not null;
        }
        catch (JsonException)
        {
            return false; // documented
        }
    }
}

using DigiRenew.Journey;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Bank statements (camt.053), and the proforma numbers in their texts.</summary>
internal sealed class BankStatementTarget : FuzzTarget
{
    public override string Name => "bank-statement";

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        new BankStatementFile().Credit(217.80m, "Plata PF-7K3M9-2QXTA", "B1").TakenBack(217.80m, "PF-7K3M9-2QXTA").Debit(1m, "chirie").Write(),
        new BankStatementFile("02").Credit(1m, "x", status: "PDNG").Batch(null, (121m, "PF-00000-00001"), (5m, "PF-00000-00002")).Write(),
        new BankStatementFile("13").Structured(1m, "RF18", "PF-00000-00001").With(new BankStatementFile(Iban: "RO09BCYP0000001234567890").Credit(2m, "y")).Write(),
    ];

    public override byte[] Mutate(Random random, byte[] seed) => TokenMutations.Xml.Apply(random, seed);

    public override bool Read(byte[] input)
    {
        if (BankStatementReader.Read(input) is not Outcome<BankStatement>.Done { Value: var statement })
        {
            return false;
        }

        foreach (var entry in statement.Entries)
        {
            _ = (entry.Key, ProformaNumbers.In(entry.References));
        }

        return true;
    }
}

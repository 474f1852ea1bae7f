namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>All attacks, in the order of the checks that they aim at.</summary>
public static class AttackCatalogue
{
    public static IEnumerable<Attack> All => [.. CopyAttacks.All, .. PaperAttacks.All, .. SignatureAttacks.All, .. StatementAttacks.All];
}

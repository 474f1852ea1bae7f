namespace DigiRenew.Renewal.Rules;

/// <summary>A rule's answer: the permitted dates of issue with the rule that bounds them, or why there are none.</summary>
public abstract record RuleVerdict
{
    private RuleVerdict()
    {
    }

    public sealed record Yes(DateOnly First, DateOnly Last, RuleCitation Rule) : RuleVerdict;

    public sealed record No(Refusal Why) : RuleVerdict;
}

using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;

namespace DigiRenew.Journey;

/// <summary>Refusals as RFC 9457 problem details, in words of one language.</summary>
public static class ProblemViews
{
    private const string TypePrefix = "https://digirenew.example/problems/";

    /// <summary>Writes a refusal out. Values that are stable words (states, fields, reasons) are put in the language's words.</summary>
    /// <param name="refusal">What was refused.</param>
    /// <param name="language">Of title, detail and next step.</param>
    /// <param name="contacts">The helpdesk.</param>
    /// <param name="traceId">To quote to the helpdesk; null where there is none.</param>
    public static ProblemView ToView(this Refusal refusal, Language language, ContactsView contacts, string? traceId)
    {
        (string Name, string Value)[] values = [.. refusal.Values.Select(pair => (pair.Key, Words.Say(pair.Key, pair.Value, language)))];
        return new(
            TypePrefix + refusal.Problem.Code,
            refusal.Problem.Title.In(language, values),
            refusal.Problem.Status,
            refusal.Problem.Why.In(language, values),
            refusal.Problem.Code,
            refusal.Problem.Next.In(language, values),
            refusal.Rule?.ToView(),
            refusal.LastPossible,
            contacts,
            traceId);
    }

    /// <summary>The rule that a decision cites.</summary>
    public static RuleView ToView(this RuleCitation rule) => new(rule.Name, rule.Version, rule.EffectiveFrom, rule.Inputs);
}

using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;

namespace DigiRenew.Journey;

/// <summary>Refusals in a holder's words (RFC 9457).</summary>
public static class ProblemViews
{
    /// <summary>A refusal as problem details.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="language">Of its words.</param>
    /// <param name="contacts">Where to get help.</param>
    /// <param name="traceId">To quote to the helpdesk; null where there is none.</param>
    public static ProblemView ToView(this Refusal refusal, Language language, ContactsView contacts, string? traceId)
    {
        var problem = refusal.Problem;
        var values = refusal.Values.Select(pair => (pair.Key, pair.Value)).ToArray();
        return new(
            $"https://digirenew.example/problems/{problem.Code}",
            problem.Title.In(language, values),
            problem.Status,
            problem.Why.In(language, values),
            problem.Code,
            problem.Next.In(language, values),
            refusal.Rule is { } rule ? new RuleView(rule.Name, rule.Version, rule.EffectiveFrom, rule.Inputs) : null,
            refusal.LastPossible,
            contacts,
            traceId);
    }
}

using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent;

/// <summary>A command stops: for a reason of the agent's own, or because the service refused.</summary>
public sealed class AgentException : Exception
{
    private readonly AgentFault? _fault;
    private readonly (string Name, string Value)[] _values = [];
    private readonly ProblemView? _answer;

    /// <summary>The agent's own reason; <paramref name="values"/> fill its placeholders.</summary>
    public AgentException(AgentFault fault, params (string Name, string Value)[] values)
        : base(fault.Code)
    {
        _fault = fault;
        _values = values;
    }

    /// <summary>The service's refusal, in the language that it answered in.</summary>
    public AgentException(ProblemView answer)
        : base(answer.Code) => _answer = answer;

    /// <summary>A reason of the service's catalogue that the agent found by itself, before asking.</summary>
    public AgentException(Problem problem, Language language, params (string Name, string Value)[] values)
        : this(new ProblemView(
            string.Empty,
            problem.Title.In(language),
            problem.Status,
            problem.Why.In(language, values),
            problem.Code,
            problem.Next.In(language, values)))
    {
    }

    /// <summary>The stable code.</summary>
    public string Code => Message;

    /// <summary>What the holder is told.</summary>
    public AgentProblem In(Language language) => _answer is { } answer
        ? new(answer.Code, ExitOf(answer), answer.Title, answer.Detail, answer.Next, answer.LastPossibleDate, answer.TraceId, answer.Contacts)
        : new(_fault!.Code, _fault.Exit, _fault.Title.In(language), _fault.Why.In(language, _values), _fault.Next.In(language, _values));

    private static AgentExit ExitOf(ProblemView answer) => answer switch
    {
        { Code: "not-issued-yet" or "version-conflict" or "too-many-codes" } => AgentExit.Waiting,
        { Status: >= 500 or 429 } => AgentExit.Network,
        _ => AgentExit.Refused,
    };
}

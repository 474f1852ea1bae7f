using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent;

/// <summary>What the holder is told when a command stops: in one language, with the next step and where to get help.</summary>
/// <param name="Code">The service's or the agent's stable code.</param>
/// <param name="Exit">The program's exit code.</param>
/// <param name="Title">What happened.</param>
/// <param name="Why">Why.</param>
/// <param name="Next">What to do next.</param>
/// <param name="LastPossibleDate">The last date that would still do, where a rule refused.</param>
/// <param name="TraceId">To quote to the helpdesk.</param>
/// <param name="Contacts">The helpdesk, where the answer names it.</param>
public sealed record AgentProblem(
    string Code,
    AgentExit Exit,
    string Title,
    string Why,
    string Next,
    DateOnly? LastPossibleDate = null,
    string? TraceId = null,
    ContactsView? Contacts = null);

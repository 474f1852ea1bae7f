namespace DigiRenew.Contracts.Catalogue;

/// <summary>One way in which the agent itself stops: a stable code, an exit code, and for a person what happened, why, and what to do next.</summary>
/// <param name="Code">Stable, lower case with hyphens.</param>
/// <param name="Exit">The program's exit code.</param>
/// <param name="Title">What happened.</param>
/// <param name="Why">Why; may hold placeholders.</param>
/// <param name="Next">What to do next; may hold placeholders.</param>
public sealed record AgentFault(string Code, AgentExit Exit, Text Title, Text Why, Text Next);

namespace DigiRenew.Agent.Checking;

/// <summary>One check: what was found, and what to do about it where something is.</summary>
/// <param name="Name">Stable: system, agent, module, token, pin, room, mechanisms, chain, service, clock, proxy.</param>
/// <param name="Level">ok, warning or problem.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="Next">What to do; null where nothing.</param>
public sealed record CheckLine(string Name, CheckLevel Level, string Sentence, string? Next);

namespace DigiRenew.Contracts.Wire;

/// <summary>One check, its indication, and the data it rests on (certificate, CRL number and time, digest).</summary>
public sealed record CheckView(string Name, string Indication, string? SubIndication, IReadOnlyDictionary<string, string> Basis);

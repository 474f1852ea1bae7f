namespace DigiRenew.Http.Health;

/// <summary>A part that the service needs.</summary>
/// <param name="Name">Stable name, shown by /health/ready.</param>
/// <param name="IsReady">Whether it answers; an exception counts as no.</param>
/// <param name="Decides">Whether nothing can be served without it; else it is shown as behind, and the service is ready all the same.</param>
public sealed record HealthPart(string Name, Func<CancellationToken, Task<bool>> IsReady, bool Decides = true);

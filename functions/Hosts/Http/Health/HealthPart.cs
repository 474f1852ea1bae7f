namespace DigiRenew.Http.Health;

/// <summary>A part that the service needs.</summary>
/// <param name="Name">Stable name, shown by /health/ready.</param>
/// <param name="IsReady">Whether it answers; an exception counts as no.</param>
public sealed record HealthPart(string Name, Func<CancellationToken, Task<bool>> IsReady);

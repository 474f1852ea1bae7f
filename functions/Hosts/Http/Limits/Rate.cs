namespace DigiRenew.Http.Limits;

/// <summary>A token bucket's size and refill.</summary>
/// <param name="Burst">Requests at once.</param>
/// <param name="PerSecond">Requests a second in the long run.</param>
public sealed record Rate(double Burst, double PerSecond);

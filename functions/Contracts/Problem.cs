namespace DigiRenew.Contracts;

/// <summary>
/// One way in which something can be refused: a stable code, an HTTP status, and for a person what happened, why, and
/// what to do next. A retired code is never used again.
/// </summary>
/// <param name="Code">Stable, lower case with hyphens.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Title">What happened.</param>
/// <param name="Why">Why; may hold placeholders.</param>
/// <param name="Next">What to do next.</param>
/// <param name="Retry">Whether the same request may succeed later without any change.</param>
public sealed record Problem(string Code, int Status, Text Title, Text Why, Text Next, bool Retry = false);

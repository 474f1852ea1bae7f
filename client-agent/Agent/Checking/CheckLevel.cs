namespace DigiRenew.Agent.Checking;

/// <summary>How a check came out.</summary>
public enum CheckLevel
{
    Ok,
    Warning,
    Problem,
}

namespace DigiRenew.Hosts.Settings;

/// <summary>Settings with which the service must not start.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>What is wrong, in plain words, one thing each.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;

    public static void ThrowIfAny(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }
    }
}

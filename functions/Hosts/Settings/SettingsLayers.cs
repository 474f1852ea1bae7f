namespace DigiRenew.Hosts.Settings;

/// <summary>Settings over settings. A list is replaced whole: an element of the usual settings must not stay accepted unseen.</summary>
public static class SettingsLayers
{
    /// <summary>Puts settings over others.</summary>
    /// <param name="lower">The usual settings.</param>
    /// <param name="upper">What overrides them; of a list that it names, even as an empty one, nothing of <paramref name="lower"/> stays.</param>
    public static IConfigurationRoot Join(IConfiguration lower, IConfiguration upper)
    {
        var named = upper.AsEnumerable().Select(pair => pair.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = lower.AsEnumerable().Where(pair => !ListsAbove(pair.Key).Any(named.Contains));
        return new ConfigurationBuilder().AddInMemoryCollection(kept).AddConfiguration(upper).Build();
    }

    /// <summary>The lists that a setting is in: what stands before each number of its address.</summary>
    private static IEnumerable<string> ListsAbove(string address)
    {
        var names = address.Split(ConfigurationPath.KeyDelimiter);
        return Enumerable.Range(1, names.Length - 1)
            .Where(place => int.TryParse(names[place], out _))
            .Select(place => ConfigurationPath.Combine(names[..place]));
    }
}

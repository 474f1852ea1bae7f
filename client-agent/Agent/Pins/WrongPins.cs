using DigiRenew.Agent.State;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Pins;

/// <summary>
/// How often wrong PINs were entered since the last right one, kept over all runs: many tokens raise no flag of it, and none
/// for a signature PIN.
/// </summary>
internal sealed class WrongPins(AgentHome home)
{
    /// <summary>Three tries are the fewest that a qualified device gives: a third wrong PIN in a row may block it.</summary>
    public const int Unasked = 2;

    /// <summary>The name of a token's own PIN.</summary>
    public static string OfToken(TokenInfo token) => $"user PIN of {token.Serial} {token.Label}";

    /// <summary>The name of the PIN of a token's keys.</summary>
    public static string OfKeys(TokenInfo token) => $"{token.Serial} {token.Label}";

    /// <summary>Wrong ones in a row; null where nothing is known of this PIN.</summary>
    public int? Count(string pin) => home.ReadWrongPins().GetValueOrDefault(pin);

    /// <summary>One more was wrong.</summary>
    public void Add(string pin) => Remember(pin, Count(pin).GetValueOrDefault() + 1);

    /// <summary>The PIN was right.</summary>
    public void Clear(string pin) => Remember(pin, 0);

    private void Remember(string pin, int wrong)
    {
        var all = new Dictionary<string, int?>(home.ReadWrongPins(), StringComparer.Ordinal);
        if (all.GetValueOrDefault(pin) != wrong)
        {
            all[pin] = wrong;
            home.KeepWrongPins(all);
        }
    }
}

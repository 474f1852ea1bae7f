using DigiRenew.Tokens;

namespace DigiRenew.Agent.Pins;

/// <summary>PINs that serve the later commands of a run: wiped once none of them was used for a while.</summary>
internal sealed class KeptPins : IDisposable
{
    /// <summary>How long a kept PIN rests in memory before it is wiped.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Pin> _pins = new(StringComparer.Ordinal);
    private readonly ITimer _timer;
    private int _inUse;

    public KeptPins(TimeProvider clock) => _timer = clock.CreateTimer(_ => ForgetRested(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>The PIN of a token: a module may show two of one serial number, each with a PIN of its own.</summary>
    public static string OfToken(TokenInfo token) => $"{token.Serial}\n{token.Label}";

    /// <summary>The PIN that its keys ask for at each signature, where that is another.</summary>
    public static string OfKeys(TokenInfo token) => OfToken(token) + "\nsignature";

    /// <summary>Keeps a PIN that is in use now.</summary>
    public void Put(string whose, Pin pin)
    {
        lock (_lock)
        {
            _pins[whose] = pin;
            pin.Rests = Rested;
            _inUse++;
        }
    }

    /// <summary>A kept PIN, in use until it is disposed; null where none is kept.</summary>
    public Pin? Take(string whose)
    {
        lock (_lock)
        {
            if (_pins.TryGetValue(whose, out var pin))
            {
                _inUse++;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            return pin;
        }
    }

    /// <summary>Wipes one that is in use, and is not to be used again.</summary>
    public void Forget(string whose)
    {
        lock (_lock)
        {
            if (_pins.Remove(whose, out var pin))
            {
                pin.Rests = null;
                pin.Dispose();
                Rested();
            }
        }
    }

    /// <summary>Wipes them all.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            foreach (var pin in _pins.Values)
            {
                pin.Rests = null;
                pin.Dispose();
            }

            _pins.Clear();
            _inUse = 0;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Forget();
    }

    private void Rested()
    {
        lock (_lock)
        {
            if (--_inUse == 0)
            {
                _timer.Change(Rest, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void ForgetRested()
    {
        lock (_lock)
        {
            if (_inUse == 0)
            {
                Forget();
            }
        }
    }
}

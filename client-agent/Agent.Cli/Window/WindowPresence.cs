namespace DigiRenew.Agent.Cli.Window;

/// <summary>Whether a browser is still there: ends some time after the last connection went, or when none ever came.</summary>
internal sealed class WindowPresence(TimeSpan grace, TimeSpan patience, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private int _connections;
    private bool _seen;
    private long _since = clock.GetTimestamp();

    /// <summary>A connection that lasts as long as the page is open; dispose it when it ends.</summary>
    public IDisposable Connect()
    {
        lock (_lock)
        {
            _connections++;
            _seen = true;
        }

        return new Connection(this);
    }

    /// <summary>Completes when nobody is there any more.</summary>
    public async Task UntilGoneAsync(CancellationToken cancellationToken)
    {
        while (!IsGone())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsGone()
    {
        lock (_lock)
        {
            return _connections == 0 && clock.GetElapsedTime(_since) > (_seen ? grace : patience);
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _connections--;
            _since = clock.GetTimestamp();
        }
    }

    private sealed class Connection(WindowPresence owner) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                owner.Leave();
            }
        }
    }
}

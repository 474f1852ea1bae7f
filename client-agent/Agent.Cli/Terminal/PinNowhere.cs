using DigiRenew.Agent.Pins;

namespace DigiRenew.Agent.Cli.Terminal;

/// <summary>No terminal and no --pin-stdin: there is nobody to ask.</summary>
internal sealed class PinNowhere : IPinEntry
{
    public bool CanAskAgain => false;

    public ValueTask<int> ReadAsync(string prompt, Memory<byte> into, CancellationToken cancellationToken) => ValueTask.FromResult(0);
}

using DigiRenew.Agent.Pins;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Terminal;

/// <summary>The PIN as the first line of standard input (--pin-stdin).</summary>
internal sealed class PinFromInput(StandardInput input) : IPinEntry
{
    public bool CanAskAgain => false;

    public async ValueTask<int> ReadAsync(string prompt, Memory<byte> into, CancellationToken cancellationToken)
    {
        var length = await input.ReadLineAsync(into, cancellationToken).ConfigureAwait(false);
        return length <= into.Length ? length : throw new AgentException(AgentFaults.PinLength);
    }
}

using DigiRenew.Agent.Pins;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>The PIN from the page: raw octets, from the network's memory into the pinned buffer.</summary>
internal sealed class WindowPinEntry(WindowDialogue dialogue) : IPinEntry
{
    public bool CanAskAgain => true;

    public async ValueTask<int> ReadAsync(string prompt, Memory<byte> into, CancellationToken cancellationToken)
    {
        var length = await dialogue.AskPinAsync(
            new()
            {
                Name = "pin",
                Title = prompt.TrimEnd(' ', ':'),
                Fields = [new("pin", "pin", "PIN") { Hint = dialogue.In(AgentTexts.WindowPinHint) }],
                Buttons = [new("continue", dialogue.In(AgentTexts.WindowContinue), Main: true), new("back", dialogue.In(AgentTexts.WindowGiveUp))],
            },
            into,
            cancellationToken).ConfigureAwait(false);
        return length >= 0 ? length : throw new AgentException(AgentFaults.NotConfirmed);
    }
}

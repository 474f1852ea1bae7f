using System.Text;
using DigiRenew.Agent.Pins;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>Enters the PINs that it was given, and keeps hold of the buffer that they went into.</summary>
internal sealed class FakePinEntry(params string[] pins) : IPinEntry
{
    private readonly Queue<string> _pins = new(pins);

    public bool CanAskAgain { get; set; }

    public List<string> Prompts { get; } = [];

    public int Asked { get; private set; }

    public Memory<byte> Buffer { get; private set; }

    /// <summary>Another PIN after those.</summary>
    public void Then(string pin) => _pins.Enqueue(pin);

    public ValueTask<int> ReadAsync(string prompt, Memory<byte> into, CancellationToken cancellationToken)
    {
        Asked++;
        Prompts.Add(prompt);
        Buffer = into;
        return ValueTask.FromResult(_pins.TryDequeue(out var pin) ? Encoding.UTF8.GetBytes(pin, into.Span) : 0);
    }
}

using System.Text;
using DigiRenew.Agent.Pins;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Terminal;

/// <summary>The PIN key by key from a terminal, without echo.</summary>
internal sealed class PinFromKeys : IPinEntry
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public bool CanAskAgain => true;

    public async ValueTask<int> ReadAsync(string prompt, Memory<byte> into, CancellationToken cancellationToken)
    {
        Console.Error.Write(prompt);
        var length = 0;
        while (true)
        {
            while (!Console.KeyAvailable)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }

            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Error.WriteLine();
                    return length;
                case ConsoleKey.Backspace:
                    length = WithoutLast(into.Span, length);
                    break;
                default:
                    length = With(into.Span, length, key.KeyChar);
                    break;
            }
        }
    }

    private static int With(Span<byte> pin, int length, char typed)
    {
        if (char.IsControl(typed))
        {
            return length;
        }

        return Encoding.UTF8.TryGetBytes([typed], pin[length..], out var written)
            ? length + written
            : throw new AgentException(AgentFaults.PinLength);
    }

    /// <summary>Takes off the last character: its UTF-8 continuation octets, then its first.</summary>
    private static int WithoutLast(Span<byte> pin, int length)
    {
        while (length > 0)
        {
            length--;
            var removed = pin[length];
            pin[length] = 0;
            if ((removed & 0xC0) != 0x80)
            {
                break;
            }
        }

        return length;
    }
}

using System.Text;

namespace DigiRenew.Agent.Cli.Terminal;

/// <summary>Standard input read octet by octet, so that a PIN passes through no buffer or string on its way.</summary>
internal sealed class StandardInput : IDisposable
{
    private readonly Stream _stream = Console.OpenStandardInput();

    /// <summary>Reads one line straight into a buffer, without its end.</summary>
    /// <returns>Octets written; -1 at the end of input; more than the buffer holds where the line is longer.</returns>
    public async Task<int> ReadLineAsync(Memory<byte> into, CancellationToken cancellationToken) =>
        await Task.Run(() => ReadLine(into.Span), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Reads one line as text; null at the end of input.</summary>
    public async Task<string?> ReadTextAsync(CancellationToken cancellationToken)
    {
        var line = new byte[1024];
        var length = await ReadLineAsync(line, cancellationToken).ConfigureAwait(false);
        return length < 0 ? null : Encoding.UTF8.GetString(line, 0, Math.Min(length, line.Length));
    }

    public void Dispose() => _stream.Dispose();

    private int ReadLine(Span<byte> into)
    {
        Span<byte> one = stackalloc byte[1];
        var length = 0;
        while (true)
        {
            if (_stream.Read(one) == 0)
            {
                return length == 0 ? -1 : length;
            }

            switch (one[0])
            {
                case (byte)'\n':
                    one.Clear();
                    return length;
                case (byte)'\r':
                    break;
                default:
                    if (length < into.Length)
                    {
                        into[length] = one[0];
                    }

                    length++;
                    break;
            }
        }
    }
}

using System.Security.Cryptography;

namespace DigiRenew.Agent.Pins;

/// <summary>A PIN: one pinned buffer, never copied by the collector, wiped at the end.</summary>
public sealed class Pin : IDisposable
{
    /// <summary>Octets that the buffer holds; no PKCS #11 token takes a longer PIN.</summary>
    public const int Room = 256;

    private readonly byte[] _buffer = GC.AllocateArray<byte>(Room, pinned: true);
    private int _length;

    /// <summary>The octets; empty for a PIN pad, and after <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Octets => _buffer.AsSpan(0, _length);

    /// <summary>The same octets, for a key that asks for them at each signature; the buffer itself, not a copy.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>Fills the buffer from an entry.</summary>
    /// <exception cref="AgentException"><c>pin-missing</c>: nothing was entered.</exception>
    public async Task FillAsync(IPinEntry entry, string prompt, CancellationToken cancellationToken)
    {
        Wipe();
        var length = await entry.ReadAsync(prompt, _buffer, cancellationToken).ConfigureAwait(false);
        if (length <= 0)
        {
            Wipe();
            throw new AgentException(Contracts.Catalogue.AgentFaults.PinMissing);
        }

        _length = length;
    }

    /// <summary>Told instead of wiping, where the PIN is kept for later commands of the same run.</summary>
    internal Action? Rests { get; set; }

    /// <summary>Wipes the buffer, unless it is kept.</summary>
    public void Dispose()
    {
        if (Rests is { } rests)
        {
            rests();
        }
        else
        {
            Wipe();
        }
    }

    private void Wipe()
    {
        CryptographicOperations.ZeroMemory(_buffer);
        _length = 0;
    }
}

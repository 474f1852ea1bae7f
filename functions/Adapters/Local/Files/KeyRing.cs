using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Configuration;

namespace DigiRenew.Adapters.Local.Files;

/// <summary>
/// Keys of 32 octets by purpose, a file each: one key a line in base 64, newest first, as many as are valid. Made at first use and
/// readable by this user only.
/// </summary>
public sealed class KeyRing
{
    private const int KeyLength = 32;
    private readonly string _folder;

    /// <param name="folder">Made where it is missing.</param>
    public KeyRing(string folder)
    {
        _folder = folder;
        DurableFile.MakeFolder(folder);
    }

    /// <summary>The keys of a purpose, newest first; one is made where there is none.</summary>
    /// <param name="purpose">Lower-case letters and hyphens.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public ImmutableArray<ReadOnlyMemory<byte>> Keys(string purpose)
    {
        var path = FileOf(purpose);
        if (!File.Exists(path))
        {
            DurableFile.TryCreate(path, Line(RandomNumberGenerator.GetBytes(KeyLength)));
        }

        return [.. File.ReadAllLines(path).Select(line => Read(path, line))];
    }

    /// <summary>When the file of a purpose was written last; some early moment where there is none.</summary>
    public DateTime WrittenAt(string purpose) => File.GetLastWriteTimeUtc(FileOf(purpose));

    /// <summary>Puts a new key first; of the earlier ones the newest stay valid, as many as the purpose says.</summary>
    public void Rotate(string purpose)
    {
        var keys = Keys(purpose).Insert(0, RandomNumberGenerator.GetBytes(KeyLength)).Take(IServiceSecrets.MostValid(purpose));
        DurableFile.Replace(FileOf(purpose), keys.SelectMany(key => Line(key.Span)).ToArray());
    }

    private static byte[] Line(ReadOnlySpan<byte> key) => Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n");

    private static ReadOnlyMemory<byte> Read(string path, string line)
    {
        var key = new byte[KeyLength];
        return Convert.TryFromBase64String(line, key, out var length) && length == KeyLength
            ? key
            : throw new InvalidDataException($"{Path.GetFileName(path)} holds no key of 32 octets.");
    }

    private string FileOf(string purpose) => purpose.Length > 0 && purpose.All(letter => letter is '-' or (>= 'a' and <= 'z'))
        ? Path.Combine(_folder, purpose + ".key")
        : throw new ArgumentException("A purpose has lower-case letters and hyphens only.", nameof(purpose));
}

namespace DigiRenew.Tests.Fuzz.Harness;

/// <summary>One reader of what strangers send. A new reader (e.g. of bank statements) joins by a class in Targets/ and a line in AllTargets.</summary>
internal abstract class FuzzTarget
{
    /// <summary>Lower case with hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>Valid inputs, from our own builders.</summary>
    public abstract IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>An input near a valid one.</summary>
    public abstract byte[] Mutate(Random random, byte[] seed);

    /// <summary>Reads an input; throws only what the reader does not document.</summary>
    /// <returns>Whether the input was accepted as valid.</returns>
    public abstract bool Read(byte[] input);
}

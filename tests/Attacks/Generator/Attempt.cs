using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>Something that is sent to the service.</summary>
public abstract record Attempt
{
    private Attempt(AttackBench bench) => Bench = bench;

    /// <summary>The order and the provider that it is sent to.</summary>
    public AttackBench Bench { get; }

    /// <summary>A file for an order.</summary>
    public sealed record Upload(AttackBench To, UploadKind Kind, string FileName, byte[] File, byte[]? Signature = null) : Attempt(To);

    /// <summary>A signed statement where an order is expected.</summary>
    public sealed record Order(AttackBench To, byte[] Statement) : Attempt(To);

    /// <summary>A signed statement where a session statement is expected.</summary>
    public sealed record Session(AttackBench To, SessionRequest Request) : Attempt(To);
}

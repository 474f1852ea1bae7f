namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>One file that must not be accepted.</summary>
/// <param name="Name">Stable, for the folder and the index.</param>
/// <param name="What">What was done to it.</param>
/// <param name="Expected">What a strict verifier says.</param>
/// <param name="MakeAsync">Makes it, with the order that it is sent to.</param>
/// <param name="ReadersAccept">Whether the usual reader (pdfsig for a paper, openssl cms for a detached signature) calls the signature good; null where none is asked.</param>
public sealed record Attack(string Name, string What, Expectation Expected, Func<Task<Attempt>> MakeAsync, bool? ReadersAccept = null);

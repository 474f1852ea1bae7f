using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Journey.Verification;

/// <summary>One check of an upload, and the problem that it is where it did not pass.</summary>
/// <param name="Name">content, signature, signer, path, revocation, paper, time, uniqueness.</param>
/// <param name="Result">What came out.</param>
/// <param name="Code">Problem code; null where the check passed.</param>
internal sealed record Finding(string Name, CheckResult Result, string? Code)
{
    public CheckView ToView() => new(
        Name,
        Result.Indication.ToWire(),
        Result.SubIndication is null ? null : Result.SubIndication.ToWire(),
        Result.Basis);
}

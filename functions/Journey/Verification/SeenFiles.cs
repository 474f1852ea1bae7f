using DigiRenew.Contracts;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>Whether the same copy came under another holder before (check 5 of SPEC §5): for the officer, invisible to whoever sent it.</summary>
internal sealed class SeenFiles(JourneyContext context)
{
    /// <returns>A flag of <see cref="UploadFlags"/>; null where nothing is odd.</returns>
    public async Task<string?> FlagAsync(RenewalId id, UploadKind kind, Sha256Digest file, CancellationToken cancellationToken)
    {
        var claim = await context.Ports.Claims.TryClaimAsync($"{kind.ToWire()}/{file}", id.ToString(), null, cancellationToken).ConfigureAwait(false);
        return claim.Owner == id.ToString() || await IsOfSameHolderAsync(id, claim.Owner, cancellationToken).ConfigureAwait(false)
            ? null
            : UploadFlags.SameFileOtherHolder;
    }

    private async Task<bool> IsOfSameHolderAsync(RenewalId id, string other, CancellationToken cancellationToken)
    {
        var own = await SubjectAsync(id, cancellationToken).ConfigureAwait(false);
        var theirs = RenewalId.TryParse(other, out var first) ? await SubjectAsync(first, cancellationToken).ConfigureAwait(false) : null;
        return own is { } mine && theirs is { } subject && mine.Span.SequenceEqual(subject.Span);
    }

    private async Task<ReadOnlyMemory<byte>?> SubjectAsync(RenewalId id, CancellationToken cancellationToken) =>
        await context.Ports.Evidence.FindNamedAsync(id, "old-certificate", cancellationToken).ConfigureAwait(false) is { } der
            ? CertificateFacts.Read(der).Subject
            : (ReadOnlyMemory<byte>?)null;
}

using System.Text.RegularExpressions;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Points <c>evidence/FORM</c>, by the first octets, <c>evidence-first/SLOT</c> without numbers and digests (who dies at each new one never gets on), <c>evidence-preserved</c> and <c>evidence-erased</c>.</summary>
internal sealed partial class FaultEvidence(IEvidence inner, FaultHook hook) : IEvidence
{
    public Task<Sha256Digest> KeepAsync(RenewalId id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        hook.AroundAsync("evidence/" + FormOf(content.Span), () => inner.KeepAsync(id, content, cancellationToken));

    public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, Sha256Digest digest, CancellationToken cancellationToken) =>
        inner.FindAsync(id, digest, cancellationToken);

    public Task<ReadOnlyMemory<byte>> KeepFirstAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        hook.AroundAsync("evidence-first/" + Instance().Replace(name, string.Empty), () => inner.KeepFirstAsync(id, name, content, cancellationToken));

    public Task<ReadOnlyMemory<byte>?> FindNamedAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        inner.FindNamedAsync(id, name, cancellationToken);

    public Task PreserveAsync(RenewalId id, CancellationToken cancellationToken) =>
        hook.AroundAsync("evidence-preserved", () => inner.PreserveAsync(id, cancellationToken));

    public Task EraseAsync(RenewalId id, CancellationToken cancellationToken) =>
        hook.AroundAsync("evidence-erased", () => inner.EraseAsync(id, cancellationToken));

    [GeneratedRegex("-([0-9]+|[0-9a-f]{64})(?=-|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Instance();

    private static string FormOf(ReadOnlySpan<byte> content) => content switch
    {
        [(byte)'%', (byte)'P', ..] => "pdf",
        [(byte)'{', ..] => "json",
        [0x30, ..] => "der",
        _ => "file",
    };
}

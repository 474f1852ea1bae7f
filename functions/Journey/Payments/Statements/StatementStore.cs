using System.Text.Json;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>
/// Statements in the evidence: the file whole, who sent it, and the result, under an id that is made of the file's digest, so
/// that the same file is the same statement.
/// </summary>
internal sealed class StatementStore(Ports ports)
{
    private const string Received = "received";
    private const string Result = "result";

    /// <summary>The id of a file: the first 122 free bits of its digest, as a UUID of version 8 (RFC 9562 §5.8).</summary>
    public static RenewalId IdOf(Sha256Digest file)
    {
        var octets = file.ToBytes().AsSpan(0, 16);
        octets[6] = (byte)((octets[6] & 0x0F) | 0x80);
        octets[8] = (byte)((octets[8] & 0x3F) | 0x80);
        return new(new Guid(octets, bigEndian: true));
    }

    /// <summary>Keeps a file, then who sent it first.</summary>
    public async Task<(RenewalId Id, ReceivedStatement Received)> KeepAsync(ReadOnlyMemory<byte> file, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digest = Sha256Digest.Of(file.Span);
        var id = IdOf(digest);
        await ports.Evidence.KeepAsync(id, file, cancellationToken).ConfigureAwait(false);
        var first = await ports.Evidence.KeepFirstAsync(
            id, Received, JsonSerializer.SerializeToUtf8Bytes(new ReceivedStatement(digest, by, now), StorageJson.Default.ReceivedStatement), cancellationToken).ConfigureAwait(false);
        return (id, ReadReceived(first));
    }

    /// <summary>Who sent a statement, or null where there is none.</summary>
    public async Task<ReceivedStatement?> FindAsync(RenewalId id, CancellationToken cancellationToken) =>
        await ports.Evidence.FindNamedAsync(id, Received, cancellationToken).ConfigureAwait(false) is { } received ? ReadReceived(received) : null;

    /// <exception cref="InvalidDataException">It is missing.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(RenewalId id, Sha256Digest file, CancellationToken cancellationToken) =>
        await ports.Evidence.FindAsync(id, file, cancellationToken).ConfigureAwait(false) ?? throw new InvalidDataException($"Statement {id} is missing.");

    /// <summary>Keeps the first result.</summary>
    public Task KeepAsync(RenewalId id, StatementView result, CancellationToken cancellationToken) =>
        ports.Evidence.KeepFirstAsync(id, Result, JsonSerializer.SerializeToUtf8Bytes(result, WireJson.Default.StatementView), cancellationToken);

    /// <summary>The result, or null where the statement waits.</summary>
    public async Task<StatementView?> FindResultAsync(RenewalId id, CancellationToken cancellationToken) =>
        await ports.Evidence.FindNamedAsync(id, Result, cancellationToken).ConfigureAwait(false) is { } result
            ? JsonSerializer.Deserialize(result.Span, WireJson.Default.StatementView)
            : null;

    private static ReceivedStatement ReadReceived(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize(json.Span, StorageJson.Default.ReceivedStatement)!;
}

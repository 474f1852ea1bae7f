using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>
/// What an operator wrote: a private document under its digest, so that none takes another's place, and a digest that sealed
/// decisions and events name. A line of random octets comes first, so that the digest tells nothing once the document is erased.
/// </summary>
internal sealed class WrittenReason
{
    /// <summary>The name of the detail of a sealed decision that holds the digest.</summary>
    public const string Detail = "reason";

    private readonly byte[] _document;

    private WrittenReason(string text)
    {
        _document = Encoding.UTF8.GetBytes($"{RandomNumberGenerator.GetHexString(32, lowercase: true)}\n{text.Trim()}");
        Digest = Sha256Digest.Of(_document);
    }

    /// <summary>SHA-256 of the document.</summary>
    public Sha256Digest Digest { get; }

    /// <summary>A reason as it will be kept; null where nothing was written. Make one a request: what is judged again names the same document.</summary>
    public static WrittenReason? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text);

    public Task KeepAsync(IPrivateDocuments documents, RenewalId id, CancellationToken cancellationToken) =>
        documents.PutAsync(id, NameOf(Digest.Hex), _document, cancellationToken);

    /// <summary>The words that a sealed decision names; null where it names none or they were erased.</summary>
    public static async Task<string?> FindAsync(JourneyContext context, RenewalId id, Sha256Digest? decision, CancellationToken cancellationToken) =>
        decision is { } digest
        && await SealedDecision.FindAsync(context, id, digest, cancellationToken).ConfigureAwait(false) is { } statement
        && statement.Details.TryGetValue(Detail, out var reason)
        && await context.Ports.PrivateDocuments.FindAsync(id, NameOf(reason), cancellationToken).ConfigureAwait(false) is { } document
            ? Encoding.UTF8.GetString(document.Span[(document.Span.IndexOf((byte)'\n') + 1)..])
            : null;

    private static string NameOf(string digest) => string.Create(CultureInfo.InvariantCulture, $"reason/{digest}");
}

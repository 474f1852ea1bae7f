using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>How a renewal's private documents are encrypted wherever they lie: under keys of the renewal, bound to renewal and name.</summary>
public static class PrivateEnvelope
{
    /// <summary>More attempts than an order ever sees; of a later one the key is destroyed all the same.</summary>
    private const int MostAttempts = 1000;

    private static readonly ImmutableArray<string> Copies = [UploadKind.Identity.ToWire() + "/", UploadKind.PaymentProof.ToWire() + "/"];

    private static readonly FrozenSet<string> CopyFiles = Copies
        .SelectMany(prefix => Enumerable.Range(1, MostAttempts).Select(attempt => FileName(FormattableString.Invariant($"{prefix}{attempt}"))))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The name under which a renewal's wrapped key lies beside its documents. Before there were two keys it opened the copies too, and
    /// still opens those.
    /// </summary>
    public const string Key = "key";

    /// <summary>The name under which the wrapped key of the copies lies.</summary>
    public const string CopiesKey = "key-copies";

    /// <summary>Octets of a renewal's key.</summary>
    public const int KeyLength = 32;

    /// <summary>Both keys' names.</summary>
    public static ImmutableArray<string> Keys { get; } = [Key, CopiesKey];

    /// <summary>Whether the name of a file, which does not tell what it holds, is a copy's.</summary>
    public static bool IsCopyFile(string fileName) => CopyFiles.Contains(fileName);

    /// <summary>Whether a document is a copy that is erased long before the rest: of an identity document, or a proof of payment.</summary>
    public static bool IsCopy(string name) => Copies.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The name of the key that a document is encrypted under.</summary>
    public static string KeyOf(string name) => IsCopy(name) ? CopiesKey : Key;

    /// <summary>What a box is bound to, so that one put in the place of another is noticed.</summary>
    public static byte[] Bound(RenewalId id, string name) => Encoding.UTF8.GetBytes($"digirenew private 1\n{id}\n{name}");

    /// <summary>The name under which a document lies: it does not tell what the document is.</summary>
    public static string FileName(string name) => Sha256Digest.Of(Encoding.UTF8.GetBytes(name)).Hex;
}

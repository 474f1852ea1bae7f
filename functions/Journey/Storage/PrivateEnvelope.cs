using System.Collections.Immutable;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>How a renewal's private documents are encrypted wherever they lie: under keys of the renewal, bound to renewal and name.</summary>
public static class PrivateEnvelope
{
    private const string CopyMark = "copy-";

    private static readonly ImmutableArray<string> Copies = [UploadKind.Identity.ToWire() + "/", UploadKind.PaymentProof.ToWire() + "/"];

    /// <summary>The name under which a renewal's wrapped key lies beside its documents.</summary>
    public const string Key = "key";

    /// <summary>The name under which the wrapped key of the copies lies.</summary>
    public const string CopiesKey = "key-copies";

    /// <summary>Octets of a renewal's key.</summary>
    public const int KeyLength = 32;

    /// <summary>Both keys' names.</summary>
    public static ImmutableArray<string> Keys { get; } = [Key, CopiesKey];

    /// <summary>Whether a file is a copy's by its name.</summary>
    public static bool IsCopyFile(string fileName) => fileName.StartsWith(CopyMark, StringComparison.Ordinal);

    /// <summary>Whether a document is a copy that is erased long before the rest: of an identity document, or a proof of payment.</summary>
    public static bool IsCopy(string name) => Copies.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The name of the key that a document is encrypted under.</summary>
    public static string KeyOf(string name) => IsCopy(name) ? CopiesKey : Key;

    /// <summary>What a box is bound to, so that one put in the place of another is noticed.</summary>
    public static byte[] Bound(RenewalId id, string name) => Encoding.UTF8.GetBytes($"digirenew private 1\n{id}\n{name}");

    /// <summary>The name under which a document lies: of what it is, it tells only whether it goes with the copies.</summary>
    public static string FileName(string name) => (IsCopy(name) ? CopyMark : string.Empty) + Sha256Digest.Of(Encoding.UTF8.GetBytes(name)).Hex;
}

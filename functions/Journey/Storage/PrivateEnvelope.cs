using System.Text;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>How a renewal's private documents are encrypted wherever they lie: under a key of the renewal, bound to renewal and name.</summary>
public static class PrivateEnvelope
{
    /// <summary>The name under which a renewal's wrapped key lies beside its documents.</summary>
    public const string Key = "key";

    /// <summary>Octets of a renewal's key.</summary>
    public const int KeyLength = 32;

    /// <summary>What a box is bound to, so that one put in the place of another is noticed.</summary>
    public static byte[] Bound(RenewalId id, string name) => Encoding.UTF8.GetBytes($"digirenew private 1\n{id}\n{name}");

    /// <summary>The name under which a document lies: it does not tell what the document is.</summary>
    public static string FileName(string name) => Sha256Digest.Of(Encoding.UTF8.GetBytes(name)).Hex;
}

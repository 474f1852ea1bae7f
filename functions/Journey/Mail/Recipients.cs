using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Mail;

/// <summary>Addresses beside the form's: private documents by their salted digest, which is all that the chain knows of them.</summary>
internal static class Recipients
{
    private const int Longest = 254;

    /// <summary>Whether a text can be an address: one @, something on each side, a dot in the domain, no white space or control.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: >= 6 and <= Longest }
        && text.All(character => character is > ' ' and < '\x7F' and not ('<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '[' or ']' or '\\'))
        && text.Split('@') is [{ Length: > 0 and <= 64 }, { Length: > 2 } domain]
        && domain.Contains('.', StringComparison.Ordinal)
        && domain.Split('.').All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));

    /// <summary>HMAC-SHA256 under the form salt over renewal id, a bar, and the address.</summary>
    public static Sha256Digest DigestOf(IServiceSecrets secrets, RenewalId id, string address) =>
        Sha256Digest.FromBytes(HMACSHA256.HashData(secrets.For("form-salt")[0].Span, Encoding.UTF8.GetBytes($"{id}|{address}")));

    /// <summary>Keeps an address.</summary>
    public static async Task<Sha256Digest> KeepAsync(Ports ports, RenewalId id, string address, CancellationToken cancellationToken)
    {
        var digest = DigestOf(ports.Secrets, id, address);
        await ports.PrivateDocuments.PutAsync(id, NameOf(digest), Encoding.UTF8.GetBytes(address), cancellationToken).ConfigureAwait(false);
        return digest;
    }

    /// <summary>An address, or null where there is none or it was erased.</summary>
    public static async Task<string?> FindAsync(IPrivateDocuments documents, RenewalId id, Sha256Digest? address, CancellationToken cancellationToken) =>
        address is { } digest && await documents.FindAsync(id, NameOf(digest), cancellationToken).ConfigureAwait(false) is { } found
            ? Encoding.UTF8.GetString(found.Span)
            : null;

    /// <summary>The contact: the address that two officers settled, else the form's, which is the contact of record.</summary>
    public static async Task<string> ContactAsync(IPrivateDocuments documents, OrderFacts order, FormView form, CancellationToken cancellationToken) =>
        await FindAsync(documents, order.Id, order.Contact, cancellationToken).ConfigureAwait(false) ?? form.Contact;

    private static string NameOf(Sha256Digest address) => string.Create(CultureInfo.InvariantCulture, $"address/{address.Hex}");
}

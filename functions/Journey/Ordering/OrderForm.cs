using System.Security.Cryptography;
using System.Text.Json;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>The holder's form of an order: a private document, of which the chain knows the salted digest only.</summary>
internal static class OrderForm
{
    private const string Document = "form";

    /// <summary>Keeps the form.</summary>
    /// <returns>HMAC-SHA256 of the document under the form salt.</returns>
    public static async Task<Sha256Digest> KeepAsync(Ports ports, RenewalId id, FormView form, CancellationToken cancellationToken)
    {
        var document = JsonSerializer.SerializeToUtf8Bytes(form, WireJson.Default.FormView);
        await ports.PrivateDocuments.PutAsync(id, Document, document, cancellationToken).ConfigureAwait(false);
        return Sha256Digest.FromBytes(HMACSHA256.HashData(ports.Secrets.For("form-salt")[0].Span, document));
    }

    /// <summary>The form, or null where it was erased.</summary>
    public static async Task<FormView?> FindAsync(IPrivateDocuments documents, RenewalId id, CancellationToken cancellationToken) =>
        await documents.FindAsync(id, Document, cancellationToken).ConfigureAwait(false) is { } document
            ? JsonSerializer.Deserialize(document.Span, WireJson.Default.FormView)
            : null;
}

using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>Uploads that are private documents: everything but the signed papers, which are evidence.</summary>
public static class PrivateUploads
{
    /// <summary>The document's name: kind, attempt and digest, so that of two files sent at once neither takes the other's place.</summary>
    public static string NameOf(UploadKind kind, int attempt, Sha256Digest file) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.ToWire()}/{attempt}/{file.Hex}");

    /// <summary>The name of the document in a slot.</summary>
    public static string NameOf(UploadSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return NameOf(slot.Kind, slot.Attempt, slot.File);
    }

    /// <summary>The name of a payment proof that an operator attached; it goes with the copies.</summary>
    public static string NameOf(RenewalEvent.PaymentProofAttached proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return $"{UploadKind.PaymentProof.ToWire()}/attached/{proof.File.Hex}";
    }

    /// <summary>The file in a slot, or null where it is not there or was erased.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was received.</exception>
    public static Task<ReadOnlyMemory<byte>?> FindUploadAsync(
        this IPrivateDocuments documents, RenewalId id, UploadSlot slot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return documents.FindFileAsync(id, NameOf(slot), slot.File, cancellationToken);
    }

    /// <summary>The file of a name, or null where it is not there or was erased.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what was received.</exception>
    public static async Task<ReadOnlyMemory<byte>?> FindFileAsync(
        this IPrivateDocuments documents, RenewalId id, string name, Sha256Digest file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var found = await documents.FindAsync(id, name, cancellationToken).ConfigureAwait(false);
        return found is not { } content || Sha256Digest.Of(content.Span) == file
            ? found
            : throw new InvalidDataException($"Renewal {id}: the file {file} is not the one that was received.");
    }
}

using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Uploads;

/// <summary>Sealed receipts of uploads.</summary>
internal sealed class Receipts(JourneyContext context)
{
    /// <summary>Seals a receipt and keeps it.</summary>
    /// <returns>The receipt, and the digest of its CMS in the evidence.</returns>
    public async Task<(ReceiptView View, Sha256Digest Digest)> SealAsync(RenewalId id, ReceiptStatement receipt, CancellationToken cancellationToken)
    {
        var seal = context.Ports.Seal;
        var cms = await CadesSignature.SignAsync(
            JsonSerializer.SerializeToUtf8Bytes(receipt, WireJson.Default.ReceiptStatement),
            StatementTypes.Receipt,
            detached: false,
            seal.Certificate,
            [],
            seal.Key,
            context.Now,
            cancellationToken).ConfigureAwait(false);
        var digest = await context.Ports.Evidence.KeepAsync(id, cms, cancellationToken).ConfigureAwait(false);
        return (new(receipt, Convert.ToBase64String(cms)), digest);
    }

    /// <summary>A receipt that was sealed before.</summary>
    /// <exception cref="InvalidDataException">It is not there or does not verify.</exception>
    public async Task<ReceiptView> FindAsync(RenewalId id, Sha256Digest digest, CancellationToken cancellationToken)
    {
        if (await context.Ports.Evidence.FindAsync(id, digest, cancellationToken).ConfigureAwait(false) is { } cms
            && CadesSignature.Verify(cms, StatementTypes.Receipt, null) is { Check.Passed: true } verdict
            && JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.ReceiptStatement) is { } receipt)
        {
            return new(receipt, Convert.ToBase64String(cms.Span));
        }

        throw new InvalidDataException($"Renewal {id}: receipt {digest} is missing or broken.");
    }
}

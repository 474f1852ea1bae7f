using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Uploads;

/// <summary>Takes an upload: check 1 while the holder waits, evidence, event, sealed receipt.</summary>
public sealed class ReceiveUpload(JourneyContext context)
{
    /// <summary>The most octets of a detached signature.</summary>
    private const int SignatureLimit = 64 * 1024;

    private readonly Receipts _receipts = new(context);

    /// <param name="session">The holder.</param>
    /// <param name="id">The order.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="fileName">As sent; only its extension counts.</param>
    /// <param name="file">The bytes, within the limit.</param>
    /// <param name="signature">The detached CMS; null for a paper.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The sealed receipt; for the same bytes again, the same one.</returns>
    public async Task<Outcome<ReceiptView>> RunAsync(
        HolderSession session, RenewalId id, UploadKind kind, string fileName, ReadOnlyMemory<byte> file, ReadOnlyMemory<byte>? signature, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } order || !session.MayChange(order))
        {
            return Refusal.Because(Problems.NotFound);
        }

        var detached = kind.Paper() is null ? signature : null;
        if ((Check(kind, detached) ?? ContentCheck.Judge(context.Settings.UploadLimit, kind, fileName, file)) is { } refused)
        {
            return refused;
        }

        var received = new RenewalEvent.UploadReceived(
            kind,
            0,
            Sha256Digest.Of(file.Span),
            detached is { } cms ? Sha256Digest.Of(cms.Span) : null,
            file.Length,
            UploadFormats.ExtensionOf(fileName),
            Sha256Digest.Zero);
        return await ReceiveAsync(session, id, received, file, detached, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A detached signature, where the kind has one, is there and not too long.</summary>
    private static Refusal? Check(UploadKind kind, ReadOnlyMemory<byte>? signature) =>
        kind.Paper() is null && signature is null or { Length: 0 } ? Refusal.Because(Problems.SignatureMissing)
        : signature is { Length: > SignatureLimit } ? Refusal.Because(Problems.BadRequest, ("what", "signature-length"))
        : null;

    private async Task<Outcome<ReceiptView>> ReceiveAsync(
        HolderSession session,
        RenewalId id,
        RenewalEvent.UploadReceived received,
        ReadOnlyMemory<byte> file,
        ReadOnlyMemory<byte>? signature,
        CancellationToken cancellationToken)
    {
        ReceiptView? made = null;
        var written = await context.Ledger.ExecuteAsync(
            id,
            Actor.Holder(session.Certificate.Sha256.Hex),
            "upload",
            async (entry, token) =>
            {
                made = null;

                // Judged before anything is stored: what is not expected, or is here already, leaves nothing behind.
                var command = new RenewalCommand.ReceiveUpload(received);
                if (RenewalProcess.Decide(command, entry.State) is not Decision.Accepted { Events: [RenewalEvent.UploadReceived next, ..] })
                {
                    return command;
                }

                (made, var receipt) = await KeepAsync(id, next, file, signature, token).ConfigureAwait(false);
                return new RenewalCommand.ReceiveUpload(next with { Receipt = receipt });
            },
            cancellationToken).ConfigureAwait(false);
        return written switch
        {
            Outcome<LedgerEntry>.Refused refused => refused.Why,
            Outcome<LedgerEntry>.Done done => made ?? await _receipts.FindAsync(id, done.Value.Order.Uploads[received.Kind].Receipt, cancellationToken).ConfigureAwait(false),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private async Task<(ReceiptView View, Sha256Digest Digest)> KeepAsync(
        RenewalId id, RenewalEvent.UploadReceived received, ReadOnlyMemory<byte> file, ReadOnlyMemory<byte>? signature, CancellationToken cancellationToken)
    {
        if (received.Kind.Paper() is null)
        {
            await context.Ports.PrivateDocuments.PutAsync(id, PrivateUploads.NameOf(received.Kind, received.Attempt, received.File), file, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await context.Ports.Evidence.KeepAsync(id, file, cancellationToken).ConfigureAwait(false);
        }

        if (signature is { } cms)
        {
            await context.Ports.Evidence.KeepAsync(id, cms, cancellationToken).ConfigureAwait(false);
        }

        return await _receipts.SealAsync(
            id,
            new(
                Purposes.Receipt,
                context.Settings.Origin,
                id.Value,
                received.Kind.ToWire(),
                received.Attempt,
                received.File.Hex,
                received.Signature?.Hex,
                received.Length,
                context.Now),
            cancellationToken).ConfigureAwait(false);
    }
}

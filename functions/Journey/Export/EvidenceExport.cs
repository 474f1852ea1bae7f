using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.TimeStamps;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Asic;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Export;

/// <summary>Everything of a finished order as one ASiC-E container (ETSI EN 319 162-1), sealed. All but the seal's signature is a function of what is kept.</summary>
public sealed class EvidenceExport(EvidenceSources sources, TimeProvider time)
{
    private const string Report = "report.pdf";
    private const string Certificate = "application/pkix-cert";

    /// <summary>Whether an order can be exported: it is over, or its certificate is issued.</summary>
    public static bool IsFinished(RenewalState state) => state.IsEnded || state is RenewalState.Issued;

    /// <summary>Writes the container.</summary>
    /// <param name="id">A finished order.</param>
    /// <param name="withPrivate">Whether identity copies and other private uploads go in, where they are still kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The order is not finished, or there is none.</exception>
    /// <exception cref="InvalidDataException">What is stored is not what was kept.</exception>
    public async Task<byte[]> RunAsync(RenewalId id, bool withPrivate, CancellationToken cancellationToken)
    {
        var stored = await sources.Renewals.FindAsync(id, cancellationToken).ConfigureAwait(false);
        var entry = stored is null ? LedgerEntry.Nothing(id) : LedgerEntry.Read(stored);
        if (!IsFinished(entry.State))
        {
            throw new InvalidOperationException($"Order {id} is not finished.");
        }

        var files = new SortedDictionary<string, AsicFile>(StringComparer.Ordinal);
        var missing = await AddPiecesAsync(files, entry, withPrivate, cancellationToken).ConfigureAwait(false);
        await AddCertificatesAsync(files, id, cancellationToken).ConfigureAwait(false);
        var reports = Reports(files);
        await AddStatusAsync(files, entry, reports, cancellationToken).ConfigureAwait(false);
        await AddAuditAsync(files, entry, cancellationToken).ConfigureAwait(false);
        var end = entry.Events.Last().At;
        Add(files, Report, EvidencePieces.Pdf, EvidenceReport.Write(sources.Seal.Certificate, entry, files.Values, reports, missing));
        return await AsicContainer.WriteAsync(
            files.Values, Report, end, sources.Seal.Certificate, [], sources.Seal.Key, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    private static void Add(SortedDictionary<string, AsicFile> files, string name, string mediaType, ReadOnlyMemory<byte> content) =>
        files[name] = new(name, mediaType, content);

    private async Task<ImmutableArray<EvidencePiece>> AddPiecesAsync(
        SortedDictionary<string, AsicFile> files, LedgerEntry entry, bool withPrivate, CancellationToken cancellationToken)
    {
        var missing = ImmutableArray.CreateBuilder<EvidencePiece>();
        foreach (var piece in entry.Events.SelectMany(EvidencePieces.Of).Where(piece => piece.Digest != Sha256Digest.Zero))
        {
            var content = piece.PrivateDocument is null ? await sources.Evidence.FindAsync(entry.Id, piece.Digest, cancellationToken).ConfigureAwait(false)
                : withPrivate ? await sources.PrivateDocuments.FindAsync(entry.Id, piece.PrivateDocument, cancellationToken).ConfigureAwait(false)
                : default;
            if (content is not { } found)
            {
                missing.Add(piece);
                continue;
            }

            if (Sha256Digest.Of(found.Span) != piece.Digest)
            {
                throw new InvalidDataException($"{piece.Name} is not what was kept.");
            }

            Add(files, piece.Name, piece.MediaType, found);
        }

        return missing.ToImmutable();
    }

    private async Task AddCertificatesAsync(SortedDictionary<string, AsicFile> files, RenewalId id, CancellationToken cancellationToken)
    {
        foreach (var (slot, name) in new[] { ("old-certificate", "old"), ("certificate", "new") })
        {
            if (await sources.Evidence.FindNamedAsync(id, slot, cancellationToken).ConfigureAwait(false) is { } der)
            {
                Add(files, $"certificates/{name}.cer", Certificate, der);
            }
        }

        Add(files, "certificates/seal.cer", Certificate, sources.Seal.Certificate.Der);
        foreach (var (at, former) in sources.Seal.Former.Index())
        {
            Add(files, string.Create(CultureInfo.InvariantCulture, $"certificates/seal-former-{at + 1}.cer"), Certificate, former.Der);
        }

        foreach (var (at, authority) in sources.Authorities.Distinct().OrderBy(authority => authority.Sha256.Hex, StringComparer.Ordinal).Index())
        {
            Add(files, string.Create(CultureInfo.InvariantCulture, $"certificates/authority-{at + 1}.cer"), Certificate, authority.Der);
        }
    }

    private static ImmutableArray<VerificationReportView> Reports(SortedDictionary<string, AsicFile> files) =>
    [
        .. files.Values.Where(file => file.Name.StartsWith("reports/", StringComparison.Ordinal))
            .Select(file => JsonSerializer.Deserialize(file.Content.Span, WireJson.Default.VerificationReportView)!),
    ];

    /// <summary>What revocation was decided on, and time-stamps: lists that the reports name, the decisive one, tokens beside uploads.</summary>
    private async Task AddStatusAsync(
        SortedDictionary<string, AsicFile> files, LedgerEntry entry, ImmutableArray<VerificationReportView> reports, CancellationToken cancellationToken)
    {
        var named = reports.SelectMany(report => report.Checks).SelectMany(check => check.Basis)
            .Select(basis => (Name: basis.Key, IsDigest: Sha256Digest.TryParse(basis.Value, out var digest), Digest: digest))
            .Where(basis => basis.IsDigest && (basis.Name is "crl" or "ocsp" || basis.Name.StartsWith("authorityCrl", StringComparison.Ordinal)));
        foreach (var (name, _, digest) in named.DistinctBy(basis => basis.Digest))
        {
            if (await sources.Evidence.FindAsync(entry.Id, digest, cancellationToken).ConfigureAwait(false) is { } status)
            {
                AddStatus(files, name == "ocsp" ? "ocsp" : "crl", status);
            }
        }

        if (await DecisiveLooks.FindLastAsync(sources.Evidence, entry.Id, cancellationToken).ConfigureAwait(false) is [var decisive, .. var authorities])
        {
            Add(files, "revocation/decisive.der", EvidencePieces.Der, decisive);
            foreach (var list in authorities)
            {
                AddStatus(files, "crl", list);
            }
        }

        foreach (var received in entry.Events.Select(recorded => recorded.Event).OfType<RenewalEvent.UploadReceived>())
        {
            var name = EvidencePieces.Attempt(received.Kind, received.Attempt);
            if (await sources.Evidence.FindNamedAsync(entry.Id, "timestamp-" + name, cancellationToken).ConfigureAwait(false) is { } token)
            {
                Add(files, $"timestamps/{name}.tst", "application/vnd.etsi.timestamp-token", token);
                await AddTimeStampAsync(files, entry.Id, received, name, token, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What a token was verified with: its authority's anchor, and the lists that say how the certificates below it stood.</summary>
    private async Task AddTimeStampAsync(
        SortedDictionary<string, AsicFile> files, RenewalId id, RenewalEvent.UploadReceived received, string name, ReadOnlyMemory<byte> token, CancellationToken cancellationToken)
    {
        var proof = await TimeStampProof.FindAsync(sources.Evidence, id, received.Kind, received.Attempt, token, cancellationToken).ConfigureAwait(false);
        if (proof.Anchor is { } anchor)
        {
            Add(files, $"timestamps/{name}.cer", Certificate, anchor);
        }

        foreach (var (at, list) in proof.Lists.Index())
        {
            Add(files, string.Create(CultureInfo.InvariantCulture, $"timestamps/{name}-{at + 1}.crl"), EvidencePieces.Der, list);
        }
    }

    private static void AddStatus(SortedDictionary<string, AsicFile> files, string kind, ReadOnlyMemory<byte> status) => Add(
        files, $"revocation/{kind}-{Sha256Digest.Of(status.Span).Hex[..16]}.{(kind == "crl" ? "crl" : "der")}", EvidencePieces.Der, status);

    /// <summary>The records, a line each exactly as hashed, and the newest checkpoint that names this order's head.</summary>
    private async Task AddAuditAsync(SortedDictionary<string, AsicFile> files, LedgerEntry entry, CancellationToken cancellationToken)
    {
        byte[] lines = [.. entry.Records.SelectMany(record => (byte[])[.. record.Bytes.Span, (byte)'\n'])];
        Add(files, "audit/records.jsonl", "application/jsonl", lines);
        var tip = await CheckpointTip.FindAsync(sources.AuditStore, sources.Seal.Anchors, cancellationToken).ConfigureAwait(false);
        if (tip.Chain.Heads.GetValueOrDefault(entry.Id) is { } head
            && await sources.AuditStore.FindCheckpointAsync(head.Checkpoint, cancellationToken).ConfigureAwait(false) is { } cms)
        {
            Add(files, string.Create(CultureInfo.InvariantCulture, $"audit/checkpoint-{head.Checkpoint}.p7m"), EvidencePieces.Cms, cms);
        }
    }
}

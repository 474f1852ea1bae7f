using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Retention;

/// <summary>Gathers what is kept about the holder of a certificate: of this one, and of those that renewals tie to it.</summary>
public sealed class ReportHolder(RetentionSources sources)
{
    /// <summary>What the names of events have in common that say that somebody looked at something.</summary>
    private const string Looked = "Viewed";

    /// <summary>The orders of a certificate and of those that renewals tie to it, oldest first.</summary>
    /// <param name="isMeant">Tells the certificate by its serial number and, where it is known, its digest.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<ImmutableArray<LedgerEntry>> FindAsync(Func<string, Sha256Digest?, bool> isMeant, CancellationToken cancellationToken)
    {
        var all = new List<(RenewalId Id, ImmutableArray<Sha256Digest> Certificates)>();
        var tied = new HashSet<Sha256Digest>();
        var found = new HashSet<RenewalId>();
        await foreach (var id in sources.Storage.Renewals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await sources.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: { } order } entry)
            {
                continue;
            }

            // Of every order only its certificates are remembered: a renewal may be found before the one that it follows.
            all.Add((id, CertificatesOf(entry)));
            if (isMeant(order.Draft.Certificate.Serial, order.Draft.Certificate.Sha256)
                || (order.Issuance is { } issuance && isMeant(issuance.Serial, order.Certificate)))
            {
                found.Add(id);
                tied.UnionWith(CertificatesOf(entry));
            }
        }

        for (var before = -1; before != found.Count;)
        {
            before = found.Count;
            foreach (var (id, certificates) in all.Where(order => order.Certificates.Any(tied.Contains)))
            {
                found.Add(id);
                tied.UnionWith(certificates);
            }
        }

        var entries = new List<LedgerEntry>();
        foreach (var id in found)
        {
            entries.Add((await sources.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false))!);
        }

        return [.. entries.OrderBy(entry => entry.Events.First().At)];
    }

    public async Task<HolderReport> RunAsync(Func<string, Sha256Digest?, bool> isMeant, CancellationToken cancellationToken)
    {
        var entries = await FindAsync(isMeant, cancellationToken).ConfigureAwait(false);
        var orders = ImmutableArray.CreateBuilder<HolderReport.Order>(entries.Length);
        var register = ImmutableArray.CreateBuilder<RegisterEntry>();
        foreach (var entry in entries)
        {
            orders.Add(await ReportAsync(entry, cancellationToken).ConfigureAwait(false));
            foreach (var serial in Serials(entry))
            {
                if (await sources.Storage.Register.FindAsync(entry.Order.Draft.Certificate.Issuer, serial, cancellationToken).ConfigureAwait(false) is { } known
                    && !register.Contains(known))
                {
                    register.Add(known);
                }
            }
        }

        return new([.. entries.SelectMany(Serials).Distinct(StringComparer.Ordinal)], register.ToImmutable(), orders.ToImmutable());
    }

    private static ImmutableArray<Sha256Digest> CertificatesOf(LedgerEntry entry) =>
        entry.Order.Certificate is { } issued ? [entry.Order.Draft.Certificate.Sha256, issued] : [entry.Order.Draft.Certificate.Sha256];

    private static IEnumerable<string> Serials(LedgerEntry entry) =>
        entry.Order.Issuance is { } issuance ? [entry.Order.Draft.Certificate.Serial, issuance.Serial] : [entry.Order.Draft.Certificate.Serial];

    private async Task<HolderReport.Order> ReportAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var trail = entry.Records.Select(StepOf).ToImmutableArray();
        return new(
            entry.Id,
            entry.State.Name,
            entry.Order.Draft.Certificate.Serial,
            entry.Order.Issuance?.Serial,
            entry.Until(DocumentGroup.Copies, sources.Periods),
            entry.ErasedAt(DocumentGroup.Copies),
            entry.Until(DocumentGroup.Record, sources.Periods),
            entry.ErasedAt(DocumentGroup.Record),
            await OrderForm.FindAsync(sources.Storage.PrivateDocuments, entry.Id, cancellationToken).ConfigureAwait(false),
            await FilesAsync(entry, cancellationToken).ConfigureAwait(false),
            [.. trail.Where(step => step.What.Contains(Looked, StringComparison.Ordinal))],
            trail);
    }

    private async Task<ImmutableArray<HolderReport.KeptFile>> FilesAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<HolderReport.KeptFile>();
        foreach (var paper in entry.Order.Papers)
        {
            files.Add(new(paper.Kind.ToWire(), paper.Sha256, paper.Length, await IsInEvidenceAsync(paper.Sha256).ConfigureAwait(false)));
        }

        foreach (var upload in entry.Events.Select(recorded => recorded.Event).OfType<RenewalEvent.UploadReceived>())
        {
            var kept = upload.Kind.Paper() is null
                ? await sources.Storage.PrivateDocuments.FindAsync(entry.Id, PrivateUploads.NameOf(upload.Kind, upload.Attempt, upload.File), cancellationToken).ConfigureAwait(false) is not null
                : await IsInEvidenceAsync(upload.File).ConfigureAwait(false);
            files.Add(new(string.Create(CultureInfo.InvariantCulture, $"{upload.Kind.ToWire()}-{upload.Attempt}"), upload.File, upload.Length, kept));
        }

        foreach (var proof in entry.Order.AttachedProofs)
        {
            var kept = await sources.Storage.PrivateDocuments.FindAsync(entry.Id, PrivateUploads.NameOf(proof), cancellationToken).ConfigureAwait(false) is not null;
            files.Add(new("payment-proof-attached", proof.File, proof.Length, kept));
        }

        return files.ToImmutable();

        async Task<bool> IsInEvidenceAsync(Sha256Digest digest) =>
            await sources.Storage.Evidence.FindAsync(entry.Id, digest, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Reads a record by its JSON alone, so that every kind of event shows by its name.</summary>
    private static HolderReport.Step StepOf(AuditRecord record)
    {
        using var json = JsonDocument.Parse(record.Bytes);
        var line = json.RootElement;
        var actor = line.GetProperty("actor");
        return new(
            record.Sequence,
            line.GetProperty("at").GetDateTimeOffset(),
            line.GetProperty("type").GetString()!.Split('/')[0] + (line.GetProperty("data").TryGetProperty("what", out var what) ? $" {what.GetString()}" : string.Empty),
            actor.GetProperty("role").GetString()!,
            actor.GetProperty("id").GetString()!,
            line.GetProperty("cause").GetString()!);
    }
}

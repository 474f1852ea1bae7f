using System.Collections.Immutable;
using DigiRenew.Pki;

namespace DigiRenew.Journey.Register;

/// <summary>
/// Fills the holder register from a CSV file (RFC 4180, UTF-8, the columns of <see cref="RegisterEntry"/> in a header line).
/// Every line is checked first; where one is wrong nothing is imported. The same file again changes nothing, and no file undoes a safeguard.
/// </summary>
public sealed class ImportRegister(IHolderRegister register, DateOnly today)
{
    /// <param name="csv">The file's text.</param>
    /// <param name="cancellationToken">Ends the wait; entries put before stay.</param>
    public async Task<RegisterImport> RunAsync(string csv, CancellationToken cancellationToken)
    {
        var errors = ImmutableArray.CreateBuilder<RegisterImportError>();
        var entries = Read(csv.TrimStart('\uFEFF'), errors);
        if (errors.Count > 0)
        {
            return new(0, errors.ToImmutable());
        }

        foreach (var entry in entries)
        {
            var known = await register.FindAsync(entry.Issuer, entry.Serial, cancellationToken).ConfigureAwait(false);
            await register.PutAsync(known is null ? entry : Merged(entry, known), cancellationToken).ConfigureAwait(false);
        }

        return new(entries.Count, []);
    }

    /// <summary>
    /// What the file says, without what would undo a safeguard: a revoked certificate stays revoked (RFC 5280 §5.3.1: revocation is
    /// for good), mail that came back from an address came back from it, which stays true where the file names another contact, since the
    /// certificate's own address goes before it, and a contact or device that differs was changed today where the file names no day.
    /// </summary>
    private RegisterEntry Merged(RegisterEntry read, RegisterEntry known)
    {
        var changed = read.Contact != known.Contact || read.DeviceSerial != known.DeviceSerial;
        return read with
        {
            Status = known.Status == "revoked" ? known.Status : read.Status,
            ContactBounced = read.ContactBounced || (known.ContactBounced && (read.Contact is null || read.Contact == known.Contact)),
            BouncedAddress = known.BouncedAddress
                ?? (known is { ContactBounced: true, Contact: { } bounced } && read.Contact != bounced ? RegisterEntry.DigestOf(bounced) : null),
            ChangedOn = read.ChangedOn is { } said && !(said < known.ChangedOn) ? said
                : changed && read.ChangedOn is null ? today
                : known.ChangedOn,
        };
    }

    private List<RegisterEntry> Read(string csv, ImmutableArray<RegisterImportError>.Builder errors)
    {
        var entries = new List<RegisterEntry>();
        var certificates = new HashSet<(Sha256Digest Issuer, string Serial)>();
        var keys = new HashSet<Sha256Digest>();
        var header = false;
        foreach (var (line, fields) in Csv.Read(csv))
        {
            if (!header)
            {
                header = fields.SequenceEqual(RegisterRow.Columns);
                if (!header)
                {
                    errors.Add(new(line, "-", $"the header must be {string.Join(',', RegisterRow.Columns)}"));
                    return entries;
                }
            }
            else if (fields.Length != RegisterRow.Columns.Length)
            {
                errors.Add(new(line, "-", FormattableString.Invariant($"has {fields.Length} fields, not {RegisterRow.Columns.Length}")));
            }
            else
            {
                var before = errors.Count;
                var entry = new RegisterRow(line, fields, today, errors).Read();
                if (errors.Count == before)
                {
                    Note(!certificates.Add((entry.Issuer, entry.Serial)), line, "serial", "is in the file twice for this issuer", errors);
                    Note(!keys.Add(entry.PublicKey), line, "publicKeySha256", "is in the file twice", errors);
                    entries.Add(entry);
                }
            }
        }

        Note(!header, 1, "-", "the file is empty", errors);
        return entries;
    }

    private static void Note(bool wrong, int line, string column, string reason, ImmutableArray<RegisterImportError>.Builder errors)
    {
        if (wrong)
        {
            errors.Add(new(line, column, reason));
        }
    }
}

using System.Collections.Immutable;
using DigiRenew.Pki;

namespace DigiRenew.Journey.Register;

/// <summary>
/// Fills the holder register from a CSV file (RFC 4180, UTF-8, the columns of <see cref="RegisterEntry"/> in a header line).
/// Every line is checked first; where one is wrong nothing is imported. The same file again changes nothing.
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
            await register.PutAsync(entry, cancellationToken).ConfigureAwait(false);
        }

        return new(entries.Count, []);
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

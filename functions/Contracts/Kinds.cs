using System.Collections.Immutable;

namespace DigiRenew.Contracts;

/// <summary>Names of papers and uploads as they stand in addresses and JSON (lower case, hyphens).</summary>
public static class Kinds
{
    /// <summary>The four uploads without which nothing is issued.</summary>
    public static ImmutableArray<UploadKind> Required { get; } =
        [UploadKind.Contract, UploadKind.Declaration, UploadKind.Terms, UploadKind.Identity];

    /// <summary>The papers that come back signed.</summary>
    public static ImmutableArray<UploadKind> SignedPapers { get; } =
        [UploadKind.Contract, UploadKind.Declaration, UploadKind.Terms];

    public static string ToWire(this UploadKind kind) => kind switch
    {
        UploadKind.Contract => "contract",
        UploadKind.Declaration => "declaration",
        UploadKind.Terms => "terms",
        UploadKind.Identity => "identity",
        UploadKind.PaymentProof => "payment-proof",
        UploadKind.Authorisation => "authorisation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string ToWire(this PaperKind kind) => kind switch
    {
        PaperKind.Contract => "contract",
        PaperKind.Declaration => "declaration",
        PaperKind.Terms => "terms",
        PaperKind.Proforma => "proforma",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static UploadKind? ParseUpload(string? wire)
    {
        foreach (var kind in Enum.GetValues<UploadKind>())
        {
            if (kind.ToWire() == wire)
            {
                return kind;
            }
        }

        return null;
    }

    public static PaperKind? ParsePaper(string? wire)
    {
        foreach (var kind in Enum.GetValues<PaperKind>())
        {
            if (kind.ToWire() == wire)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The paper that an upload is the signed form of; null for identity, payment proof and authorisation.</summary>
    public static PaperKind? Paper(this UploadKind kind) => kind switch
    {
        UploadKind.Contract => PaperKind.Contract,
        UploadKind.Declaration => PaperKind.Declaration,
        UploadKind.Terms => PaperKind.Terms,
        _ => null,
    };
}

using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.State;

/// <summary>order.json: what the program remembers of one order, so that every step can be resumed. No form, no PIN.</summary>
public sealed record OrderRecord
{
    public required string Service { get; init; }

    public required OrderStage Stage { get; init; }

    /// <summary>SHA-256 of the certificate under renewal, hexadecimal.</summary>
    public required string CertificateSha256 { get; init; }

    public required string TokenSerial { get; init; }

    /// <summary>SHA-256 of the new SubjectPublicKeyInfo, hexadecimal.</summary>
    public required string NewKeySha256 { get; init; }

    public DateOnly? IssueDate { get; init; }

    public int? ValidityYears { get; init; }

    public DraftView? Draft { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The signed order, base64, until the service has answered.</summary>
    public string? SignedOrder { get; init; }

    public Guid? Order { get; init; }

    public string? Number { get; init; }

    /// <summary>DER of the seal's anchors at the time of the order, base64: receipts are checked against these.</summary>
    public IReadOnlyList<string> SealAnchors { get; init; } = [];

    /// <summary>The papers as the service named them.</summary>
    public IReadOnlyList<PaperView> Papers { get; init; } = [];

    /// <summary>SHA-256 of the new certificate, once it was fetched and checked.</summary>
    public string? NewCertificateSha256 { get; init; }

    /// <summary>Whether the installation was reported.</summary>
    public bool InstallationReported { get; init; }

    /// <summary>Whether everything that this program does for the order is done.</summary>
    public bool Finished { get; init; }
}

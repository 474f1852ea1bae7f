using System.Collections.Immutable;

namespace DigiRenew.Pki.Certificates;

/// <summary>QCStatements (RFC 3739 §3.2.6, ETSI EN 319 412-5); all false and empty where the extension is absent.</summary>
public sealed record QcStatements
{
    public static QcStatements None { get; } = new();

    /// <summary>0.4.0.1862.1.1.</summary>
    public bool Compliance { get; init; }

    /// <summary>0.4.0.1862.1.4.</summary>
    public bool Sscd { get; init; }

    /// <summary>0.4.0.1862.1.6: type OIDs, e.g. 0.4.0.1862.1.6.1 (esign).</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>0.4.0.1862.1.8: how the holder was identified.</summary>
    public QcIdentMethod? IdentMethod { get; init; }

    /// <summary>0.4.0.1862.1.3: years after the end of validity.</summary>
    public int? RetentionYears { get; init; }

    /// <summary>0.4.0.1862.1.5: https address and ISO 639-1 language of each PKI disclosure statement.</summary>
    public ImmutableArray<(string Url, string Language)> Disclosures { get; init; } = [];

    /// <summary>DER of the extension's value.</summary>
    public byte[] Write() => throw new NotImplementedException();

    /// <summary>Reads the extension's value; unknown statements are passed over.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not DER QCStatements, or a statement twice.</exception>
    public static QcStatements Read(ReadOnlyMemory<byte> der) => throw new NotImplementedException();
}

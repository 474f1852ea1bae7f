using System.Collections.Frozen;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>Words of the report as an operator's page.</summary>
public static partial class ReportTexts
{
    private static readonly FrozenDictionary<string, Text> s_checks = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        ["content"] = new("Conținutul este ce spune extensia", "The content is what the extension says"),
        ["signature"] = new("Semnătura se verifică", "The signature holds"),
        ["signer"] = new("Semnatarul este cel al comenzii", "The signer is this order’s"),
        ["path"] = new("Lanțul și valabilitatea certificatului", "Chain and validity of the certificate"),
        ["revocation"] = new("Certificatul nu este revocat", "The certificate is not revoked"),
        ["paper"] = new("Este, octet cu octet, documentul comenzii", "It is, byte for byte, this order’s paper"),
        ["time"] = new("Ora semnăturii se potrivește", "The claimed time fits"),
        ["uniqueness"] = new("Nu a mai fost trimis", "It was not sent before"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Text> s_basis = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        ["anchor"] = new("ancora de încredere, SHA-256", "trust anchor, SHA-256"),
        ["at"] = new("judecat la", "judged at"),
        ["cause"] = new("cauza", "cause"),
        ["claimed"] = new("ora declarată", "claimed time"),
        ["contentType"] = new("tipul conținutului", "content type"),
        ["crl"] = new("lista de revocare, SHA-256", "revocation list, SHA-256"),
        ["crlNumber"] = new("numărul listei", "number of the list"),
        ["crlThisUpdate"] = new("ora listei", "time of the list"),
        ["extension"] = new("extensia", "extension"),
        ["issuer"] = new("certificatul emitent, SHA-256", "issuing certificate, SHA-256"),
        ["length"] = new("octeți", "octets"),
        ["notAfter"] = new("valabil până la", "valid until"),
        ["notBefore"] = new("valabil de la", "valid from"),
        ["paper"] = new("documentul emis, SHA-256", "paper as issued, SHA-256"),
        ["received"] = new("ora primirii", "time of receipt"),
        ["revokedAt"] = new("revocat la", "revoked at"),
        ["scheme"] = new("algoritmul", "algorithm"),
        ["sha256"] = new("fișierul, SHA-256", "file, SHA-256"),
        ["signer"] = new("certificatul semnatarului, SHA-256", "signer’s certificate, SHA-256"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Text PageTitle { get; } = new("Raportul verificării: {kind}, comanda {number}", "Verification report: {kind}, order {number}");

    public static Text Attempt { get; } = new("Încercarea {attempt}, primită la {received} (UTC)", "Attempt {attempt}, received at {received} (UTC)");

    public static Text MadeAt { get; } = new("Raport întocmit la {at} (UTC)", "Report made at {at} (UTC)");

    public static Text UnderWay { get; } = new(
        "Verificarea este în curs: o listă de revocare poate fi așteptată. Documentul nu este considerat greșit.",
        "Verification is under way: a revocation list may be awaited. The document is not considered bad.");

    public static Text Result { get; } = new("Rezultat", "Result");

    public static Text ChecksTitle { get; } = new("Verificări, în ordinea lor", "Checks, in their order");

    public static Text CheckTitle { get; } = new("Verificare", "Check");

    public static Text IndicationTitle { get; } = new("Indicație (EN 319 102-1)", "Indication (EN 319 102-1)");

    public static Text BasisTitle { get; } = new("Pe ce se sprijină", "What it rests on");

    public static Text HolderReads { get; } = new("Ce citește titularul", "What the holder reads");

    public static Text FlagsTitle { get; } = new("Semnale pentru operator, nevăzute de titular", "Flags for the officer, unseen by the holder");

    public static Text SameFileOtherHolder { get; } = new(
        "Același fișier a fost trimis de alt titular.",
        "The same file came from another holder.");

    /// <summary>What each check asks, by its name in the report.</summary>
    public static IReadOnlyDictionary<string, Text> Checks => s_checks;

    /// <summary>What a check asks, by its name in the report.</summary>
    public static string Check(string name, Language language) => s_checks.GetValueOrDefault(name)?.In(language) ?? name;

    /// <summary>What a datum is that a check rests on, by its name in the report.</summary>
    public static string Basis(string name, Language language) => s_basis.GetValueOrDefault(name)?.In(language) ?? name;
}

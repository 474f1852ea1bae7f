using System.Collections.Frozen;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>Stable words that refusals carry as values (states, fields, reasons), in words for people.</summary>
public static partial class Words
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, Text>> ByPlaceholder =
        new Dictionary<string, IReadOnlyDictionary<string, Text>>(StringComparer.Ordinal)
        {
            ["state"] = States,
            ["status"] = UploadStates,
            ["field"] = Fields,
            ["fields"] = Fields,
            ["reason"] = Reasons,
            ["blockers"] = Blockers,
            ["what"] = Requests,
            ["date"] = Dates,
            ["cause"] = Causes,
            ["rule"] = Rules,
        }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The value of a placeholder in a language; a list separated by commas is put in words one by one; what is no stable word stays.</summary>
    public static string Say(string placeholder, string value, Language language) =>
        !ByPlaceholder.TryGetValue(placeholder, out var words) ? value
        : words.TryGetValue(value, out var text) ? text.In(language)
        : value.Contains(',', StringComparison.Ordinal) && value.Split(',').All(part => words.ContainsKey(part.Trim()))
            ? string.Join(", ", value.Split(',').Select(part => words[part.Trim()].In(language)))
        : value;

    /// <summary>All words of a placeholder (state, status, …).</summary>
    public static IReadOnlyDictionary<string, Text> Of(string placeholder) => ByPlaceholder[placeholder];

    private static Dictionary<string, Text> Dates => new(StringComparer.Ordinal)
    {
        ["unknown-date"] = new("o dată neînregistrată", "an unrecorded date"),
    };

    private static Dictionary<string, Text> Rules => new(StringComparer.Ordinal)
    {
        ["standard"] = new("regula obișnuită", "the standard rule"),
        ["derogation"] = new("derogare", "the derogation"),
    };

    private static Dictionary<string, Text> UploadStates => new(StringComparer.Ordinal)
    {
        ["-"] = new("netrimis", "not sent"),
        ["missing"] = new("netrimis", "not sent"),
        ["verifying"] = new("în verificare", "being verified"),
        ["accepted"] = new("acceptat", "accepted"),
        ["refused"] = new("refuzat", "refused"),
    };

    private static Dictionary<string, Text> Requests => new(StringComparer.Ordinal)
    {
        ["statement"] = new("Declarația semnată nu este în base64.", "The signed statement is not base64."),
        ["idempotency-key"] = new("Antetul Idempotency-Key lipsește sau nu are între 8 și 128 de litere, cifre, cratime sau liniuțe de subliniere.", "The header Idempotency-Key is missing or does not have 8 to 128 letters, digits, hyphens or underscores."),
        ["signature-length"] = new("Semnătura detașată este prea mare.", "The detached signature is too large."),
        ["file-name"] = new("Numele fișierului conține o cale sau caractere care nu se văd.", "The file name has a path, or characters that can’t be seen."),
    };
}

namespace DigiRenew.Contracts.Catalogue;

/// <summary>Every word of the operators' page, by a key that its script knows.</summary>
public static partial class ReviewTexts
{
    private static readonly Lazy<Dictionary<string, Text>> s_all = new(Collect);

    public static Text NoScript { get; } = new(
        "Pagina operatorilor are nevoie de JavaScript.",
        "The operators’ page needs JavaScript.");

    /// <summary>All texts, by key.</summary>
    public static IReadOnlyDictionary<string, Text> All => s_all.Value;

    /// <summary>All texts in a language; placeholders stay for the page to fill in.</summary>
    public static IReadOnlyDictionary<string, string> In(Language language) =>
        s_all.Value.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value.In(language), StringComparer.Ordinal);

    private static Dictionary<string, Text> Collect()
    {
        var all = new Dictionary<string, Text>(StringComparer.Ordinal);
        void Add(string set, IEnumerable<KeyValuePair<string, Text>> texts)
        {
            foreach (var (key, text) in texts)
            {
                all.Add(set + key, text);
            }
        }

        Add(string.Empty, Frame);
        Add(string.Empty, Order);
        Add(string.Empty, Decisions);
        Add(string.Empty, Money);
        Add(string.Empty, Names);
        Add("state.", Words.Of("state"));
        Add("status.", Words.Of("status"));
        Add("check.", ReportTexts.Checks);
        Add("flag.", [new("same-file-other-holder", ReportTexts.SameFileOtherHolder)]);
        return all;
    }
}

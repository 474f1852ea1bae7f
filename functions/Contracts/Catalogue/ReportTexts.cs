namespace DigiRenew.Contracts.Catalogue;

/// <summary>What a verification report says to the holder.</summary>
public static partial class ReportTexts
{
    public static Text Accepted { get; } = new(
        "Documentul a fost verificat și este în regulă.",
        "The document was verified and is in order.");

    public static Text NothingToDo { get; } = new(
        "Pentru acest document nu mai aveți nimic de făcut.",
        "There is nothing more to do for this document.");

    public static Text ReasonErased { get; } = new(
        "Motivul nu mai este păstrat.",
        "The reason is no longer kept.");

    /// <summary>Why an upload was refused, and what to do, by the problem's code.</summary>
    /// <param name="code">Code of a problem in the catalogue.</param>
    /// <param name="language">Of both sentences.</param>
    /// <param name="values">The problem's placeholders.</param>
    public static (string Why, string Next) Refused(string code, Language language, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var problem = Problems.ByCode[code];
        return ($"{problem.Title.In(language, values)}. {problem.Why.In(language, values)}", problem.Next.In(language, values));
    }
}

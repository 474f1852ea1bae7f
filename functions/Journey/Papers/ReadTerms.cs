using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Papers;

/// <summary>The general conditions in force, as text and as digest.</summary>
public sealed class ReadTerms(JourneyContext context)
{
    /// <summary>The text (UTF-8, LF); its SHA-256 is what an order names.</summary>
    public Outcome<PaperFile> Run(string version, Language language)
    {
        if (version != context.Settings.TermsVersion)
        {
            return Refusal.Because(Problems.NotFound);
        }

        var conditions = GeneralConditions.Of(context.Settings, language);
        return new PaperFile($"{TermsTexts.FileName.In(language)}-{version}-{language.ToTag()}.txt", conditions.Content, conditions.Sha256);
    }
}

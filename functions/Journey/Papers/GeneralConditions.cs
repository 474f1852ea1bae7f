using System.Globalization;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Configuration;
using DigiRenew.Pki;

namespace DigiRenew.Journey.Papers;

/// <summary>The general conditions in force as plain text: what is shown before ordering, and whose digest the order names.</summary>
/// <param name="Content">UTF-8, LF line ends.</param>
/// <param name="Sha256">Of the content.</param>
internal sealed record GeneralConditions(ReadOnlyMemory<byte> Content, Sha256Digest Sha256)
{
    public static GeneralConditions Of(ProviderSettings settings, Language language)
    {
        var values = PaperValues.OfProvider(settings, language);
        var text = new StringBuilder();
        text.Append(TermsTexts.Title.In(language)).Append('\n').Append(TermsTexts.Version.In(language, values.AsSpan())).Append('\n');
        for (var section = 0; section < TermsTexts.Sections.Length; section++)
        {
            var (title, clauses) = TermsTexts.Sections[section];
            text.Append(CultureInfo.InvariantCulture, $"\n{section + 1}. {title.In(language)}\n\n");
            for (var clause = 0; clause < clauses.Length; clause++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{section + 1}.{clause + 1}. {clauses[clause].In(language, values.AsSpan())}\n");
            }
        }

        var content = Encoding.UTF8.GetBytes(text.ToString());
        return new(content, Sha256Digest.Of(content));
    }
}

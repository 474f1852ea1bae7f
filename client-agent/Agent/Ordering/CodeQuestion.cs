using System.Globalization;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Ordering;

/// <summary>Asks for six digits that went to an address, until they are six digits.</summary>
internal static class CodeQuestion
{
    private const int Digits = 6;

    public static void Announce(AgentContext context, string sentTo, DateTimeOffset expires) =>
        context.Say(AgentTexts.CodeSent, ("contact", sentTo), ("until", Moment(context, expires)));

    /// <returns>The digits; null where the person wants another code: an empty answer, which a script does not mean so.</returns>
    /// <exception cref="AgentException">Nobody answers.</exception>
    public static async Task<string?> AskAsync(AgentContext context, string sentTo, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await context.Dialogue.AskCodeAsync((context.Dialogue.CanAsk ? AgentTexts.CodePromptAnother : AgentTexts.CodePrompt).In(context.Language), cancellationToken).ConfigureAwait(false)
                ?? throw new AgentException(AgentFaults.CodeMissing, ("contact", sentTo), ("until", Moment(context, expires)));
            var code = answer.Replace(" ", string.Empty, StringComparison.Ordinal).Trim();
            if (code.Length == Digits && code.All(char.IsAsciiDigit))
            {
                return code;
            }

            if (code.Length == 0 && context.Dialogue.CanAsk)
            {
                return null;
            }

            context.Say(AgentTexts.AnswerInvalid);
        }
    }

    private static string Moment(AgentContext context, DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, context.Clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

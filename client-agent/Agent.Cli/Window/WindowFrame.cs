using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>What every screen of the guide stands in: its step, its language, the helpdesk.</summary>
internal sealed class WindowFrame(WindowDialogue dialogue)
{
    private const int Steps = 6;

    private (int Number, Text? Name) _step;

    /// <summary>The run that the screens are about; null while the service is not known.</summary>
    public AgentContext? Context { get; set; }

    /// <summary>Says how far the journey has come.</summary>
    public void At(int step, Text? name)
    {
        _step = (step, name);
        dialogue.Step = name is null ? null : dialogue.In(
            AgentTexts.WindowStep,
            ("step", step.ToString(CultureInfo.InvariantCulture)),
            ("of", Steps.ToString(CultureInfo.InvariantCulture)),
            ("name", dialogue.In(name)));
    }

    /// <summary>Shows a screen; where the holder changes the language it is shown again, or what it tells is asked anew ("again").</summary>
    public async Task<WindowAnswer> AskAsync(Func<WindowScreen> screen, CancellationToken cancellationToken, bool anew = false)
    {
        while (true)
        {
            var shown = screen();
            if (shown.Bilingual)
            {
                shown = shown with { Buttons = [.. shown.Buttons, new("language-ro", "Română"), new("language-en", "English")] };
            }

            var answer = await dialogue.AnswerAsync(shown, cancellationToken).ConfigureAwait(false);
            if (!answer.Button.StartsWith("language-", StringComparison.Ordinal))
            {
                return answer;
            }

            dialogue.Language = Languages.Parse(answer.Button["language-".Length..]) ?? dialogue.Language;
            Context?.Service.Speak(dialogue.Language);
            At(_step.Number, _step.Name);
            ShowHelp();
            if (anew)
            {
                return answer with { Button = "again" };
            }
        }
    }

    /// <summary>Shows the helpdesk as far as it is known.</summary>
    public void ShowHelp() => ShowHelp(Context?.Contacts);

    /// <summary>Shows the helpdesk that an answer names.</summary>
    public void ShowHelp(ContactsView? contacts) => dialogue.Help = contacts is null
        ? dialogue.In(AgentTexts.HelpdeskUnknown)
        : dialogue.In(AgentTexts.Helpdesk, ("telephone", contacts.Telephone), ("email", contacts.Email), ("hours", contacts.Hours));
}

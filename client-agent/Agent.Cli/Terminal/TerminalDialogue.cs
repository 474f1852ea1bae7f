using DigiRenew.Agent.Dialogue;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Terminal;

/// <summary>The person at the terminal, or the script behind standard input.</summary>
internal sealed class TerminalDialogue(Language language, bool canAsk, bool yes, bool json, StandardInput input) : IDialogue
{
    private readonly TextWriter _messages = json ? Console.Error : Console.Out;

    public Language Language => language;

    public bool CanAsk => canAsk;

    public void Say(string sentence) => _messages.WriteLine(sentence);

    public IDisposable Working(string sentence) => new ProgressLine(sentence, language);

    public async Task<bool> ConfirmAsync(string question, bool suggested, CancellationToken cancellationToken)
    {
        return yes || !canAsk ? yes : await PutAsync(question, suggested, cancellationToken).ConfigureAwait(false) is true;
    }

    public async Task<bool?> AskWhetherAsync(string question, bool suggested, CancellationToken cancellationToken) =>
        canAsk ? await PutAsync(question, suggested, cancellationToken).ConfigureAwait(false) : null;

    public async Task<bool> ConfirmGravelyAsync(string question, CancellationToken cancellationToken) =>
        canAsk && await PutAsync(question, false, cancellationToken).ConfigureAwait(false) is true;

    public async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        if (!canAsk)
        {
            return null;
        }

        Console.Error.Write(question);
        return await Task.Run(Console.ReadLine, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<string?> AskCodeAsync(string question, CancellationToken cancellationToken)
    {
        if (canAsk)
        {
            return await AskAsync(question, cancellationToken).ConfigureAwait(false);
        }

        Console.Error.WriteLine(question);
        return await input.ReadTextAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <returns>Null at the end of input.</returns>
    private async Task<bool?> PutAsync(string question, bool suggested, CancellationToken cancellationToken)
    {
        var (right, wrong) = (AgentTexts.Yes.In(language), AgentTexts.No.In(language));
        while (true)
        {
            var prompt = AgentTexts.YesNo.In(language, ("question", question), ("default", suggested ? right : wrong));
            switch ((await AskAsync(prompt, cancellationToken).ConfigureAwait(false))?.Trim().ToLowerInvariant())
            {
                case null:
                    return null;
                case "":
                    return suggested;
                case "da" or "d" or "yes" or "y":
                    return true;
                case "nu" or "n" or "no":
                    return false;
                default:
                    Say(AgentTexts.NotUnderstood.In(language));
                    break;
            }
        }
    }
}

using DigiRenew.Contracts;

namespace DigiRenew.Agent.Dialogue;

/// <summary>The person in front of the program, or the script that stands for one.</summary>
public interface IDialogue
{
    /// <summary>The language in which everything is said.</summary>
    Language Language { get; }

    /// <summary>Whether a person can be asked.</summary>
    bool CanAsk { get; }

    /// <summary>Says one line.</summary>
    void Say(string sentence);

    /// <summary>Says one line about a file that the person may want to open.</summary>
    void Show(string sentence, string file) => Say(sentence);

    /// <summary>Shows that something is being done, if it takes longer than a second; ends when disposed.</summary>
    IDisposable Working(string sentence);

    /// <summary>Asks a question of yes or no. Where nobody can be asked: yes only if everything was agreed to beforehand (--yes).</summary>
    Task<bool> ConfirmAsync(string question, bool suggested, CancellationToken cancellationToken);

    /// <summary>Asks a question whose yes can't be taken back: nothing agreed to beforehand answers it, and where nobody can be asked the answer is no.</summary>
    Task<bool> ConfirmGravelyAsync(string question, CancellationToken cancellationToken) =>
        CanAsk ? ConfirmAsync(question, false, cancellationToken) : Task.FromResult(false);

    /// <summary>Asks what only the person knows: nothing agreed to beforehand answers it; null where nobody can be asked.</summary>
    async Task<bool?> AskWhetherAsync(string question, bool suggested, CancellationToken cancellationToken) =>
        CanAsk ? await ConfirmAsync(question, suggested, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Asks for one line; null where nobody can be asked.</summary>
    Task<string?> AskAsync(string question, CancellationToken cancellationToken);

    /// <summary>Asks for the validation code: a person, or the next line of standard input; null at its end or where the person gives up, empty where they want another code.</summary>
    Task<string?> AskCodeAsync(string question, CancellationToken cancellationToken);
}

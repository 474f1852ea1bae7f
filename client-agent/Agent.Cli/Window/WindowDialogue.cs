using DigiRenew.Agent.Dialogue;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>The person in front of the page: what a use case says gathers on the screen, what it asks becomes one.</summary>
internal sealed class WindowDialogue(WindowDesk desk, Language language) : IDialogue
{
    private const int Remembered = 6;

    private readonly Lock _lock = new();
    private readonly List<WindowLine> _said = [];
    private string? _doing;

    public Language Language { get; set; } = language;

    public bool CanAsk => true;

    /// <summary>Where in the journey, in words.</summary>
    public string? Step { get; set; }

    /// <summary>The helpdesk, once the service has named it.</summary>
    public string? Help { get; set; }

    public void Say(string sentence) => Add(new(sentence));

    public void Show(string sentence, string file) =>
        Add(new(sentence.Replace(file, Path.GetFileName(file), StringComparison.Ordinal), Offer(file)));

    public IDisposable Working(string sentence)
    {
        Set(sentence);
        return new Ended(this);
    }

    public async Task<bool> ConfirmAsync(string question, bool suggested, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(
            new()
            {
                Name = "confirm",
                Title = question,
                Buttons = [new("yes", In(AgentTexts.WindowYes), suggested), new("no", In(AgentTexts.WindowNo))],
            },
            cancellationToken).ConfigureAwait(false);
        return answer.Button == "yes";
    }

    public async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(
            new()
            {
                Name = "ask",
                Title = In(AgentTexts.WindowConfirm),
                Fields = [new("answer", "text", question.TrimEnd(' ', ':'))],
                Buttons = [new("continue", In(AgentTexts.WindowContinue), Main: true)],
            },
            cancellationToken).ConfigureAwait(false);
        return answer["answer"];
    }

    public async Task<string?> AskCodeAsync(string question, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(
            new()
            {
                Name = "code",
                Title = In(AgentTexts.WindowCode),
                Fields = [new("code", "code", In(AgentTexts.WindowCodeField)) { Hint = In(AgentTexts.WindowCodeHint) }],
                Buttons =
                [
                    new("continue", In(AgentTexts.WindowContinue), Main: true),
                    new("another", In(AgentTexts.WindowAnotherCode)),
                    new("back", In(AgentTexts.WindowGiveUp)),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        return answer.Button switch
        {
            "continue" when answer["code"].Length > 0 => answer["code"],
            "continue" => "-", // Nothing was entered: said to be no code, while empty asks for another.
            "another" => string.Empty,
            _ => null,
        };
    }

    /// <summary>Shows a screen with what was said before it, and waits for its answer.</summary>
    public async Task<WindowAnswer> AnswerAsync(WindowScreen screen, CancellationToken cancellationToken)
    {
        var answer = await desk.AskAsync(Complete(screen), cancellationToken).ConfigureAwait(false);
        Forget();
        return answer;
    }

    /// <summary>The same for the PIN.</summary>
    public async Task<int> AskPinAsync(WindowScreen screen, Memory<byte> into, CancellationToken cancellationToken)
    {
        var length = await desk.AskPinAsync(Complete(screen), into, cancellationToken).ConfigureAwait(false);
        Forget();
        return length;
    }

    /// <summary>Forgets what was said, and shows that something is being done.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _said.Clear();
            _doing = null;
            Refresh();
        }
    }

    /// <summary>A file, as the page links to it.</summary>
    public WindowFile Offer(string file) =>
        new(desk.Offer(file), Path.GetFileName(file), In(AgentTexts.WindowOpenFile), In(AgentTexts.WindowDownload));

    public string In(Text text, params ReadOnlySpan<(string Name, string Value)> values) => text.In(Language, values);

    /// <summary>A screen with everything that all have.</summary>
    public WindowScreen Complete(WindowScreen screen)
    {
        lock (_lock)
        {
            return screen with { Language = Language.ToTag(), Step = Step, Said = [.. _said], Help = Help, Lost = In(AgentTexts.WindowLost), Failed = In(AgentTexts.WindowFailed) };
        }
    }

    private void Add(WindowLine line)
    {
        lock (_lock)
        {
            _said.Add(line);
            if (_said.Count > Remembered)
            {
                _said.RemoveAt(0);
            }

            Refresh();
        }
    }

    private void Set(string? doing)
    {
        lock (_lock)
        {
            _doing = doing;
            Refresh();
        }
    }

    private void Refresh() => desk.Show(Complete(new()
    {
        Name = "working",
        Title = In(AgentTexts.WindowWorking),
        Text = [In(AgentTexts.WindowWorkingText)],
        Doing = _doing ?? In(AgentTexts.WindowWorking),
    }));

    private sealed class Ended(WindowDialogue owner) : IDisposable
    {
        public void Dispose() => owner.Set(null);
    }
}

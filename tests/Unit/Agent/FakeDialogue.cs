using DigiRenew.Agent.Dialogue;
using DigiRenew.Contracts;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>A person who answers as told.</summary>
internal sealed class FakeDialogue : IDialogue
{
    public Language Language { get; set; } = Language.Ro;

    public bool CanAsk { get; set; }

    public bool Yes { get; set; } = true;

    public List<string> Said { get; } = [];

    public List<string> Asked { get; } = [];

    /// <summary>Answers a question of yes or no in place of <see cref="Yes"/>; null where that stands.</summary>
    public Func<string, bool?> Decides { get; set; } = _ => null;

    public Queue<string> Codes { get; } = new([FakeService.Code]);

    /// <summary>What the person does when they are told something.</summary>
    public Action<string> Does { get; set; } = _ => { };

    public void Say(string sentence)
    {
        Said.Add(sentence);
        Does(sentence);
    }

    /// <summary>What was shown to be done.</summary>
    public List<string> Doing { get; } = [];

    public IDisposable Working(string sentence)
    {
        Doing.Add(sentence);
        return new MemoryStream();
    }

    public Task<bool> ConfirmAsync(string question, bool suggested, CancellationToken cancellationToken)
    {
        Asked.Add(question);
        return Task.FromResult(Decides(question) ?? Yes);
    }

    public Task<string?> AskAsync(string question, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<string?> AskCodeAsync(string question, CancellationToken cancellationToken) => Task.FromResult(Codes.TryDequeue(out var code) ? code : null);
}

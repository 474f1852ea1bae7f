using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Dialogue;
using DigiRenew.Agent.Pins;
using DigiRenew.Agent.Service;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent;

/// <summary>What every command needs: the service, the tokens, the person, and the program's folder.</summary>
public sealed class AgentContext(
    ServiceClient service, ITokenModules modules, IDialogue dialogue, IPinEntry pinEntry, AgentHome home, AgentSettings settings) : IDisposable
{
    public ServiceClient Service { get; } = service;

    public IDialogue Dialogue { get; } = dialogue;

    public AgentHome Home { get; } = home;

    /// <summary>What the holder chose; a choice of token and certificate may come later than the program's start.</summary>
    public AgentSettings Settings
    {
        get => Tokens.Settings;
        set => Tokens.Settings = value;
    }

    public TokenFinder Tokens { get; } = new(modules, dialogue, settings);

    public PinBudget PinBudget { get; } = new(dialogue, pinEntry, settings.LastTryAllowed);

    public TimeProvider Clock => Service.Clock;

    /// <summary>The helpdesk: as the service names it, else as it did the last time it was asked.</summary>
    public ContactsView? Contacts => Service.Contacts ?? Home.ReadContacts();

    public Language Language => Dialogue.Language;

    /// <summary>Says a sentence in the holder's language.</summary>
    public void Say(Text text, params ReadOnlySpan<(string Name, string Value)> values) => Dialogue.Say(text.In(Language, values));

    /// <summary>Says a sentence about a file that the holder may want to open; the path stands in it as <c>{file}</c>.</summary>
    public void Show(Text text, string file, params ReadOnlySpan<(string Name, string Value)> values) =>
        Dialogue.Show(text.In(Language, [.. values, ("file", file)]), file);

    /// <summary>Shows that something is being done.</summary>
    public IDisposable Working(Text text, params ReadOnlySpan<(string Name, string Value)> values) => Dialogue.Working(text.In(Language, values));

    public void Dispose()
    {
        Home.Remember(Service.Contacts);
        PinBudget.Dispose();
        Tokens.Dispose();
        Service.Dispose();
    }
}

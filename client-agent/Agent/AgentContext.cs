using System.Globalization;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Dialogue;
using DigiRenew.Agent.Pins;
using DigiRenew.Agent.Service;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent;

/// <summary>What every command needs: the service, the tokens, the person, and the program's folder.</summary>
public sealed class AgentContext : IDisposable
{
    public AgentContext(
        ServiceClient service, ITokenModules modules, IDialogue dialogue, IPinEntry pinEntry, AgentHome home, AgentSettings settings)
    {
        (Service, Dialogue, Home) = (service, dialogue, home);
        Tokens = new(modules, dialogue, settings);
        PinBudget = new(dialogue, pinEntry, home, settings.LastTryAllowed, service.Clock);
        SignaturePin = new(dialogue, pinEntry, home, PinBudget, settings.LastTryAllowed);
        service.Waiting = wait => Working(AgentTexts.ServiceBusy, ("seconds", Math.Ceiling(wait.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture)));
    }

    public ServiceClient Service { get; }

    public IDialogue Dialogue { get; }

    public AgentHome Home { get; }

    /// <summary>What the holder chose; a choice of token and certificate may come later than the program's start.</summary>
    public AgentSettings Settings
    {
        get => Tokens.Settings;
        set => Tokens.Settings = value;
    }

    public TokenFinder Tokens { get; }

    public PinBudget PinBudget { get; }

    /// <summary>The PIN of keys that have one of their own.</summary>
    public SignaturePin SignaturePin { get; }

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

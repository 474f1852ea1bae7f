using DigiRenew.Agent.Dialogue;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Pins;

/// <summary>
/// Says before asking what the PIN is for, how often it will be asked, and how many tries are left; one login for a whole
/// command; never spends the last try unasked.
/// </summary>
public sealed class PinBudget(IDialogue dialogue, IPinEntry entry, bool lastTryAllowed) : IDisposable
{
    private Pin? _kept;
    private string? _token;

    /// <summary>Whether a PIN that a token accepted serves the later commands of this run too (the window, where one run walks several steps).</summary>
    public bool Keep { get; set; }

    /// <summary>Wipes a kept PIN.</summary>
    public void Forget()
    {
        _kept?.Wipe();
        (_kept, _token) = (null, null);
    }

    public void Dispose() => Forget();

    /// <summary>Logs in to a token for a purpose.</summary>
    /// <returns>The PIN, for keys that ask for it at each signature; the caller disposes it at the end of the command.</returns>
    /// <exception cref="AgentException"><c>pin-incorrect</c>, <c>pin-locked</c>, <c>pin-last-try</c>, <c>pin-missing</c>.</exception>
    public async Task<Pin> LogInAsync(ITokenSession token, string purpose, CancellationToken cancellationToken)
    {
        if (WithKept(token, purpose) is { } kept)
        {
            return kept;
        }

        var pin = new Pin();
        try
        {
            if (token.Token.LoginRequired)
            {
                var plan = token.Token.PinPad ? AgentTexts.PinPlanPad : AgentTexts.PinPlan;
                Say(plan, ("token", token.Token.Label), ("purpose", purpose));
                if (token.PinTries is PinTries.Low)
                {
                    Say(AgentTexts.TriesLow);
                }

                while (!await TryAsync(token, pin, cancellationToken).ConfigureAwait(false))
                {
                    // Said what was wrong and how many tries are left; asks again.
                }

                if (Keep && !token.Token.PinPad)
                {
                    Forget();
                    pin.Kept = true;
                    (_kept, _token) = (pin, token.Token.Serial);
                }
            }

            return pin;
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    /// <summary>Names the keys that ask for the PIN at each signature.</summary>
    public void Announce(ITokenSession token, TokenKey key, int signatures)
    {
        if (key.AlwaysAuthenticate)
        {
            Say(
                token.Token.PinPad ? AgentTexts.PinAlwaysPad : AgentTexts.PinAlways,
                ("key", key.Label),
                ("count", signatures.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Logs in by the kept PIN: to the token that accepted it, and only while no try is at stake.</summary>
    private Pin? WithKept(ITokenSession token, string purpose)
    {
        if (_kept is null || _token != token.Token.Serial || token.PinTries is not PinTries.NotLow)
        {
            return null;
        }

        try
        {
            token.Login(_kept.Octets);
            Say(AgentTexts.PinKept, ("token", token.Token.Label), ("purpose", purpose));
            return _kept;
        }
        catch (TokenException wrong) when (wrong.Failure == TokenFailure.PinIncorrect)
        {
            Forget(); // It was changed meanwhile: ask, with what is left.
            return null;
        }
    }

    private async Task<bool> TryAsync(ITokenSession token, Pin pin, CancellationToken cancellationToken)
    {
        await AllowAsync(token.PinTries, cancellationToken).ConfigureAwait(false);
        if (!token.Token.PinPad)
        {
            await pin.FillAsync(entry, AgentTexts.PinPrompt.In(dialogue.Language), cancellationToken).ConfigureAwait(false);
        }

        try
        {
            token.Login(pin.Octets);
            return true;
        }
        catch (TokenException wrong) when (wrong.Failure == TokenFailure.PinIncorrect)
        {
            var tries = Tries(token.PinTries, dialogue.Language);
            if (token.PinTries is PinTries.Blocked || !entry.CanAskAgain)
            {
                throw new AgentException(AgentFaults.PinIncorrect, ("tries", tries));
            }

            Say(AgentTexts.PinWrong, ("tries", tries));
            return false;
        }
    }

    private async Task AllowAsync(PinTries tries, CancellationToken cancellationToken)
    {
        switch (tries)
        {
            case PinTries.Blocked:
                throw new AgentException(AgentFaults.PinLocked);
            case PinTries.LastTry when !lastTryAllowed:
                Say(AgentTexts.TriesLast);
                if (!await dialogue.ConfirmGravelyAsync(AgentTexts.LastTryConfirm.In(dialogue.Language), cancellationToken).ConfigureAwait(false))
                {
                    throw new AgentException(AgentFaults.PinLastTry);
                }

                break;
        }
    }

    private void Say(Text text, params ReadOnlySpan<(string Name, string Value)> values) => dialogue.Say(text.In(dialogue.Language, values));

    /// <summary>How many tries are left, in words.</summary>
    public static string Tries(PinTries tries, Language language) => (tries switch
    {
        PinTries.Low => AgentTexts.TriesLow,
        PinTries.LastTry => AgentTexts.TriesLast,
        PinTries.Blocked => AgentTexts.TriesBlocked,
        _ => AgentTexts.TriesNotLow,
    }).In(language);
}

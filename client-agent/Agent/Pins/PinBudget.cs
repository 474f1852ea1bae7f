using System.Globalization;
using DigiRenew.Agent.Dialogue;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Pins;

/// <summary>
/// Says before asking what the PIN is for, how often it will be asked, and how many tries are left; one login for a whole
/// command; never spends the last try unasked.
/// </summary>
/// <remarks>
/// Many tokens raise no flag after a wrong PIN, since the card behind them does not tell its tries: wrong ones are counted
/// here too, over all runs, and after two of them a third is asked for as gravely as the last.
/// </remarks>
public sealed class PinBudget(IDialogue dialogue, IPinEntry entry, AgentHome home, bool lastTryAllowed, TimeProvider clock) : IDisposable
{
    private readonly KeptPins _kept = new(clock);
    private readonly WrongPins _wrong = new(home);

    /// <summary>Whether a PIN that a token accepted serves the later commands of this run too (the window, where one run walks several steps); not longer than <see cref="KeptPins.Rest"/> after the last of them.</summary>
    public bool Keep { get; set; }

    /// <summary>Wipes the PINs that were kept.</summary>
    public void Forget() => _kept.Forget();

    public void Dispose() => _kept.Dispose();

    /// <summary>Logs in to a token for a purpose.</summary>
    /// <returns>The PIN, for keys that ask for it at each signature; the caller disposes it at the end of the command.</returns>
    /// <exception cref="AgentException"><c>pin-incorrect</c>, <c>pin-locked</c>, <c>pin-last-try</c>, <c>pin-maybe-last-try</c>, <c>pin-missing</c>.</exception>
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
                if (token.PinTries is PinTries.NotLow or PinTries.Low)
                {
                    dialogue.Say(Standing(token)); // The last try has a question of its own.
                }

                while (!await TryAsync(token, pin, cancellationToken).ConfigureAwait(false))
                {
                    // Said what was wrong and how many tries are left; asks again.
                }

                KeepFor(token, pin);
            }

            return pin;
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    /// <summary>Logs in to a token that came back, by the PIN of this command; says what a PIN pad will ask for.</summary>
    public void LogInAgain(ITokenSession token, Pin pin)
    {
        if (token.Token.PinPad)
        {
            Say(AgentTexts.PinPadAgain, ("token", token.Token.Label));
        }

        try
        {
            token.Login(pin.Octets);
            _wrong.Clear(WrongPins.OfToken(token.Token));
        }
        catch (TokenException wrong) when (wrong.Failure == TokenFailure.PinIncorrect)
        {
            CountWrong(token);
            throw new AgentException(AgentFaults.PinIncorrect, ("tries", Standing(token)));
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
                ("count", signatures.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Logs in by the kept PIN: to the token that accepted it, and only while no try is at stake.</summary>
    private Pin? WithKept(ITokenSession token, string purpose)
    {
        if (token.PinTries is not PinTries.NotLow || Wrong(token.Token) > 0 || _kept.Take(KeptPins.OfToken(token.Token)) is not { } kept)
        {
            return null;
        }

        try
        {
            token.Login(kept.Octets);
            Say(AgentTexts.PinKept, ("token", token.Token.Label), ("purpose", purpose));
            return kept;
        }
        catch (TokenException wrong) when (wrong.Failure == TokenFailure.PinIncorrect)
        {
            CountWrong(token);
            Forget(); // It was changed meanwhile: ask, with what is left.
            return null;
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a PIN that a token accepted, where this run keeps PINs; another token's is wiped.</summary>
    private void KeepFor(ITokenSession token, Pin pin)
    {
        if (Keep && !token.Token.PinPad)
        {
            Forget();
            _kept.Put(KeptPins.OfToken(token.Token), pin);
        }
    }

    /// <summary>The signature PIN that a key accepted earlier in this run, or null.</summary>
    internal Pin? TakeSignaturePin(TokenInfo token) => _kept.Take(KeptPins.OfKeys(token));

    /// <summary>Wipes the signature PIN that a key takes no more.</summary>
    internal void ForgetSignaturePin(TokenInfo token) => _kept.Forget(KeptPins.OfKeys(token));

    /// <summary>Keeps a signature PIN beside the token's own, where this run keeps PINs.</summary>
    internal void KeepSignaturePin(TokenInfo token, Pin pin)
    {
        if (Keep)
        {
            _kept.Put(KeptPins.OfKeys(token), pin);
        }
    }

    private async Task<bool> TryAsync(ITokenSession token, Pin pin, CancellationToken cancellationToken)
    {
        await AllowAsync(token, cancellationToken).ConfigureAwait(false);
        if (!token.Token.PinPad)
        {
            await pin.FillAsync(entry, AgentTexts.PinPrompt.In(dialogue.Language), cancellationToken).ConfigureAwait(false);
        }

        try
        {
            token.Login(pin.Octets);
            _wrong.Clear(WrongPins.OfToken(token.Token));
            return true;
        }
        catch (TokenException wrong) when (wrong.Failure == TokenFailure.PinIncorrect)
        {
            CountWrong(token);
            var tries = Standing(token);
            if (token.PinTries is PinTries.Blocked || !entry.CanAskAgain)
            {
                throw new AgentException(AgentFaults.PinIncorrect, ("tries", tries));
            }

            Say(AgentTexts.PinWrong, ("tries", tries));
            return false;
        }
    }

    private async Task AllowAsync(ITokenSession token, CancellationToken cancellationToken)
    {
        switch (token.PinTries)
        {
            case PinTries.Blocked:
                throw new AgentException(AgentFaults.PinLocked);
            case PinTries.LastTry when !lastTryAllowed:
                Say(AgentTexts.TriesLast);
                await AgreeAsync(AgentTexts.LastTryConfirm, AgentFaults.PinLastTry, cancellationToken).ConfigureAwait(false);
                break;
            case PinTries.NotLow when !lastTryAllowed && Wrong(token.Token) >= WrongPins.Unasked:
                await AgreeAsync(AgentTexts.MaybeLastTryConfirm, AgentFaults.PinMaybeLastTry, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task AgreeAsync(Text question, AgentFault otherwise, CancellationToken cancellationToken)
    {
        if (!await dialogue.ConfirmGravelyAsync(question.In(dialogue.Language), cancellationToken).ConfigureAwait(false))
        {
            throw new AgentException(otherwise);
        }
    }

    /// <summary>Counts a wrong PIN of a token that raises no flag of it; one that does tells by itself how its tries stand.</summary>
    private void CountWrong(ITokenSession token)
    {
        if (token.PinTries is PinTries.NotLow)
        {
            _wrong.Add(WrongPins.OfToken(token.Token));
        }
        else
        {
            _wrong.Clear(WrongPins.OfToken(token.Token));
        }
    }

    /// <summary>Wrong PINs in a row, in whatever runs.</summary>
    public int Wrong(TokenInfo token) => _wrong.Count(WrongPins.OfToken(token)).GetValueOrDefault();

    /// <summary>How the tries stand, in words: by the token's flags, and by the wrong ones that were counted where it raises none.</summary>
    public string Standing(TokenInfo token, PinTries tries) => tries is PinTries.NotLow && Wrong(token) is > 0 and var wrong
        ? AgentTexts.TriesUnknown.In(dialogue.Language, ("wrong", wrong.ToString(CultureInfo.InvariantCulture)))
        : Tries(tries, dialogue.Language);

    private string Standing(ITokenSession token) => Standing(token.Token, token.PinTries);

    private void Say(Text text, params ReadOnlySpan<(string Name, string Value)> values) => dialogue.Say(text.In(dialogue.Language, values));

    /// <summary>How many tries are left, in words, as far as the token's flags tell.</summary>
    private static string Tries(PinTries tries, Language language) => (tries switch
    {
        PinTries.Low => AgentTexts.TriesLow,
        PinTries.LastTry => AgentTexts.TriesLast,
        PinTries.Blocked => AgentTexts.TriesBlocked,
        _ => AgentTexts.TriesNotLow,
    }).In(language);
}

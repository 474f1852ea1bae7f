using DigiRenew.Agent.Dialogue;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Pins;

/// <summary>
/// The PIN of keys that have one of their own (SPEC §1, III.3: named apart from the token's). No flag of PKCS #11 tells of it
/// beforehand, nor how many tries it has left: the token's PIN is put to such a key once, its refusal is remembered for all
/// later runs, and so is how often a wrong one was entered.
/// </summary>
public sealed class SignaturePin(IDialogue dialogue, IPinEntry entry, AgentHome home, PinBudget budget, bool lastTryAllowed)
{
    private readonly WrongPins _wrong = new(home);

    /// <summary>Whether a token's keys are known to have a PIN of their own.</summary>
    public bool IsKnown(TokenInfo token) => Wrong(token) is not null;

    /// <summary>Signs by the token's PIN, or once that was refused by the key's own.</summary>
    /// <param name="token">The token.</param>
    /// <param name="key">A key with CKA_ALWAYS_AUTHENTICATE.</param>
    /// <param name="pins">The token's PIN, and the key's own once it was entered.</param>
    /// <param name="sign">Signs by a PIN.</param>
    /// <param name="cancellationToken">Ends the wait for a PIN.</param>
    /// <exception cref="AgentException"><c>signature-pin-incorrect</c>, <c>signature-pin-needed</c>, <c>pin-missing</c>.</exception>
    internal async Task<byte[]> SignAsync(
        TokenInfo token, TokenKey key, HolderPins pins, Func<ReadOnlyMemory<byte>, ValueTask<byte[]>> sign, CancellationToken cancellationToken)
    {
        if (token.PinPad)
        {
            return await sign(default).ConfigureAwait(false);
        }

        if (!IsKnown(token))
        {
            try
            {
                return await sign(pins.Token.Memory).ConfigureAwait(false);
            }
            catch (TokenException refused) when (refused.Failure == TokenFailure.PinIncorrect)
            {
                _wrong.Add(WrongPins.OfKeys(token));
                if (!entry.CanAskAgain)
                {
                    throw new AgentException(AgentFaults.SignaturePinNeeded, ("key", key.Label)); // The next line of a script may be the code.
                }
            }
        }

        return await WithKnownAsync(token, key, pins, sign).ConfigureAwait(false) ?? await AskAsync(token, key, pins, sign, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs by the PIN of this command or of an earlier one of this run; null where none is known, or the key takes it no more.</summary>
    private async Task<byte[]?> WithKnownAsync(
        TokenInfo token, TokenKey key, HolderPins pins, Func<ReadOnlyMemory<byte>, ValueTask<byte[]>> sign)
    {
        pins.Signature ??= Wrong(token) is 0 ? budget.TakeSignaturePin(token) : null;
        if (pins.Signature is not { } known)
        {
            return null;
        }

        try
        {
            return await sign(known.Memory).ConfigureAwait(false);
        }
        catch (TokenException changed) when (changed.Failure == TokenFailure.PinIncorrect)
        {
            // It was changed meanwhile: never put again, and the try is counted.
            pins.Signature = null;
            budget.ForgetSignaturePin(token);
            known.Dispose();
            Refused(token, key);
            return null;
        }
    }

    private async Task<byte[]> AskAsync(
        TokenInfo token, TokenKey key, HolderPins pins, Func<ReadOnlyMemory<byte>, ValueTask<byte[]>> sign, CancellationToken cancellationToken)
    {
        var pin = new Pin();
        try
        {
            Say(AgentTexts.PinSignature, ("token", token.Label), ("key", key.Label));
            while (true)
            {
                await AllowAsync(token, key, cancellationToken).ConfigureAwait(false);
                await pin.FillAsync(entry, AgentTexts.PinSignaturePrompt.In(dialogue.Language), cancellationToken).ConfigureAwait(false);
                try
                {
                    var signature = await sign(pin.Memory).ConfigureAwait(false);
                    _wrong.Clear(WrongPins.OfKeys(token));
                    budget.KeepSignaturePin(token, pin);
                    pins.Signature = pin;
                    return signature;
                }
                catch (TokenException wrong) when (wrong.Failure == TokenFailure.PinIncorrect)
                {
                    Refused(token, key);
                }
            }
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    /// <summary>Counts a wrong one and says so.</summary>
    /// <exception cref="AgentException"><c>signature-pin-incorrect</c>: nobody is there to correct it.</exception>
    private void Refused(TokenInfo token, TokenKey key)
    {
        _wrong.Add(WrongPins.OfKeys(token));
        if (!entry.CanAskAgain)
        {
            throw new AgentException(AgentFaults.SignaturePinIncorrect, ("key", key.Label));
        }

        Say(AgentTexts.PinSignatureWrong);
    }

    private async Task AllowAsync(TokenInfo token, TokenKey key, CancellationToken cancellationToken)
    {
        if (Wrong(token) >= WrongPins.Unasked
            && !lastTryAllowed
            && !await dialogue.ConfirmGravelyAsync(AgentTexts.SignatureTryConfirm.In(dialogue.Language), cancellationToken).ConfigureAwait(false))
        {
            throw new AgentException(AgentFaults.SignaturePinLastTry, ("key", key.Label));
        }
    }

    /// <summary>Wrong signature PINs since the last right one; null where the keys are not known to have one.</summary>
    private int? Wrong(TokenInfo token) => _wrong.Count(WrongPins.OfKeys(token));

    private void Say(Text text, params ReadOnlySpan<(string Name, string Value)> values) => dialogue.Say(text.In(dialogue.Language, values));
}

using System.Runtime.InteropServices;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tokens;

namespace DigiRenew.Agent;

/// <summary>The one place that turns what was thrown into what the holder is told.</summary>
public static class AgentProblems
{
    /// <summary>Explains an exception in a language. A failed token function is never shown as a wrong PIN.</summary>
    public static AgentProblem Explain(Exception thrown, Language language) => thrown switch
    {
        AgentException known => known.In(language),
        TokenException token => Explain(token).In(language),
        OperationCanceledException => new AgentException(AgentFaults.Interrupted).In(language),
        FileNotFoundException file => new AgentException(AgentFaults.FileUnreadable, ("file", file.FileName ?? "?"), ("what", file.Message)).In(language),
        IOException or UnauthorizedAccessException => new AgentException(AgentFaults.FileUnreadable, ("file", "?"), ("what", thrown.Message)).In(language),
        _ => new AgentException(AgentFaults.Unexpected, ("what", $"{thrown.GetType().Name}: {thrown.Message}")).In(language),
    };

    private static AgentException Explain(TokenException thrown) => thrown.Failure switch
    {
        TokenFailure.PinIncorrect => new(AgentFaults.PinIncorrect, ("tries", string.Empty)),
        TokenFailure.PinLocked => new(AgentFaults.PinLocked),
        TokenFailure.PinExpired => new(AgentFaults.PinExpired),
        TokenFailure.PinLength => new(AgentFaults.PinLength),
        TokenFailure.PinNotInitialised => new(AgentFaults.PinNotSet),
        TokenFailure.TokenNotPresent or TokenFailure.DeviceRemoved or TokenFailure.TokenNotRecognised => new(AgentFaults.TokenMissing),
        TokenFailure.DeviceMemory => new(AgentFaults.TokenFull),
        TokenFailure.WriteProtected => new(AgentFaults.TokenReadOnly),
        TokenFailure.MechanismMissing => new(AgentFaults.MechanismMissing, ("algorithm", thrown.Operation)),
        TokenFailure.ModuleNotFound => new(AgentFaults.ModuleMissing),
        TokenFailure.ModuleWrongArchitecture => new(
            AgentFaults.ModuleArchitecture,
            ("what", thrown.Message),
            ("architecture", RuntimeInformation.ProcessArchitecture.ToString())),
        TokenFailure.ModuleInvalid => new(AgentFaults.ModuleInvalid, ("what", thrown.Message)),
        TokenFailure.Cancelled => new(AgentFaults.Interrupted),
        _ => new(AgentFaults.TokenFailed, ("what", thrown.Message)),
    };
}

using System.Globalization;
using System.Runtime.InteropServices;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.Service;
using DigiRenew.Agent.Sessions;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Checking;

/// <summary>Looks whether this computer and this token can renew (SPEC §1, I.1-2). No PIN, no administrator rights, nothing changed.</summary>
public sealed class CheckComputer(AgentContext context)
{
    /// <summary>Octets that a new key pair with its certificate takes, at most.</summary>
    private const ulong RoomNeeded = 8000;

    private readonly List<CheckLine> _lines = [];

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        _lines.Clear();
        context.Service.AskAgain();
        context.Tokens.LookAgain();
        Ok("system", AgentTexts.CheckSystem, ("system", RuntimeInformation.OSDescription), ("architecture", RuntimeInformation.ProcessArchitecture.ToString()));
        var policy = await ServiceAsync(cancellationToken).ConfigureAwait(false);
        Proxy();
        if (await ModulesAsync(cancellationToken).ConfigureAwait(false))
        {
            await TokensAsync(policy, cancellationToken).ConfigureAwait(false);
        }

        return [.. _lines];
    }

    private async Task<PolicyView?> ServiceAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var working = context.Working(AgentTexts.AskingService);
            var policy = await context.Service.PolicyAsync(cancellationToken).ConfigureAwait(false);
            if (HolderDoor.TooOld(policy) is { } tooOld)
            {
                var problem = tooOld.In(context.Language);
                _lines.Add(new("agent", CheckLevel.Problem, $"{problem.Title}. {problem.Why}", problem.Next));
            }
            else
            {
                Ok("agent", AgentTexts.CheckAgent, ("version", ServiceClient.Version.ToString()));
            }

            Ok("service", AgentTexts.CheckService, ("provider", policy.Provider), ("address", context.Service.Address.Origin));
            var difference = context.Service.ClockDifference.Duration();
            var seconds = ("seconds", difference.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture));
            if (difference <= HolderDoor.ClockTolerance)
            {
                Ok("clock", AgentTexts.CheckClock, seconds);
            }
            else
            {
                Add("clock", CheckLevel.Problem, AgentTexts.CheckClock, AgentTexts.CheckClockNext, seconds);
            }

            return policy;
        }
        catch (AgentException unreachable)
        {
            Ok("agent", AgentTexts.CheckAgent, ("version", ServiceClient.Version.ToString()));
            var problem = unreachable.In(context.Language);
            _lines.Add(new("service", CheckLevel.Problem, AgentTexts.CheckServiceNone.In(context.Language, ("what", $"{problem.Title}. {problem.Why}")), problem.Next));
            return null;
        }
    }

    private void Proxy()
    {
        if (context.Service.Proxy is { } proxy)
        {
            Add("proxy", CheckLevel.Warning, AgentTexts.CheckProxyUsed, AgentTexts.CheckProxyNext, ("proxy", proxy.GetLeftPart(UriPartial.Authority)));
        }
        else
        {
            Ok("proxy", AgentTexts.CheckProxy);
        }
    }

    private async Task<bool> ModulesAsync(CancellationToken cancellationToken)
    {
        var modules = await context.Tokens.ModulesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var module in modules)
        {
            Ok("module", AgentTexts.CheckModule, ("description", module.Info.Description), ("version", module.Info.Version), ("path", module.Info.Path));
        }

        foreach (var failure in context.Tokens.Failures)
        {
            var problem = AgentProblems.Explain(failure, context.Language);
            _lines.Add(new("module", modules.Count > 0 ? CheckLevel.Warning : CheckLevel.Problem, $"{problem.Title}. {problem.Why}", problem.Next));
        }

        if (modules.Count == 0 && context.Tokens.Failures.Count == 0)
        {
            Add("module", CheckLevel.Problem, AgentTexts.CheckModuleNone, AgentTexts.CheckModuleNext, ("what", string.Empty));
        }

        return modules.Count > 0;
    }

    private async Task TokensAsync(PolicyView? policy, CancellationToken cancellationToken)
    {
        var all = await context.Tokens.ListAsync(cancellationToken).ConfigureAwait(false);
        var tokens = all.Where(found => context.Settings.TokenSerial is not { } serial || found.Token.Serial == serial).ToArray();
        if (tokens.Length == 0)
        {
            Add("token", CheckLevel.Problem, AgentTexts.CheckTokenNone, AgentTexts.CheckTokenNext);
        }

        var begun = _lines.Count;
        var good = tokens.Count(found => Passes(found, policy));
        for (var i = begun; good > 0 && i < _lines.Count; i++)
        {
            // One token can renew; what is wrong with another, which may be a card for something else, stops nobody.
            _lines[i] = _lines[i].Level == CheckLevel.Problem ? _lines[i] with { Level = CheckLevel.Warning } : _lines[i];
        }
    }

    /// <summary>Looks at one token.</summary>
    /// <returns>Whether nothing about it stops a renewal.</returns>
    private bool Passes(FoundToken found, PolicyView? policy)
    {
        var begun = _lines.Count;
        try
        {
            Check(found, policy);
        }
        catch (TokenException failure)
        {
            var problem = AgentProblems.Explain(failure, context.Language);
            _lines.Add(new("token", CheckLevel.Problem, $"{found.Token.Label}: {problem.Why}", problem.Next));
        }

        return _lines.Skip(begun).All(line => line.Level != CheckLevel.Problem);
    }

    private void Check(FoundToken found, PolicyView? policy)
    {
        var token = found.Token;
        Ok("token", AgentTexts.CheckToken, ("label", token.Label), ("model", token.Model), ("serial", token.Serial));
        var level = token.Tries switch
        {
            PinTries.Blocked => CheckLevel.Problem,
            PinTries.Low or PinTries.LastTry => CheckLevel.Warning,
            _ when context.PinBudget.Wrong(token) > 0 => CheckLevel.Warning,
            _ => CheckLevel.Ok,
        };
        Add("pin", level, AgentTexts.CheckPin, level == CheckLevel.Ok ? null : AgentTexts.CheckPinNext, ("tries", context.PinBudget.Standing(token, token.Tries)));
        Room(token);
        using var session = found.Module.Open(token);
        if (policy is not null)
        {
            var accepted = NewKey.Accepted(policy.KeyAlgorithms, session);
            if (accepted.Count > 0)
            {
                Ok("mechanisms", AgentTexts.CheckMechanisms, ("algorithms", string.Join(", ", accepted.Select(one => one.ToWire()))));
            }
            else
            {
                Add("mechanisms", CheckLevel.Problem, AgentTexts.CheckMechanismsNone, AgentTexts.CheckMechanismsNext);
            }

            Chains(session, policy);
        }
    }

    private void Room(TokenInfo token)
    {
        if (token.WriteProtected)
        {
            var problem = new AgentException(AgentFaults.TokenReadOnly).In(context.Language);
            _lines.Add(new("room", CheckLevel.Problem, problem.Title, problem.Next));
        }
        else if ((token.FreePrivateMemory ?? token.FreePublicMemory) is { } room)
        {
            Add(
                "room",
                room >= RoomNeeded ? CheckLevel.Ok : CheckLevel.Warning,
                AgentTexts.CheckRoom,
                room >= RoomNeeded ? null : AgentTexts.CheckRoomNext,
                ("octets", room.ToString(CultureInfo.InvariantCulture)));
        }
        else
        {
            Ok("room", AgentTexts.CheckRoomUnknown);
        }
    }

    private void Chains(ITokenSession session, PolicyView policy)
    {
        var any = false;
        foreach (var one in CertificateOnToken.List(session).Where(one => CertificateJudge.IsForSignatures(one.Facts)))
        {
            any = true;
            var (path, check) = PolicyCertificates.PathOf(one.Facts, policy, context.Clock.GetUtcNow());
            if (path is not null && check.Passed)
            {
                Ok("chain", AgentTexts.CheckChain, ("serial", one.Facts.Serial), ("root", path.Certificates[^1].SubjectName.CommonName ?? "?"));
            }
            else
            {
                Add("chain", CheckLevel.Warning, AgentTexts.CheckChainBroken, AgentTexts.CheckChainNext, ("serial", one.Facts.Serial), ("reason", check.Reason));
            }
        }

        if (!any)
        {
            Add("chain", CheckLevel.Problem, AgentTexts.CheckChainNone, AgentTexts.CheckChainNext);
        }
    }

    private void Ok(string name, Text text, params ReadOnlySpan<(string Name, string Value)> values) => Add(name, CheckLevel.Ok, text, null, values);

    private void Add(string name, CheckLevel level, Text text, Text? next, params ReadOnlySpan<(string Name, string Value)> values) =>
        _lines.Add(new(name, level, text.In(context.Language, values), next?.In(context.Language)));
}

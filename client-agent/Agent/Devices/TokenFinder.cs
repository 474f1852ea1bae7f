using DigiRenew.Agent.Dialogue;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>Finds modules and tokens. A module outside the well-known places is loaded after a yes only.</summary>
public sealed class TokenFinder(ITokenModules modules, IDialogue dialogue, AgentSettings settings) : IDisposable
{
    private readonly List<ITokenModule> _loaded = [];
    private readonly List<TokenException> _failures = [];
    private bool _looked;

    /// <summary>Which token and module to use.</summary>
    public AgentSettings Settings { get; set; } = settings;

    /// <summary>Modules that could not be loaded, and why.</summary>
    public IReadOnlyList<TokenException> Failures => _failures;

    /// <summary>The modules of this computer, loaded once a process.</summary>
    public async Task<IReadOnlyList<ITokenModule>> ModulesAsync(CancellationToken cancellationToken)
    {
        if (!_looked)
        {
            foreach (var path in await PathsAsync(cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    _loaded.Add(modules.Load(path));
                }
                catch (TokenException failure)
                {
                    _failures.Add(failure);
                }
            }

            _looked = true;
        }

        return _loaded;
    }

    /// <summary>Every token that any module sees, each once.</summary>
    public async Task<IReadOnlyList<FoundToken>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<FoundToken>();
        foreach (var module in await ModulesAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                found.AddRange(module.ListTokens().Where(token => token.Serial.Length > 0).Select(token => new FoundToken(module, token)));
            }
            catch (TokenException failure)
            {
                _failures.Add(failure);
            }
        }

        return [.. found.DistinctBy(one => one.Token.Serial, StringComparer.Ordinal)];
    }

    /// <summary>The token asked for by --token, else the only one, else the only one that has a certificate.</summary>
    /// <exception cref="AgentException"><c>module-missing</c>, <c>token-missing</c>, <c>several-tokens</c>.</exception>
    public async Task<FoundToken> FindAsync(CancellationToken cancellationToken)
    {
        var tokens = await ListAsync(cancellationToken).ConfigureAwait(false);
        if (_loaded.Count == 0)
        {
            throw _failures is [var failure, ..] ? failure : new AgentException(AgentFaults.ModuleMissing);
        }

        var chosen = Settings.TokenSerial is { } serial
            ? [.. tokens.Where(one => string.Equals(one.Token.Serial, serial, StringComparison.OrdinalIgnoreCase))]
            : tokens;
        if (chosen.Count > 1)
        {
            FoundToken[] inUse = [.. chosen.Where(HasCertificate)];
            chosen = inUse.Length == 0 ? chosen : inUse;
        }

        return chosen switch
        {
            [] => throw new AgentException(AgentFaults.TokenMissing),
            [var only] => only,
            _ => throw new AgentException(
                AgentFaults.SeveralTokens, ("tokens", string.Join(", ", chosen.Select(one => $"{one.Token.Label} ({one.Token.Serial})")))),
        };
    }

    public void Dispose()
    {
        foreach (var module in _loaded)
        {
            module.Dispose();
        }

        _loaded.Clear();
    }

    private static bool HasCertificate(FoundToken found)
    {
        try
        {
            using var session = found.Module.Open(found.Token);
            return session.ListCertificates().Count > 0;
        }
        catch (TokenException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> PathsAsync(CancellationToken cancellationToken)
    {
        if (Settings.ModulePath is not { } named)
        {
            return modules.Discover();
        }

        var path = Path.GetFullPath(named);
        if (!modules.IsWellKnown(path)
            && !await dialogue.ConfirmAsync(AgentTexts.ModuleConfirm.In(dialogue.Language, ("path", path)), false, cancellationToken).ConfigureAwait(false))
        {
            throw new AgentException(AgentFaults.ModuleNotTrusted, ("path", path));
        }

        return [path];
    }
}

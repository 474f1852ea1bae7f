using DigiRenew.Agent.Dialogue;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Devices;

/// <summary>Finds modules and tokens. A module outside the well-known places is loaded after a yes only.</summary>
public sealed class TokenFinder(ITokenModules modules, IDialogue dialogue, AgentSettings settings) : IDisposable
{
    private readonly List<ITokenModule> _loaded = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly List<TokenException> _failures = [];
    private string? _confirmed;
    private bool _looked;

    /// <summary>Which token and module to use.</summary>
    public AgentSettings Settings { get; set; } = settings;

    /// <summary>Modules that could not be loaded, and why.</summary>
    public IReadOnlyList<TokenException> Failures => _failures;

    /// <summary>Looks for modules anew at the next need: a driver may have been installed meanwhile, or what hindered one mended.</summary>
    public void LookAgain()
    {
        _looked = false;
        _failures.Clear();
    }

    /// <summary>The modules of this computer, each loaded once a process.</summary>
    public async Task<IReadOnlyList<ITokenModule>> ModulesAsync(CancellationToken cancellationToken)
    {
        if (!_looked)
        {
            foreach (var path in (await PathsAsync(cancellationToken).ConfigureAwait(false)).Where(path => !_paths.Contains(path)))
            {
                try
                {
                    _loaded.Add(modules.Load(path));
                    _paths.Add(path);
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

    /// <summary>
    /// Every token, by the first module that sees it. A module that shows one serial number under several labels shows what
    /// the device has several of, e.g. a token of its own for each of two PINs; each of them is kept.
    /// </summary>
    public async Task<IReadOnlyList<FoundToken>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<FoundToken>();
        foreach (var module in await ModulesAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                var seen = found.Select(one => one.Token.Serial).ToHashSet(StringComparer.Ordinal);
                found.AddRange(module.ListTokens()
                    .Where(token => token.Serial.Length > 0 && !seen.Contains(token.Serial))
                    .DistinctBy(token => (token.Serial, token.Label))
                    .Select(token => new FoundToken(module, token)));
            }
            catch (TokenException failure)
            {
                _failures.Add(failure);
            }
        }

        return found;
    }

    /// <summary>The token asked for by --token, else the order's; of several the one that holds what the command is about, else the only one with a certificate.</summary>
    /// <param name="preferred">Serial number of the order's token, or null; another one will do where it is not there.</param>
    /// <param name="fits">Whether a token's certificates have what the command is about.</param>
    /// <param name="cancellationToken">Ends the wait for a yes.</param>
    /// <exception cref="AgentException"><c>module-missing</c>, <c>token-missing</c>, <c>several-tokens</c>.</exception>
    public async Task<FoundToken> FindAsync(
        string? preferred, Func<IReadOnlyList<CertificateOnToken>, bool> fits, CancellationToken cancellationToken)
    {
        var tokens = await ListAsync(cancellationToken).ConfigureAwait(false);
        if (_loaded.Count == 0)
        {
            throw _failures is [var failure, ..] ? failure : new AgentException(AgentFaults.ModuleMissing);
        }

        IReadOnlyList<FoundToken> chosen = Settings.TokenSerial is { } serial
            ? WithSerial(tokens, serial)
            : preferred is not null && WithSerial(tokens, preferred) is { Length: > 0 } known ? known : tokens;
        if (chosen.Count > 1)
        {
            var read = chosen.Select(one => (Token: one, Certificates: Read(one))).ToArray();
            FoundToken[] fitting = [.. read.Where(one => fits(one.Certificates)).Select(one => one.Token)];
            FoundToken[] inUse = [.. read.Where(one => one.Certificates.Count > 0).Select(one => one.Token)];
            chosen = fitting.Length > 0 ? fitting : inUse.Length > 0 ? inUse : chosen;
        }

        return chosen switch
        {
            [] => throw new AgentException(AgentFaults.TokenMissing),
            [var only] => only,
            _ => throw new AgentException(
                AgentFaults.SeveralTokens, ("tokens", string.Join(", ", chosen.Select(one => $"{one.Token.Label} ({one.Token.Serial})")))),
        };
    }

    /// <summary>Refuses where no token can be found at all, and says which of module and token is missing.</summary>
    /// <exception cref="AgentException"><c>module-missing</c>, <c>token-missing</c>.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if ((await ListAsync(cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            await FindAsync(null, _ => false, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var module in _loaded)
        {
            module.Dispose();
        }

        _loaded.Clear();
    }

    private static FoundToken[] WithSerial(IReadOnlyList<FoundToken> tokens, string serial) =>
        [.. tokens.Where(one => string.Equals(one.Token.Serial, serial, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The certificates of a token; none where it can't be read.</summary>
    private static IReadOnlyList<CertificateOnToken> Read(FoundToken found)
    {
        try
        {
            using var session = found.Module.Open(found.Token);
            return CertificateOnToken.List(session);
        }
        catch (TokenException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<string>> PathsAsync(CancellationToken cancellationToken)
    {
        if (Settings.ModulePath is not { } named)
        {
            return modules.Discover();
        }

        var path = Path.GetFullPath(named);
        if (path != _confirmed
            && !modules.IsWellKnown(path)
            && !await dialogue.ConfirmAsync(AgentTexts.ModuleConfirm.In(dialogue.Language, ("path", path)), false, cancellationToken).ConfigureAwait(false))
        {
            throw new AgentException(AgentFaults.ModuleNotTrusted, ("path", path));
        }

        _confirmed = path;
        return [path];
    }
}

using DigiRenew.Tokens.Pkcs11;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace DigiRenew.Tokens.Pkcs11Interop;

/// <summary>A PKCS #11 module called through Pkcs11Interop.</summary>
internal sealed class InteropModule : ITokenModule
{
    private static readonly Pkcs11InteropFactories Factories = new();

    private IPkcs11Library? _library;
    private int _openSessions;
    private bool _disposed;

    public InteropModule(string path)
    {
        Info = new(path, string.Empty, string.Empty, string.Empty);
        var said = Try(() => Library.GetInfo());
        Info = new(path, said.ManufacturerId.Trim(), said.LibraryDescription.Trim(), said.LibraryVersion);
    }

    public ModuleInfo Info { get; }

    private IPkcs11Library Library => _library ??= Load(Info.Path);

    public IReadOnlyList<TokenInfo> ListTokens()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return [.. Slots().Select(InteropToken.Read).OfType<TokenInfo>()];
    }

    public ITokenSession Open(TokenInfo token)
    {
        // The slot is looked up again: numbers may change when modules are initialised anew.
        var now = Slots().Select(slot => (Slot: slot, Token: InteropToken.Read(slot)))
            .Where(found => found.Token?.Serial == token.Serial && found.Token.Label == token.Label).ToList();
        var chosen = now.Find(found => found.Slot.SlotId == token.Slot);
        chosen = chosen.Slot is null ? now.FirstOrDefault() : chosen;
        if (chosen is not { Slot: { } slot, Token: { } known })
        {
            throw new TokenException(TokenFailure.TokenNotPresent, "C_OpenSession");
        }

        var session = Try(() => slot.OpenSession(SessionType.ReadWrite));
        _openSessions++;
        return new InteropSession(slot, session, known, () => _openSessions--);
    }

    public bool IsPresent(string tokenSerial)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_openSessions > 0)
        {
            throw new InvalidOperationException("A session is open; looking for a token would end it.");
        }

        try
        {
            Finalise();
            return ListTokens().Any(token => token.Serial == tokenSerial);
        }
        catch (TokenException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Finalise();
        }
    }

    /// <summary>Runs a call of the library; what it throws becomes the named failure.</summary>
    /// <exception cref="TokenException">The call failed.</exception>
    internal static T Try<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Pkcs11Exception failure)
        {
            throw new TokenException(ReturnValues.FailureOf((ulong)failure.RV), failure.Method, (ulong)failure.RV, failure);
        }
    }

    private static IPkcs11Library Load(string path)
    {
        try
        {
            return Try(() => Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, path, AppType.MultiThreaded));
        }
        catch (Exception broken) when (broken is not TokenException)
        {
            throw new TokenException(TokenFailure.ModuleInvalid, "load", inner: broken);
        }
    }

    private List<ISlot> Slots() => Try(() => Library.GetSlotList(SlotsType.WithTokenPresent));

    private void Finalise()
    {
        _library?.Dispose();
        _library = null;
    }
}

using System.Runtime.InteropServices;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>
/// A module as the whole process shares it: PKCS #11 has one initialised state a process, so whoever loads the same file
/// gets the same instance, and only the last to leave finalises it. Libraries stay mapped: several don't survive unloading.
/// </summary>
internal sealed class LoadedModule
{
    private static readonly Dictionary<string, LoadedModule> Modules = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();

    private readonly string path;
    private int users;
    private bool initialised;

    private LoadedModule(string path, Cryptoki cryptoki) => (this.path, Cryptoki) = (path, cryptoki);

    public Cryptoki Cryptoki { get; }

    /// <summary>Sessions that are open now.</summary>
    public int OpenSessions { get; set; }

    public static LoadedModule Acquire(string path, Layout layout)
    {
        lock (Gate)
        {
            if (!Modules.TryGetValue(path, out var module))
            {
                module = new LoadedModule(path, Cryptoki.Of(LoadLibrary(path), layout));
            }

            module.EnsureInitialised();
            module.users++;
            Modules[path] = module;
            return module;
        }
    }

    public void Release()
    {
        lock (Gate)
        {
            if (--users == 0)
            {
                Modules.Remove(path);
                Finish();
            }
        }
    }

    /// <summary>C_Initialize, unless that was done.</summary>
    public void EnsureInitialised()
    {
        if (!initialised)
        {
            Cryptoki.Initialize();
            initialised = true;
        }
    }

    /// <summary>C_Finalize and C_Initialize.</summary>
    public void InitialiseAnew()
    {
        Finish();
        EnsureInitialised();
    }

    private void Finish()
    {
        initialised = false;
        OpenSessions = 0;
        Cryptoki.Finish();
    }

    private static nint LoadLibrary(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new TokenException(TokenFailure.ModuleInvalid, "load", inner: e);
        }
    }
}

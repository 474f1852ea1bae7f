using System.Runtime.InteropServices;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>
/// The functions of one loaded module. CK_ULONG arguments travel in pointer-wide registers, which is right for both ABIs;
/// what lies in memory is laid out by <see cref="Layout"/>.
/// </summary>
internal sealed unsafe partial class Cryptoki
{
    /// <summary>Larger than any CK_ structure that a module fills in.</summary>
    private const int StructureRoom = 512;

    private readonly nint functionList;

    private Cryptoki(nint functionList, Layout layout) => (this.functionList, Layout) = (functionList, layout);

    public Layout Layout { get; }

    /// <summary>Finds the function list of a library that is loaded already.</summary>
    /// <exception cref="TokenException"><see cref="TokenFailure.ModuleInvalid"/>: not a PKCS #11 module.</exception>
    public static Cryptoki Of(nint library, Layout layout)
    {
        const string GetFunctionList = "C_GetFunctionList";
        if (!NativeLibrary.TryGetExport(library, GetFunctionList, out var export))
        {
            throw new TokenException(TokenFailure.ModuleInvalid, GetFunctionList);
        }

        nint list = 0;
        var rv = layout.Narrow(((delegate* unmanaged[Cdecl]<nint*, nuint>)export)(&list));
        return rv == Ckr.Ok && list != 0
            ? new Cryptoki(list, layout)
            : throw new TokenException(TokenFailure.ModuleInvalid, GetFunctionList, rv);
    }

    /// <summary>C_Initialize with CKF_OS_LOCKING_OK, or without locking where the module can't; once a process is enough.</summary>
    public void Initialize()
    {
        var arguments = new StructureWriter(Layout)
            .Pointer(0).Pointer(0).Pointer(0).Pointer(0).Ulong(Ckf.OsLockingOk).Pointer(0).End().ToPinned();
        var initialize = (delegate* unmanaged[Cdecl]<nint, nuint>)Address(CryptokiFunction.Initialize);
        var rv = Layout.Narrow(initialize(Pinned.AddressOf(arguments)));
        GC.KeepAlive(arguments);
        if (rv == Ckr.CantLock)
        {
            rv = Layout.Narrow(initialize(0));
        }

        if (rv != Ckr.CryptokiAlreadyInitialized)
        {
            Check(rv, CryptokiFunction.Initialize);
        }
    }

    /// <summary>C_Finalize; whatever it says, the module may be initialised anew.</summary>
    public void Finish() => ((delegate* unmanaged[Cdecl]<nint, nuint>)Address(CryptokiFunction.Finalize))(0);

    public ModuleInfo GetInfo(string path)
    {
        var room = stackalloc byte[StructureRoom];
        Check(((delegate* unmanaged[Cdecl]<byte*, nuint>)Address(CryptokiFunction.GetInfo))(room), CryptokiFunction.GetInfo);
        var reader = new StructureReader(Layout, new ReadOnlySpan<byte>(room, StructureRoom));
        reader.Version();
        var manufacturer = reader.Text(32);
        reader.Ulong();
        var description = reader.Text(32);
        return new ModuleInfo(path, manufacturer, description, reader.Version());
    }

    /// <summary>Slots with a token in them.</summary>
    public ulong[] GetSlotList()
    {
        var call = (delegate* unmanaged[Cdecl]<byte, byte*, byte*, nuint>)Address(CryptokiFunction.GetSlotList);
        return Several((values, count) => call(1, (byte*)values, (byte*)count), CryptokiFunction.GetSlotList);
    }

    /// <summary>CK_TOKEN_INFO; null where the token is not initialised.</summary>
    public TokenInfo? GetTokenInfo(ulong slot)
    {
        var room = stackalloc byte[StructureRoom];
        Check(
            ((delegate* unmanaged[Cdecl]<nuint, byte*, nuint>)Address(CryptokiFunction.GetTokenInfo))((nuint)slot, room),
            CryptokiFunction.GetTokenInfo);
        return TokenInfoStructure.Read(new StructureReader(Layout, new ReadOnlySpan<byte>(room, StructureRoom)), Layout, slot);
    }

    public ulong[] GetMechanismList(ulong slot)
    {
        var call = (delegate* unmanaged[Cdecl]<nuint, byte*, byte*, nuint>)Address(CryptokiFunction.GetMechanismList);
        return Several((values, count) => call((nuint)slot, (byte*)values, (byte*)count), CryptokiFunction.GetMechanismList);
    }

    /// <summary>CK_MECHANISM_INFO: smallest and largest key, flags.</summary>
    public (ulong Smallest, ulong Largest, ulong Flags) GetMechanismInfo(ulong slot, ulong mechanism)
    {
        var room = stackalloc byte[StructureRoom];
        Check(
            ((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint>)Address(CryptokiFunction.GetMechanismInfo))(
                (nuint)slot, (nuint)mechanism, room),
            CryptokiFunction.GetMechanismInfo);
        var reader = new StructureReader(Layout, new ReadOnlySpan<byte>(room, StructureRoom));
        return (reader.Ulong(), reader.Ulong(), reader.Ulong());
    }

    private delegate nuint ListCall(nint values, nint count);

    /// <summary>Asks how many there are, then for them; again where there are more by then.</summary>
    private ulong[] Several(ListCall call, CryptokiFunction function)
    {
        var countRoom = Pinned.Copy(new byte[Layout.UlongSize]);
        while (true)
        {
            Check(call(0, Pinned.AddressOf(countRoom)), function);
            var values = Pinned.Copy(new byte[(int)Layout.ReadUlong(countRoom) * Layout.UlongSize]);
            if (values.Length == 0)
            {
                return [];
            }

            var rv = Layout.Narrow(call(Pinned.AddressOf(values), Pinned.AddressOf(countRoom)));
            if (rv == Ckr.BufferTooSmall)
            {
                continue;
            }

            Check(rv, function);
            return Layout.ReadUlongs(values, (int)Layout.ReadUlong(countRoom));
        }
    }

    private nint Address(CryptokiFunction function)
    {
        // CK_VERSION is two octets; the pointers after it may stand at an odd address in a packed list.
        var first = Layout.Align(2, IntPtr.Size);
        var address = Marshal.ReadIntPtr(functionList, first + ((int)function * IntPtr.Size));
        return address != 0
            ? address
            : throw new TokenException(ReturnValues.FailureOf(Ckr.FunctionNotSupported), "C_" + function, Ckr.FunctionNotSupported);
    }

    private void Check(nuint register, CryptokiFunction function) => Check(Layout.Narrow(register), function);

    private static void Check(ulong returnValue, CryptokiFunction function)
    {
        if (returnValue != Ckr.Ok)
        {
            throw new TokenException(ReturnValues.FailureOf(returnValue), "C_" + function, returnValue);
        }
    }
}

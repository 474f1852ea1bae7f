namespace DigiRenew.Tokens.Pkcs11;

/// <content>Functions that take a session.</content>
internal sealed unsafe partial class Cryptoki
{
    /// <summary>CKU_USER.</summary>
    public const ulong User = 1;

    /// <summary>CKU_CONTEXT_SPECIFIC: for the operation that was just begun.</summary>
    public const ulong ContextSpecific = 2;

    /// <summary>Larger than any signature: RSA 8192.</summary>
    private const int SignatureRoom = 1024;

    public ulong OpenSession(ulong slot)
    {
        var handle = stackalloc byte[Layout.UlongSize];
        Check(
            ((delegate* unmanaged[Cdecl]<nuint, nuint, nint, nint, byte*, nuint>)Address(CryptokiFunction.OpenSession))(
                (nuint)slot, (nuint)Ckf.ReadWriteSession, 0, 0, handle),
            CryptokiFunction.OpenSession);
        return Layout.ReadUlong(new ReadOnlySpan<byte>(handle, Layout.UlongSize));
    }

    /// <summary>C_CloseSession; a session that is gone with its token is closed too.</summary>
    public void CloseSession(ulong session) =>
        ((delegate* unmanaged[Cdecl]<nuint, nuint>)Address(CryptokiFunction.CloseSession))((nuint)session);

    /// <summary>Whether the user is logged in: CKS_RO_USER_FUNCTIONS or CKS_RW_USER_FUNCTIONS.</summary>
    public bool IsUserSession(ulong session)
    {
        var room = stackalloc byte[StructureRoom];
        Check(
            ((delegate* unmanaged[Cdecl]<nuint, byte*, nuint>)Address(CryptokiFunction.GetSessionInfo))((nuint)session, room),
            CryptokiFunction.GetSessionInfo);
        var reader = new StructureReader(Layout, new ReadOnlySpan<byte>(room, StructureRoom));
        reader.Ulong();
        return reader.Ulong() is 1 or 3;
    }

    /// <summary>C_Login with the octets where they lie; an empty PIN is a null pointer (protected authentication path).</summary>
    public void Login(ulong session, ulong user, ReadOnlySpan<byte> pin)
    {
        fixed (byte* octets = pin)
        {
            var rv = Layout.Narrow(
                ((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint, nuint>)Address(CryptokiFunction.Login))(
                    (nuint)session, (nuint)user, octets, (nuint)pin.Length));
            if (rv != Ckr.UserAlreadyLoggedIn)
            {
                Check(rv, CryptokiFunction.Login);
            }
        }
    }

    public void Logout(ulong session) =>
        Check(((delegate* unmanaged[Cdecl]<nuint, nuint>)Address(CryptokiFunction.Logout))((nuint)session), CryptokiFunction.Logout);

    /// <summary>All objects that match.</summary>
    public IReadOnlyList<ulong> FindObjects(ulong session, AttributeTemplate template)
    {
        const int AtOnce = 32;
        var pinned = template.ToPinned();
        Check(
            ((delegate* unmanaged[Cdecl]<nuint, nint, nuint, nuint>)Address(CryptokiFunction.FindObjectsInit))(
                (nuint)session, Pinned.AddressOf(pinned), (nuint)template.Count),
            CryptokiFunction.FindObjectsInit);
        GC.KeepAlive(pinned);
        GC.KeepAlive(template);
        try
        {
            var found = new List<ulong>();
            var handles = stackalloc byte[AtOnce * Layout.UlongSize];
            var countRoom = stackalloc byte[Layout.UlongSize];
            while (true)
            {
                Check(
                    ((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint>)Address(CryptokiFunction.FindObjects))(
                        (nuint)session, handles, AtOnce, countRoom),
                    CryptokiFunction.FindObjects);
                var count = (int)Layout.ReadUlong(new ReadOnlySpan<byte>(countRoom, Layout.UlongSize));
                if (count == 0)
                {
                    return found;
                }

                found.AddRange(Layout.ReadUlongs(new ReadOnlySpan<byte>(handles, AtOnce * Layout.UlongSize), count));
            }
        }
        finally
        {
            ((delegate* unmanaged[Cdecl]<nuint, nuint>)Address(CryptokiFunction.FindObjectsFinal))((nuint)session);
        }
    }

    /// <summary>One attribute; null where the object has none of this type or keeps it to itself.</summary>
    public byte[]? GetAttribute(ulong session, ulong handle, ulong type)
    {
        var length = GetAttribute(session, handle, type, []);
        if (length is null or 0)
        {
            return length is null ? null : [];
        }

        var value = Pinned.Copy(new byte[length.Value]);
        var written = GetAttribute(session, handle, type, value);
        return written is { } octets ? value[..octets] : null;
    }

    public ulong CreateObject(ulong session, AttributeTemplate template)
    {
        var pinned = template.ToPinned();
        var handle = stackalloc byte[Layout.UlongSize];
        Check(
            ((delegate* unmanaged[Cdecl]<nuint, nint, nuint, byte*, nuint>)Address(CryptokiFunction.CreateObject))(
                (nuint)session, Pinned.AddressOf(pinned), (nuint)template.Count, handle),
            CryptokiFunction.CreateObject);
        GC.KeepAlive(pinned);
        GC.KeepAlive(template);
        return Layout.ReadUlong(new ReadOnlySpan<byte>(handle, Layout.UlongSize));
    }

    public void DestroyObject(ulong session, ulong handle) =>
        Check(
            ((delegate* unmanaged[Cdecl]<nuint, nuint, nuint>)Address(CryptokiFunction.DestroyObject))((nuint)session, (nuint)handle),
            CryptokiFunction.DestroyObject);

    /// <returns>Handle of the private key.</returns>
    public ulong GenerateKeyPair(ulong session, Mechanism mechanism, AttributeTemplate publicKey, AttributeTemplate privateKey)
    {
        var (structure, parameter) = mechanism.ToPinned(Layout);
        var publicPinned = publicKey.ToPinned();
        var privatePinned = privateKey.ToPinned();
        var publicHandle = stackalloc byte[Layout.UlongSize];
        var privateHandle = stackalloc byte[Layout.UlongSize];
        Check(
            ((delegate* unmanaged[Cdecl]<nuint, nint, nint, nuint, nint, nuint, byte*, byte*, nuint>)Address(CryptokiFunction.GenerateKeyPair))(
                (nuint)session,
                Pinned.AddressOf(structure),
                Pinned.AddressOf(publicPinned),
                (nuint)publicKey.Count,
                Pinned.AddressOf(privatePinned),
                (nuint)privateKey.Count,
                publicHandle,
                privateHandle),
            CryptokiFunction.GenerateKeyPair);
        GC.KeepAlive((structure, parameter, publicPinned, privatePinned));
        GC.KeepAlive((publicKey, privateKey));
        return Layout.ReadUlong(new ReadOnlySpan<byte>(privateHandle, Layout.UlongSize));
    }

    public void SignInit(ulong session, Mechanism mechanism, ulong key)
    {
        var (structure, parameter) = mechanism.ToPinned(Layout);
        Check(
            ((delegate* unmanaged[Cdecl]<nuint, nint, nuint, nuint>)Address(CryptokiFunction.SignInit))(
                (nuint)session, Pinned.AddressOf(structure), (nuint)key),
            CryptokiFunction.SignInit);
        GC.KeepAlive((structure, parameter));
    }

    public byte[] Sign(ulong session, ReadOnlySpan<byte> data)
    {
        var signature = stackalloc byte[SignatureRoom];
        var lengthRoom = stackalloc byte[Layout.UlongSize];
        Layout.Ulong(SignatureRoom).CopyTo(new Span<byte>(lengthRoom, Layout.UlongSize));
        fixed (byte* octets = data)
        {
            Check(
                ((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, byte*, nuint>)Address(CryptokiFunction.Sign))(
                    (nuint)session, octets, (nuint)data.Length, signature, lengthRoom),
                CryptokiFunction.Sign);
        }

        return new ReadOnlySpan<byte>(signature, (int)Layout.ReadUlong(new ReadOnlySpan<byte>(lengthRoom, Layout.UlongSize))).ToArray();
    }

    /// <summary>Asks for an attribute's length (no room given) or its value; null where it can't be had.</summary>
    private int? GetAttribute(ulong session, ulong handle, ulong type, byte[] room)
    {
        var attribute = new StructureWriter(Layout)
            .Ulong(type).Pointer(Pinned.AddressOf(room)).Ulong((ulong)room.Length).End().ToPinned();
        var rv = Layout.Narrow(
            ((delegate* unmanaged[Cdecl]<nuint, nuint, nint, nuint, nuint>)Address(CryptokiFunction.GetAttributeValue))(
                (nuint)session, (nuint)handle, Pinned.AddressOf(attribute), 1));
        if (rv is Ckr.AttributeSensitive or Ckr.AttributeTypeInvalid)
        {
            return null;
        }

        Check(rv, CryptokiFunction.GetAttributeValue);
        var length = Layout.ReadUlong(attribute.AsSpan(Layout.Align(Layout.UlongSize, IntPtr.Size) + IntPtr.Size));
        return length == Layout.Unavailable ? null : (int)length;
    }
}

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>A CK_MECHANISM.</summary>
/// <param name="Type">CKM_ value.</param>
/// <param name="Parameter">CK_ULONGs of the parameter structure; empty where there is none.</param>
internal sealed record Mechanism(ulong Type, params ulong[] Parameter)
{
    /// <summary>The structure in pinned memory, and the parameter it points to, which must outlive the call.</summary>
    public (byte[] Structure, byte[] Parameter) ToPinned(Layout layout)
    {
        var parameter = new StructureWriter(layout);
        foreach (var value in Parameter)
        {
            parameter.Ulong(value);
        }

        var pinned = parameter.ToPinned();
        var structure = new StructureWriter(layout)
            .Ulong(Type).Pointer(Pinned.AddressOf(pinned)).Ulong((ulong)pinned.Length).End().ToPinned();
        return (structure, pinned);
    }
}

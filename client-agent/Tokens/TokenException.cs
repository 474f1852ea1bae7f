namespace DigiRenew.Tokens;

/// <summary>A token or module failed.</summary>
public sealed class TokenException : Exception
{
    public TokenException(TokenFailure failure, string operation, ulong? returnValue = null, Exception? inner = null)
        : base($"{operation}: {failure}" + (returnValue is { } rv ? $" (CKR 0x{rv:X8})" : string.Empty), inner)
    {
        Failure = failure;
        Operation = operation;
        ReturnValue = returnValue;
    }

    public TokenFailure Failure { get; }

    /// <summary>The PKCS #11 function, e.g. C_Login.</summary>
    public string Operation { get; }

    /// <summary>What a module of the wrong architecture is built for, e.g. <c>Windows x86</c>; null for other failures.</summary>
    public string? BuiltFor { get; init; }

    public override string Message => BuiltFor is { } builtFor ? $"{base.Message} (built for {builtFor})" : base.Message;

    /// <summary>The CKR_ value, where a function gave one.</summary>
    public ulong? ReturnValue { get; }
}

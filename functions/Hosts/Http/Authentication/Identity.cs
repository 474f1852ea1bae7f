using DigiRenew.Journey.Review;
using DigiRenew.Journey.Sessions;

namespace DigiRenew.Http.Authentication;

/// <summary>Who calls, as far as the route asked.</summary>
internal sealed record Identity(string? KeyThumbprint = null, HolderSession? Session = null, OperatorIdentity? Operator = null)
{
    public static Identity Nobody { get; } = new();

    /// <summary>By what the caller's requests are counted, beside the remote address; null where there is nothing.</summary>
    public string? RateKey => KeyThumbprint ?? Operator?.Id;
}

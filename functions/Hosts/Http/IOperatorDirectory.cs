using DigiRenew.Journey.Review;

namespace DigiRenew.Http;

/// <summary>Knows operators by their API keys: people under --development only, machines that bring statements always.</summary>
public interface IOperatorDirectory
{
    /// <summary>The operator whose key this is, or null.</summary>
    /// <param name="apiKey">The key as the operator sent it; only its SHA-256 is stored.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<OperatorIdentity?> FindAsync(string apiKey, CancellationToken cancellationToken);
}

using DigiRenew.Journey.Review;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http;

/// <summary>Knows operators whom the platform has signed in before the request reached this process.</summary>
public interface IOperatorIdentification
{
    /// <summary>The operator of a request; null where nobody is signed in, or not strongly enough.</summary>
    OperatorIdentity? Identify(HttpRequest request);
}

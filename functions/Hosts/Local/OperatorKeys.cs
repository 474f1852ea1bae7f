using System.Text;
using DigiRenew.Adapters.Local;
using DigiRenew.Http;
using DigiRenew.Journey.Review;
using DigiRenew.Pki;

namespace DigiRenew.Hosts.Local;

/// <summary>Knows operators by the SHA-256 of their API keys.</summary>
internal sealed class OperatorKeys(Operators operators) : IOperatorDirectory
{
    public async Task<OperatorIdentity?> FindAsync(string apiKey, CancellationToken cancellationToken) =>
        await operators.FindByKeyAsync(Sha256Digest.Of(Encoding.UTF8.GetBytes(apiKey)), cancellationToken).ConfigureAwait(false) is { } known
            ? new OperatorIdentity(known.Id, known.Roles)
            : null;
}

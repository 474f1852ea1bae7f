using System.Text.RegularExpressions;
using DigiRenew.Http;
using DigiRenew.Journey.Revocation;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>Serves what issue publishes, by the names that certificates carry.</summary>
internal sealed partial class PublishedRepository(IPublishedFiles files) : ICertificateRepository
{
    public async Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken) =>
        Served().IsMatch(name) && await files.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } file ? file.Content : default(ReadOnlyMemory<byte>?);

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,127}\.(crl|cer)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Served();
}

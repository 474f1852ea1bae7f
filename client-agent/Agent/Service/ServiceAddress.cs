using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Service;

/// <summary>Scheme and authority of the service; https, or http on this computer only.</summary>
public sealed record ServiceAddress
{
    private ServiceAddress(Uri uri) => Uri = uri;

    public Uri Uri { get; }

    /// <summary>The origin that statements name, e.g. https://renew.example.</summary>
    public string Origin => Uri.GetLeftPart(UriPartial.Authority);

    public bool IsLoopback => Uri.IsLoopback;

    /// <summary>Reads an address; a path is dropped.</summary>
    /// <exception cref="AgentException"><c>service-address-refused</c>.</exception>
    public static ServiceAddress Read(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.UserInfo.Length == 0
            ? new ServiceAddress(new Uri(uri.GetLeftPart(UriPartial.Authority)))
            : throw new AgentException(AgentFaults.ServiceAddressRefused, ("address", text));

    public override string ToString() => Origin;
}

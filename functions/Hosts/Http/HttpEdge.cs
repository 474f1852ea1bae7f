using System.Collections.Immutable;
using DigiRenew.Http.Health;
using DigiRenew.Http.Limits;
using DigiRenew.Journey;
using DigiRenew.Journey.Configuration;

namespace DigiRenew.Http;

/// <summary>What a host gives to the HTTP edge.</summary>
public sealed record HttpEdge
{
    public required JourneyApplication Application { get; init; }

    /// <summary>Null where nobody signs in by API key.</summary>
    public IOperatorDirectory? Operators { get; init; }

    /// <summary>Null where nobody signs in by client certificate.</summary>
    public IOperatorCertificates? OperatorCertificates { get; init; }

    /// <summary>Null but where a platform signs operators in, whose cookies a browser sends by itself.</summary>
    public IOperatorIdentification? SignedIn { get; init; }

    /// <summary>Null where this host serves no certificates.</summary>
    public ICertificateRepository? Repository { get; init; }

    /// <summary>DER SubjectPublicKeyInfo of the key that signs the mail service's events; null where there is no such service.</summary>
    public ReadOnlyMemory<byte>? MailEventKey { get; init; }

    /// <summary>Null but under --development.</summary>
    public IMovableClock? Clock { get; init; }

    /// <summary>The host's own parts, beside those of the journey's ports.</summary>
    public ImmutableArray<HealthPart> Parts { get; init; } = [];

    public RateLimits Rates { get; init; } = RateLimits.Default;

    public JourneyContext Context => Application.Context;

    public ProviderSettings Settings => Context.Settings;
}

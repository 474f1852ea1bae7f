using System.Collections.Immutable;
using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Certificates;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>Issuing certificates in a vault: issuer Unknown, key not exportable and kept, no renewal by itself, a mail before the end.</summary>
/// <param name="client">Of the vault.</param>
public sealed class KeyVaultIssuingCertificates(CertificateClient client) : IIssuingCertificates
{
    private const string IssuerElsewhere = "Unknown";

    public Task<ReadOnlyMemory<byte>> RequestAsync(IssuingCertificateOrder order, CancellationToken cancellationToken) => TryAsync<ReadOnlyMemory<byte>>(async () =>
    {
        ArgumentNullException.ThrowIfNull(order);
        var operation = await FindOpenAsync(order.Name, cancellationToken).ConfigureAwait(false)
            ?? await client.StartCreateCertificateAsync(order.Name, PolicyOf(order), cancellationToken: cancellationToken).ConfigureAwait(false);
        return operation.Properties.Csr;
    });

    public Task<string> MergeAsync(string name, ImmutableArray<ReadOnlyMemory<byte>> chain, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var merged = await client.MergeCertificateAsync(new(name, chain.Select(der => der.ToArray())), cancellationToken).ConfigureAwait(false);
        return merged.Value.Properties.Version;
    });

    private async Task<CertificateOperation?> FindOpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var open = await client.GetCertificateOperationAsync(name, cancellationToken).ConfigureAwait(false);
            return open.HasCompleted ? null : open;
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }

    private static CertificatePolicy PolicyOf(IssuingCertificateOrder order)
    {
        var policy = new CertificatePolicy(IssuerElsewhere, order.Subject)
        {
            Exportable = false,
            ReuseKey = true,
            KeyType = TypeOf(order),
            ValidityInMonths = order.Months,
            Enabled = true,
        };
        switch (order.Algorithm)
        {
            case KeyAlgorithm.P256:
                policy.KeyCurveName = CertificateKeyCurveName.P256;
                break;
            case KeyAlgorithm.P384:
                policy.KeyCurveName = CertificateKeyCurveName.P384;
                break;
            default:
                policy.KeySize = order.Algorithm switch { KeyAlgorithm.Rsa2048 => 2048, KeyAlgorithm.Rsa3072 => 3072, _ => 4096 };
                break;
        }

        policy.KeyUsage.Add(CertificateKeyUsage.KeyCertSign);
        policy.KeyUsage.Add(new CertificateKeyUsage("cRLSign")); // the library's own constant says crlSign, which is not the vault's word
        policy.LifetimeActions.Add(new(CertificatePolicyAction.EmailContacts) { DaysBeforeExpiry = order.NoticeDays });
        return policy;
    }

    private static CertificateKeyType TypeOf(IssuingCertificateOrder order) => (order.Algorithm, order.Hsm) switch
    {
        (KeyAlgorithm.P256 or KeyAlgorithm.P384, true) => CertificateKeyType.EcHsm,
        (KeyAlgorithm.P256 or KeyAlgorithm.P384, false) => CertificateKeyType.Ec,
        (_, true) => CertificateKeyType.RsaHsm,
        _ => CertificateKeyType.Rsa,
    };

    private static async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException)
        {
            throw new IOException($"The vault refused: {failure.Message.Split('\n')[0]}", failure);
        }
    }
}

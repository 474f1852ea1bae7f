// Stand-ins, signatures only. Package: Azure.Security.KeyVault.Certificates 4.9.0. Read in Azure/azure-sdk-for-net at
// 2017f17a82945912700424aa068e214da224887e, sdk/keyvault/Azure.Security.KeyVault.Certificates/api/Azure.Security.KeyVault.Certificates.net8.0.cs.
#nullable enable
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;

namespace Azure.Security.KeyVault.Certificates
{
    public class CertificateClientOptions : ClientOptions
    {
    }

    public class CertificateProperties
    {
        public CertificateProperties(string name) => Name = name;

        internal CertificateProperties(string name, string version) => (Name, Version) = (name, version);

        public string Name { get; }

        public string Version { get; } = null!;
    }

    public class KeyVaultCertificate
    {
        internal KeyVaultCertificate(CertificateProperties properties, Uri? keyId, byte[]? cer) => (Properties, KeyId, Cer) = (properties, keyId!, cer!);

        public byte[] Cer { get; }

        public Uri KeyId { get; }

        public CertificateProperties Properties { get; }
    }

    public class KeyVaultCertificateWithPolicy : KeyVaultCertificate
    {
        internal KeyVaultCertificateWithPolicy(CertificateProperties properties, Uri? keyId, byte[]? cer)
            : base(properties, keyId, cer)
        {
        }
    }

    public class CertificateOperationProperties
    {
        internal CertificateOperationProperties(byte[]? csr) => Csr = csr!;

        public byte[] Csr { get; }
    }

    public class CertificateOperation : Operation<KeyVaultCertificateWithPolicy>
    {
        protected CertificateOperation() { }

        public override bool HasCompleted => throw new NotSupportedException();

        public override bool HasValue => throw new NotSupportedException();

        public override string Id => throw new NotSupportedException();

        public override KeyVaultCertificateWithPolicy Value => throw new NotSupportedException();

        public virtual CertificateOperationProperties Properties => throw new NotSupportedException();

        public override Response GetRawResponse() => throw new NotSupportedException();

        public override Response UpdateStatus(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public override ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    public readonly struct CertificateKeyType
    {
        private readonly string _value;

        public CertificateKeyType(string value) => _value = value;

        public static CertificateKeyType Ec => new("EC");

        public static CertificateKeyType EcHsm => new("EC-HSM");

        public static CertificateKeyType Rsa => new("RSA");

        public static CertificateKeyType RsaHsm => new("RSA-HSM");

        public override string ToString() => _value;
    }

    public readonly struct CertificateKeyCurveName
    {
        private readonly string _value;

        public CertificateKeyCurveName(string value) => _value = value;

        public static CertificateKeyCurveName P256 => new("P-256");

        public static CertificateKeyCurveName P384 => new("P-384");

        public override string ToString() => _value;
    }

    public readonly struct CertificateKeyUsage
    {
        private readonly string _value;

        public CertificateKeyUsage(string value) => _value = value;

        public static CertificateKeyUsage KeyCertSign => new("keyCertSign");

        public static CertificateKeyUsage CrlSign => new("crlSign");

        public override string ToString() => _value;
    }

    public readonly struct CertificatePolicyAction
    {
        private readonly string _value;

        public CertificatePolicyAction(string value) => _value = value;

        public static CertificatePolicyAction EmailContacts => new("EmailContacts");

        public override string ToString() => _value;
    }

    public class LifetimeAction
    {
        public LifetimeAction(CertificatePolicyAction action) => Action = action;

        public CertificatePolicyAction Action { get; }

        public int? DaysBeforeExpiry { get; set; }
    }

    public class CertificatePolicy
    {
        public CertificatePolicy(string issuerName, string subject) => (IssuerName, Subject) = (issuerName, subject);

        public string IssuerName { get; }

        public string Subject { get; }

        public bool? Enabled { get; set; }

        public bool? Exportable { get; set; }

        public bool? ReuseKey { get; set; }

        public int? KeySize { get; set; }

        public int? ValidityInMonths { get; set; }

        public CertificateKeyType? KeyType { get; set; }

        public CertificateKeyCurveName? KeyCurveName { get; set; }

        public IList<CertificateKeyUsage> KeyUsage { get; } = new List<CertificateKeyUsage>();

        public IList<LifetimeAction> LifetimeActions { get; } = new List<LifetimeAction>();
    }

    public static class CertificateModelFactory
    {
        public static CertificateOperationProperties CertificateOperationProperties(
            Uri? id = null,
            string? name = null,
            Uri? vaultUri = null,
            string? issuerName = null,
            string? certificateType = null,
            bool? certificateTransparency = default,
            byte[]? csr = null,
            bool cancellationRequested = false,
            string? requestId = null,
            string? status = null,
            string? statusDetails = null,
            string? target = null,
            CertificateOperationError? error = null) => new(csr);

        public static CertificateProperties CertificateProperties(
            Uri? id = null,
            string? name = null,
            Uri? vaultUri = null,
            string? version = null,
            byte[]? x509thumbprint = null,
            DateTimeOffset? notBefore = default,
            DateTimeOffset? expiresOn = default,
            DateTimeOffset? createdOn = default,
            DateTimeOffset? updatedOn = default,
            string? recoveryLevel = null,
            int? recoverableDays = default) => new(name!, version!);

        public static KeyVaultCertificate KeyVaultCertificate(CertificateProperties properties, Uri? keyId = null, Uri? secretId = null, byte[]? cer = null) => new(properties, keyId, cer);

        public static KeyVaultCertificateWithPolicy KeyVaultCertificateWithPolicy(CertificateProperties properties, Uri? keyId = null, Uri? secretId = null, byte[]? cer = null, CertificatePolicy? policy = null) => new(properties, keyId, cer);
    }

    public class CertificateOperationError
    {
        internal CertificateOperationError() { }
    }

    public class MergeCertificateOptions
    {
        public MergeCertificateOptions(string name, IEnumerable<byte[]> x509Certificates) => (Name, X509Certificates) = (name, x509Certificates);

        public string Name { get; }

        public IEnumerable<byte[]> X509Certificates { get; }
    }

    public class CertificateClient
    {
        protected CertificateClient() { }

        public CertificateClient(Uri vaultUri, TokenCredential credential, CertificateClientOptions options) { }

        public virtual Task<Response<KeyVaultCertificate>> GetCertificateVersionAsync(string certificateName, string version, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public virtual Task<CertificateOperation> GetCertificateOperationAsync(string certificateName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public virtual Task<CertificateOperation> StartCreateCertificateAsync(string certificateName, CertificatePolicy policy, bool? enabled = default, IDictionary<string, string>? tags = null, bool? preserveCertificateOrder = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public virtual Task<Response<KeyVaultCertificateWithPolicy>> MergeCertificateAsync(MergeCertificateOptions mergeCertificateOptions, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}

namespace DigiRenew.Pki;

/// <summary>Object identifiers that this room reads and writes.</summary>
public static class Oids
{
    // Keys and algorithms: RFC 8017, RFC 4055, RFC 5480, RFC 5758, RFC 5754.
    public const string RsaEncryption = "1.2.840.113549.1.1.1";
    public const string MaskGeneration1 = "1.2.840.113549.1.1.8";
    public const string RsaPss = "1.2.840.113549.1.1.10";
    public const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    public const string Sha384WithRsa = "1.2.840.113549.1.1.12";
    public const string Sha512WithRsa = "1.2.840.113549.1.1.13";
    public const string EcPublicKey = "1.2.840.10045.2.1";
    public const string P256 = "1.2.840.10045.3.1.7";
    public const string P384 = "1.3.132.0.34";
    public const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";
    public const string EcdsaWithSha384 = "1.2.840.10045.4.3.3";
    public const string EcdsaWithSha512 = "1.2.840.10045.4.3.4";
    public const string Sha1 = "1.3.14.3.2.26";
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Sha384 = "2.16.840.1.101.3.4.2.2";
    public const string Sha512 = "2.16.840.1.101.3.4.2.3";

    // Attributes of names: X.520, RFC 4519, RFC 2985.
    public const string CommonName = "2.5.4.3";
    public const string Surname = "2.5.4.4";
    public const string SerialNumber = "2.5.4.5";
    public const string Country = "2.5.4.6";
    public const string Locality = "2.5.4.7";
    public const string State = "2.5.4.8";
    public const string Street = "2.5.4.9";
    public const string Organisation = "2.5.4.10";
    public const string OrganisationalUnit = "2.5.4.11";
    public const string GivenName = "2.5.4.42";
    public const string DnQualifier = "2.5.4.46";
    public const string OrganisationIdentifier = "2.5.4.97";
    public const string EmailAddress = "1.2.840.113549.1.9.1";
    public const string DomainComponent = "0.9.2342.19200300.100.1.25";

    // Extensions: RFC 5280 §4.2, §5.2, §5.3.
    public const string SubjectKeyIdentifier = "2.5.29.14";
    public const string KeyUsage = "2.5.29.15";
    public const string SubjectAlternativeName = "2.5.29.17";
    public const string BasicConstraints = "2.5.29.19";
    public const string CrlNumber = "2.5.29.20";
    public const string CrlReason = "2.5.29.21";
    public const string DeltaCrlIndicator = "2.5.29.27";
    public const string IssuingDistributionPoint = "2.5.29.28";
    public const string CertificateIssuer = "2.5.29.29";
    public const string CrlDistributionPoints = "2.5.29.31";
    public const string ExpiredCertificatesOnList = "2.5.29.60"; // expiredCertsOnCRL, X.509 §9.5.2.8
    public const string CertificatePolicies = "2.5.29.32";
    public const string AuthorityKeyIdentifier = "2.5.29.35";
    public const string ExtendedKeyUsage = "2.5.29.37";
    public const string AuthorityInformationAccess = "1.3.6.1.5.5.7.1.1";
    public const string QcStatementsExtension = "1.3.6.1.5.5.7.1.3";
    public const string CpsQualifier = "1.3.6.1.5.5.7.2.1";
    public const string Ocsp = "1.3.6.1.5.5.7.48.1";
    public const string OcspBasicResponse = "1.3.6.1.5.5.7.48.1.1";
    public const string OcspNonce = "1.3.6.1.5.5.7.48.1.2";
    public const string OcspArchiveCutoff = "1.3.6.1.5.5.7.48.1.6";
    public const string OcspNoCheck = "1.3.6.1.5.5.7.48.1.5";
    public const string CaIssuers = "1.3.6.1.5.5.7.48.2";

    // Extended key usages: RFC 5280 §4.2.1.12, RFC 9336.
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    public const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    public const string DocumentSigning = "1.3.6.1.5.5.7.3.36";

    // QCStatements: ETSI EN 319 412-5; policy: ETSI EN 319 411-2.
    public const string QcCompliance = "0.4.0.1862.1.1";
    public const string QcRetentionPeriod = "0.4.0.1862.1.3";
    public const string QcSscd = "0.4.0.1862.1.4";
    public const string QcPds = "0.4.0.1862.1.5";
    public const string QcType = "0.4.0.1862.1.6";
    public const string QcTypeEsign = "0.4.0.1862.1.6.1";
    public const string QcIdentMethod = "0.4.0.1862.1.8";
    public const string QcpNaturalQscd = "0.4.0.194112.1.2";

    // CMS: RFC 5652, RFC 5035.
    public const string Data = "1.2.840.113549.1.7.1";
    public const string SignedData = "1.2.840.113549.1.7.2";
    public const string ContentType = "1.2.840.113549.1.9.3";
    public const string MessageDigest = "1.2.840.113549.1.9.4";
    public const string SigningTime = "1.2.840.113549.1.9.5";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    // Time-stamps: RFC 3161.
    public const string TimeStampInformation = "1.2.840.113549.1.9.16.1.4";
}

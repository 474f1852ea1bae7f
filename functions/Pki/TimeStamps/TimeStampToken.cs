using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Pki.TimeStamps;

/// <summary>A verified TimeStampToken (RFC 3161 §2.4.2) over a SHA-256 digest.</summary>
/// <param name="Der">The token: a ContentInfo.</param>
/// <param name="Time">genTime.</param>
/// <param name="Policy">The authority's policy OID.</param>
/// <param name="Path">From the authority's certificate to a configured anchor.</param>
public sealed record TimeStampToken(ReadOnlyMemory<byte> Der, DateTimeOffset Time, string Policy, CertificationPath Path)
{
    private const int LargestResponse = 1024 * 1024;
    private const int GrantedWithModifications = 1;

    /// <summary>Reads an authority's answer and verifies the token in it.</summary>
    /// <param name="response">DER of the TimeStampResp, media type application/timestamp-reply.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="anchors">The configured anchors of time-stamping authorities; the other certificates are in the token.</param>
    /// <returns>The token; or TRY_LATER where the authority refuses, FORMAT_FAILURE for an answer to another request, and the failures of <see cref="Verify"/>.</returns>
    public static (TimeStampToken? Token, CheckResult Check) ReadResponse(
        ReadOnlyMemory<byte> response, TimeStampRequest request, IReadOnlyCollection<CertificateFacts> anchors)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (response.Length > LargestResponse)
        {
            return Not(SubIndication.FormatFailure, "An answer has at most 1 MiB.");
        }

        try
        {
            var (status, token) = Asn1.Der.Read(response.ToArray(), "a TimeStampResp", ReadStatus);
            return status is >= 0 and <= GrantedWithModifications && token is { } granted
                ? Judge(granted, request.Imprint, request.Nonce, anchors)
                : Not(SubIndication.TryLater, $"The time-stamping authority refuses with status {status.ToString(CultureInfo.InvariantCulture)}.");
        }
        catch (CryptographicException problem)
        {
            return Not(SubIndication.FormatFailure, problem.Message);
        }
    }

    /// <summary>Verifies a token: its signature, the digest it is for, and its authority's path at the time that it states.</summary>
    /// <param name="token">DER of the ContentInfo.</param>
    /// <param name="imprint">SHA-256 of what was stamped.</param>
    /// <param name="anchors">The configured anchors of time-stamping authorities; the other certificates are in the token.</param>
    /// <returns>The token; or HASH_FAILURE for another digest, CHAIN_CONSTRAINTS_FAILURE for a certificate not for time-stamping alone, and the failures of <see cref="CadesSignature.Verify"/> and <see cref="CertificationPath.Build"/>.</returns>
    public static (TimeStampToken? Token, CheckResult Check) Verify(
        ReadOnlyMemory<byte> token, Sha256Digest imprint, IReadOnlyCollection<CertificateFacts> anchors) => Judge(token, imprint, null, anchors);

    /// <summary>The time that a token states, where its path was verified before it was kept.</summary>
    /// <param name="token">DER of the ContentInfo.</param>
    /// <param name="imprint">SHA-256 of what was stamped.</param>
    /// <returns>genTime; null where it is of another digest or its signature does not hold.</returns>
    public static DateTimeOffset? TimeOf(ReadOnlyMemory<byte> token, Sha256Digest imprint) => Read(token, imprint).Information?.Time;

    private static (TimeStampInformation? Information, CadesVerdict Signature, CheckResult Check) Read(ReadOnlyMemory<byte> token, Sha256Digest imprint)
    {
        var signature = CadesSignature.Verify(token, Oids.TimeStampInformation, null);
        if (!signature.Check.Passed)
        {
            return (null, signature, signature.Check);
        }

        try
        {
            var information = Asn1.Der.Read(signature.Content, "a TSTInfo", TimeStampInformation.Read);
            return information.IsOf(imprint)
                ? (information, signature, signature.Check)
                : (null, signature, Findings.Of(SubIndication.HashFailure, "The time-stamp is of something else."));
        }
        catch (CryptographicException problem)
        {
            return (null, signature, Findings.Of(SubIndication.FormatFailure, problem.Message));
        }
    }

    private static (TimeStampToken? Token, CheckResult Check) Judge(
        ReadOnlyMemory<byte> token, Sha256Digest imprint, BigInteger? nonce, IReadOnlyCollection<CertificateFacts> anchors)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        var (read, signature, holds) = Read(token, imprint);
        if (read is not { } information || signature.Signer is not { } authority)
        {
            return (null, holds);
        }

        if (nonce is { } asked && information.Nonce != asked)
        {
            return Not(SubIndication.FormatFailure, "This answers another request.");
        }

        if (authority is not { ExtendedKeyUsages: [Oids.TimeStamping], MustBeUsedSo: true })
        {
            return Not(SubIndication.ChainConstraintsFailure, "The certificate is not critically for time-stamping alone (RFC 3161 §2.3).");
        }

        var (path, check) = CertificationPath.Build(authority, [.. signature.Certificates, .. anchors], anchors, information.Time);
        return (path is null ? null : new(token.ToArray(), information.Time, information.Policy, path), check);
    }

    private static (int Status, ReadOnlyMemory<byte>? Token) ReadStatus(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        var information = fields.ReadSequence();
        if (!information.TryReadInt32(out var status))
        {
            throw new AsnContentException("This status is not known.");
        }

        var token = fields.HasData ? fields.ReadEncodedValue() : (ReadOnlyMemory<byte>?)null;
        fields.ThrowIfNotEmpty();
        return (status, token);
    }

    private static (TimeStampToken? Token, CheckResult Check) Not(SubIndication why, string reason) => (null, Findings.Of(why, reason));
}

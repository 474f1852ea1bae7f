using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Pki.Cms;

/// <summary>Verifies a SignedData in the order of ETSI EN 319 102-1 §5.2: format, algorithms, signer's certificate, constraints, digest, signature.</summary>
internal static class SignedDataVerification
{
    private const int LargestCms = 1024 * 1024;

    public static CadesVerdict Verify(ReadOnlyMemory<byte> cms, string contentType, ReadOnlyMemory<byte>? detachedContent)
    {
        if (cms.Length > LargestCms)
        {
            return Not(SubIndication.FormatFailure, "A signature has at most 1 MiB.");
        }

        try
        {
            // Our own copy: nobody can change under us what was verified.
            var parts = Der.Read(cms.ToArray(), "a CMS SignedData with one signer", SignedDataReader.Read);
            return Verify(parts, contentType, detachedContent);
        }
        catch (CryptographicException problem)
        {
            return Not(SubIndication.FormatFailure, problem.InnerException is { Message: var why } ? $"{problem.Message} {why}" : problem.Message);
        }
    }

    private static CadesVerdict Verify(SignedDataParts parts, string contentType, ReadOnlyMemory<byte>? detachedContent)
    {
        if (parts.ContentType != contentType)
        {
            return Not(SubIndication.FormatFailure, "The content is of another type.", ("contentType", parts.ContentType));
        }

        if (parts.Content is not null && detachedContent is not null)
        {
            return Not(SubIndication.FormatFailure, "The content is inside although it should be detached.");
        }

        return (parts.Content ?? detachedContent) is { } content
            ? Verify(parts, content)
            : Not(SubIndication.SignedDataNotFound, "There is no content, neither inside nor detached.");
    }

    private static CadesVerdict Verify(SignedDataParts parts, ReadOnlyMemory<byte> content)
    {
        if (parts.Scheme is not { } scheme || parts.Digest != AlgorithmIdentifiers.DigestOf(scheme))
        {
            return Not(SubIndication.CryptoConstraintsFailure, "The digest or the signature algorithm is not accepted.");
        }

        if (parts.Attributes is not { } signedOctets)
        {
            return Not(SubIndication.SigConstraintsFailure, "There are no signed attributes.");
        }

        var attributes = Der.Read(signedOctets, "signed attributes", reader => SignedAttributes.Read(reader.ReadEncodedValue()));
        if (attributes.Any(attribute => attribute.Values.Length != 1)
            || attributes.DistinctBy(attribute => attribute.Oid, StringComparer.Ordinal).Count() != attributes.Length)
        {
            return Not(SubIndication.SigConstraintsFailure, "A signed attribute is there twice, or has not exactly one value.");
        }

        if (Value(attributes, Oids.SigningCertificateV2, "signing-certificate-v2", SigningCertificate.Read) is not { } named)
        {
            return Not(SubIndication.NoSigningCertificateFound, "The attribute signing-certificate-v2 is missing.");
        }

        if (parts.Certificates.FirstOrDefault(certificate => parts.Names(certificate) && named.Names(certificate)) is not { } signer)
        {
            return Not(SubIndication.NoSigningCertificateFound, "The signer's certificate is not inside, or is not the one that signing-certificate-v2 names.");
        }

        return Verify(parts, scheme, content, attributes, signer);
    }

    private static CadesVerdict Verify(
        SignedDataParts parts,
        SignatureScheme scheme,
        ReadOnlyMemory<byte> content,
        ImmutableArray<(string Oid, ImmutableArray<ReadOnlyMemory<byte>> Values)> attributes,
        CertificateFacts signer)
    {
        if (Value(attributes, Oids.ContentType, "a content type", reader => reader.ReadObjectIdentifier()) != parts.ContentType)
        {
            return Not(SubIndication.SigConstraintsFailure, "The attribute content-type is missing, or names another type.");
        }

        if (Value(attributes, Oids.MessageDigest, "a digest", reader => reader.ReadOctetString()) is not { } messageDigest)
        {
            return Not(SubIndication.SigConstraintsFailure, "The attribute message-digest is missing.");
        }

        var signingTime = Value<DateTimeOffset?>(attributes, Oids.SigningTime, "a time", reader => reader.ReadTime());
        if (PublicKeys.IsTooSmall(signer.SubjectPublicKeyInfo))
        {
            return Not(SubIndication.CryptoConstraintsFailure, "The signer's key is too small, or its type is not known.");
        }

        if (!CryptographicOperations.HashData(AlgorithmIdentifiers.DigestOf(scheme), content.Span).AsSpan().SequenceEqual(messageDigest))
        {
            return Not(SubIndication.HashFailure, "The content is not the one that was signed.");
        }

        if (!PublicKeys.Verify(signer.SubjectPublicKeyInfo, scheme, parts.Attributes!.Value.Span, parts.Signature.Span))
        {
            return Not(SubIndication.SigCryptoFailure, "The signature does not hold.");
        }

        return new(CheckResult.Pass(("signer", signer.Sha256.Hex), ("scheme", scheme.ToString())), signer, parts.Certificates, content, signingTime, scheme)
        {
            HasUnsigned = parts.HasUnsigned,
        };
    }

    private static T? Value<T>(
        ImmutableArray<(string Oid, ImmutableArray<ReadOnlyMemory<byte>> Values)> attributes, string oid, string what, Func<AsnReader, T> read)
    {
        var found = attributes.FirstOrDefault(attribute => attribute.Oid == oid);
        return found.Oid is null ? default : Der.Read(found.Values[0], what, read);
    }

    private static CadesVerdict Not(SubIndication why, string reason, params ReadOnlySpan<(string Name, string Value)> basis) =>
        new(Findings.Of(why, reason, basis), null, [], default, null, null);
}

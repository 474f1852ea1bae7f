using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Globalization;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>Reads TBSCertList (RFC 5280 §5.1.2) of version 2; its signature has been verified before.</summary>
internal static class RevocationListReader
{
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0);

    public static RevocationList Read(AsnReader reader, ReadOnlyMemory<byte> algorithm, CertificateFacts issuer)
    {
        var fields = reader.ReadSequence();
        Require(fields.TryReadInt32(out var version) && version == 1, "Only lists of version 2 are read.");
        Require(fields.ReadEncodedValue().Span.SequenceEqual(algorithm.Span), "The two signature algorithms differ.");
        Require(fields.ReadEncodedValue().Span.SequenceEqual(issuer.Subject.Span), "The list is of another issuer.");
        var thisUpdate = fields.ReadTime();
        DateTimeOffset? nextUpdate = IsTime(fields) ? fields.ReadTime() : null;
        Require(nextUpdate is null || nextUpdate > thisUpdate, "The list ends before it begins.");
        var entries = fields.HasData && fields.PeekTag() == Asn1Tag.Sequence
            ? RevokedCertificates.Read(fields.ReadSequence(), ReadEntry)
            : RevokedCertificates.None;
        var (number, scope, expiredSince) = fields.HasData ? ReadExtensions(fields.ReadSequence(Extensions), issuer) : (null, RevocationScope.All, null);
        fields.ThrowIfNotEmpty();
        return new(thisUpdate, nextUpdate, number, scope, expiredSince, entries);
    }

    private static bool IsTime(AsnReader fields) => fields.HasData && fields.PeekTag() is var tag && (tag == Asn1Tag.UtcTime || tag == Asn1Tag.GeneralizedTime);

    private static (ReadOnlyMemory<byte> Serial, DateTimeOffset At, int? Reason) ReadEntry(AsnReader fields)
    {
        var serial = SerialNumber.ReadOctets(fields);
        var at = fields.ReadTime();
        var reason = fields.HasData ? ReadReason(Extension.ReadAll(fields)) : null;
        fields.ThrowIfNotEmpty();
        return (serial, at, reason);
    }

    private static int? ReadReason(ImmutableArray<Extension> extensions)
    {
        int? reason = null;
        foreach (var extension in extensions)
        {
            Require(extension.Oid != Oids.CertificateIssuer, "Indirect lists are not read.");
            if (extension.Oid == Oids.CrlReason)
            {
                var value = new AsnReader(extension.Value, AsnEncodingRules.DER);
                var known = value.ReadEnumeratedValue<RevocationReason>();
                value.ThrowIfNotEmpty();
                Require(Enum.IsDefined(known), "This reason can't stand in a complete list.");
                reason = (int)known;
            }
            else
            {
                Require(!extension.IsCritical, $"Extension {extension.Oid} is critical and unknown.");
            }
        }

        return reason;
    }

    /// <returns>The CRL number, what is covered, and from when on expired certificates are.</returns>
    private static (string? Number, RevocationScope Scope, DateTimeOffset? ExpiredSince) ReadExtensions(AsnReader wrapper, CertificateFacts issuer)
    {
        string? number = null;
        var scope = RevocationScope.All;
        DateTimeOffset? expiredSince = null;
        var all = Extension.ReadAll(wrapper);
        wrapper.ThrowIfNotEmpty();
        foreach (var extension in all)
        {
            var value = new AsnReader(extension.Value, AsnEncodingRules.DER);
            switch (extension.Oid)
            {
                case Oids.CrlNumber:
                    number = value.ReadInteger().ToString(CultureInfo.InvariantCulture);
                    value.ThrowIfNotEmpty();
                    break;
                case Oids.ExpiredCertificatesOnList:
                    expiredSince = value.ReadGeneralizedTime();
                    value.ThrowIfNotEmpty();
                    break;
                case Oids.AuthorityKeyIdentifier:
                    RequireSameKey(CertificateExtensions.ReadAuthorityKeyIdentifier(value), issuer);
                    value.ThrowIfNotEmpty();
                    break;
                case Oids.IssuingDistributionPoint:
                    scope = RevocationScope.Read(value);
                    value.ThrowIfNotEmpty();
                    break;
                case Oids.DeltaCrlIndicator:
                    throw new AsnContentException("Delta lists are not read.");
                default:
                    Require(!extension.IsCritical, $"Extension {extension.Oid} is critical and unknown.");
                    break;
            }
        }

        return (number, scope, expiredSince);
    }

    private static void RequireSameKey(ReadOnlyMemory<byte>? identifier, CertificateFacts issuer) => Require(
        identifier is not { } said || issuer.SubjectKeyIdentifier is not { } own || said.Span.SequenceEqual(own.Span),
        "The list names another key of the issuer.");

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new AsnContentException(otherwise);
        }
    }
}

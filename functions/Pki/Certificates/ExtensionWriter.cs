using System.Formats.Asn1;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Certificates;

/// <summary>Writes extensions (RFC 5280 §4.2, §5.2; ETSI EN 319 412-2 §4.3, §4.4); one that has nothing to say is left out.</summary>
internal static class ExtensionWriter
{
    private const string AnyPolicy = Oids.CertificatePolicies + ".0";

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Rfc822Name = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Uri = new(TagClass.ContextSpecific, 6);

    public static void WriteAuthorityKeyIdentifier(this AsnWriter writer, ReadOnlyMemory<byte> identifier) =>
        Extension.Write(writer, Oids.AuthorityKeyIdentifier, critical: false, value =>
        {
            using (value.PushSequence())
            {
                value.WriteOctetString(identifier.Span, Tag0);
            }
        });

    public static void WriteSubjectKeyIdentifier(this AsnWriter writer, ReadOnlyMemory<byte> identifier) =>
        Extension.Write(writer, Oids.SubjectKeyIdentifier, critical: false, value => value.WriteOctetString(identifier.Span));

    public static void WriteKeyUsage(this AsnWriter writer, KeyUsage usage)
    {
        if (usage == KeyUsage.None)
        {
            throw new ArgumentException("At least one key usage is needed.", nameof(usage));
        }

        Extension.Write(writer, Oids.KeyUsage, critical: true, value => value.WriteNamedBitList(usage));
    }

    /// <summary>basicConstraints with cA.</summary>
    public static void WriteAuthority(this AsnWriter writer, int? pathLength) =>
        Extension.Write(writer, Oids.BasicConstraints, critical: true, value =>
        {
            using (value.PushSequence())
            {
                value.WriteBoolean(true);
                if (pathLength is { } length)
                {
                    value.WriteInteger(length);
                }
            }
        });

    /// <summary>id-pkix-ocsp-nocheck, for responders (RFC 6960 §4.2.2.2.1): short-lived, so nobody need ask for their status.</summary>
    public static void WriteOcspNoCheck(this AsnWriter writer, bool needed)
    {
        if (needed)
        {
            Extension.Write(writer, Oids.OcspNoCheck, critical: false, value => value.WriteNull());
        }
    }

    /// <summary>anyPolicy: what an issuing authority below an anchor may certify under (RFC 5280 §4.2.1.4).</summary>
    public static void WriteAnyPolicy(this AsnWriter writer, bool needed)
    {
        if (needed)
        {
            writer.WritePolicies([(AnyPolicy, null)]);
        }
    }

    public static void WritePolicies(this AsnWriter writer, IReadOnlyCollection<(string Oid, string? CpsAddress)> policies)
    {
        if (policies.Count == 0)
        {
            return;
        }

        Extension.Write(writer, Oids.CertificatePolicies, critical: false, value =>
        {
            using (value.PushSequence())
            {
                foreach (var (oid, address) in policies)
                {
                    WritePolicy(value, oid, address);
                }
            }
        });
    }

    /// <summary>Critical for time-stamping only, which must stand alone (RFC 3161 §2.3).</summary>
    public static void WriteExtendedKeyUsages(this AsnWriter writer, IReadOnlyList<string> usages)
    {
        if (usages.Count == 0)
        {
            return;
        }

        Extension.Write(writer, Oids.ExtendedKeyUsage, critical: usages is [Oids.TimeStamping], value =>
        {
            using (value.PushSequence())
            {
                foreach (var usage in usages)
                {
                    value.WriteObjectIdentifier(usage);
                }
            }
        });
    }

    public static void WriteAlternativeNames(this AsnWriter writer, string? email, IReadOnlyList<string> dnsNames)
    {
        if (email is null && dnsNames.Count == 0)
        {
            return;
        }

        Extension.Write(writer, Oids.SubjectAlternativeName, critical: false, value =>
        {
            using (value.PushSequence())
            {
                if (email is not null)
                {
                    value.WriteCharacterString(UniversalTagNumber.IA5String, email, Rfc822Name);
                }

                foreach (var name in dnsNames)
                {
                    value.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsName);
                }
            }
        });
    }

    public static void WriteCrlAddress(this AsnWriter writer, string? address)
    {
        if (address is null)
        {
            return;
        }

        Extension.Write(writer, Oids.CrlDistributionPoints, critical: false, value =>
        {
            using (value.PushSequence())
            using (value.PushSequence())
            using (value.PushSequence(Tag0))
            using (value.PushSequence(Tag0))
            {
                value.WriteCharacterString(UniversalTagNumber.IA5String, address, Uri);
            }
        });
    }

    public static void WriteInformationAccess(this AsnWriter writer, string? ocspAddress, string? caIssuersAddress)
    {
        if (ocspAddress is null && caIssuersAddress is null)
        {
            return;
        }

        Extension.Write(writer, Oids.AuthorityInformationAccess, critical: false, value =>
        {
            using (value.PushSequence())
            {
                WriteAccess(value, Oids.Ocsp, ocspAddress);
                WriteAccess(value, Oids.CaIssuers, caIssuersAddress);
            }
        });
    }

    public static void WriteQcStatements(this AsnWriter writer, QcStatements statements)
    {
        if (!statements.IsEmpty)
        {
            Extension.Write(writer, Oids.QcStatementsExtension, critical: false, value => value.WriteEncodedValue(statements.Write()));
        }
    }

    private static void WritePolicy(AsnWriter value, string oid, string? address)
    {
        using (value.PushSequence())
        {
            value.WriteObjectIdentifier(oid);
            if (address is null)
            {
                return;
            }

            using (value.PushSequence())
            using (value.PushSequence())
            {
                value.WriteObjectIdentifier(Oids.CpsQualifier);
                value.WriteCharacterString(UniversalTagNumber.IA5String, address);
            }
        }
    }

    private static void WriteAccess(AsnWriter value, string method, string? address)
    {
        if (address is null)
        {
            return;
        }

        using (value.PushSequence())
        {
            value.WriteObjectIdentifier(method);
            value.WriteCharacterString(UniversalTagNumber.IA5String, address, Uri);
        }
    }
}

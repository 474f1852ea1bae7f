using System.Formats.Asn1;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.TimeStamps;
using DigiRenew.Pki.Verification;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki.TimeStamps;

/// <summary>Tokens as qualified authorities write them (ETSI EN 319 422 §9.1): with extensions.</summary>
public sealed class A_qualified_token : IDisposable
{
    private static readonly Sha256Digest Stamped = Sha256Digest.Of("stamped"u8);

    private readonly DemoHierarchy _demo = DemoHierarchy.Build();

    public void Dispose() => _demo.Dispose();

    [Fact]
    public async Task passes_with_statements_that_are_not_critical()
    {
        var (token, check) = TimeStampToken.Verify(await TokenAsync(Authority(), isCritical: false), Stamped, [_demo.Root]);
        Assert.True(check.Passed, check.Reason);
        Assert.Equal(_demo.At, token!.Time);
    }

    [Fact]
    public async Task is_refused_with_an_extension_that_is_critical() =>
        Assert.Equal(SubIndication.FormatFailure, TimeStampToken.Verify(await TokenAsync(Authority(), isCritical: true), Stamped, [_demo.Root]).Check.SubIndication);

    [Fact]
    public async Task is_refused_where_its_authoritys_use_is_not_critical()
    {
        var lax = CertificateFacts.Read(Tbs.WithExtensions(
            Authority(), all => [.. all.Select(one => Convert.FromHexString(Convert.ToHexString(one).Replace("3016" + "0603551D250101FF", "3013" + "0603551D25", StringComparison.Ordinal)))], _demo.IssuingKey));
        Assert.Equal(Oids.TimeStamping, Assert.Single(lax.ExtendedKeyUsages));
        Assert.Equal(SubIndication.ChainConstraintsFailure, TimeStampToken.Verify(await TokenAsync(lax, isCritical: false), Stamped, [_demo.Root]).Check.SubIndication);
    }

    private CertificateFacts Authority() => DemoHierarchy.Sign(_demo.IssuingKey, ToBeSignedCertificate.ComposePlain(
        _demo.Issuing, DistinguishedName.Write((Oids.CommonName, "Exemplu TSA")), _demo.HolderKey.SubjectPublicKeyInfo,
        KeyUsage.DigitalSignature, [Oids.TimeStamping], [], "7A", _demo.At.AddDays(-1), _demo.At.AddDays(1), _demo.IssuingKey.Scheme));

    private async Task<byte[]> TokenAsync(CertificateFacts authority, bool isCritical) =>
        await CadesSignature.SignAsync(Information(isCritical), Oids.TimeStampInformation, false, authority, [_demo.Issuing], _demo.HolderKey, _demo.At, CancellationToken.None);

    private byte[] Information(bool isCritical) => StampInformation.Write(Stamped, _demo.At, writer =>
    {
        using (writer.PushSequence(new(TagClass.ContextSpecific, 1)))
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.QcStatementsExtension);
            if (isCritical)
            {
                writer.WriteBoolean(true);
            }

            using (writer.PushOctetString())
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("0.4.0.19422.1.1"); // esi4-qtstStatement-1
            }
        }
    });
}

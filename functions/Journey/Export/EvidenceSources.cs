using System.Collections.Immutable;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Export;

/// <summary>Where the evidence of an order lies, and the seal that signs what is exported.</summary>
/// <param name="Authorities">Issuing certificates and anchors, to be put beside the holder's certificates.</param>
public sealed record EvidenceSources(
    IRenewals Renewals,
    IEvidence Evidence,
    IPrivateDocuments PrivateDocuments,
    IAuditStore AuditStore,
    ISealKey Seal,
    ImmutableArray<CertificateFacts> Authorities)
{
    public static EvidenceSources Of(JourneyContext context) => new(
        context.Ports.Renewals,
        context.Ports.Evidence,
        context.Ports.PrivateDocuments,
        context.Ports.AuditStore,
        context.Ports.Seal,
        [.. context.Settings.IssuingCertificates.Concat(context.Ports.IssuingKey.Certificates).Concat(context.Settings.TrustAnchors).Distinct()]);
}

using DigiRenew.Pki.Cms;

namespace DigiRenew.Journey.Verification;

/// <summary>The signature of an upload: its verdict, and the time that it claims.</summary>
/// <param name="Verdict">Of the CMS.</param>
/// <param name="ClaimedTime">/M of a paper, signing-time of the others; null where there is none.</param>
internal sealed record UploadSignature(CadesVerdict Verdict, DateTimeOffset? ClaimedTime);

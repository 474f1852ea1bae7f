using DigiRenew.Contracts;
using DigiRenew.Pki;

namespace DigiRenew.Renewal;

/// <summary>One paper made for an order.</summary>
public sealed record Paper(PaperKind Kind, string FileName, Sha256Digest Sha256, long Length);

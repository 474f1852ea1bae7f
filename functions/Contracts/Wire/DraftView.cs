namespace DigiRenew.Contracts.Wire;

/// <summary>A draft that waits for its code.</summary>
/// <param name="Id">The draft's id; the order keeps it.</param>
/// <param name="Sha256">Digest of the draft, to be signed in the order.</param>
/// <param name="CodeSentTo">Masked contact of record.</param>
/// <param name="CodeExpires">End of the code (UTC).</param>
/// <param name="CodeTries">How many tries it has.</param>
/// <param name="Price">What it will cost.</param>
public sealed record DraftView(Guid Id, string Sha256, string CodeSentTo, DateTimeOffset CodeExpires, int CodeTries, OfferView Price);

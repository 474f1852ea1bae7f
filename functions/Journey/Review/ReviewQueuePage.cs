using System.Collections.Immutable;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>Rows, and the token of the next page where there is one.</summary>
public sealed record ReviewQueuePage(ImmutableArray<(RenewalId Id, RenewalIndex Row)> Rows, string? Next);

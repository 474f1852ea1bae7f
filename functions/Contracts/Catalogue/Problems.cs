using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>Every refusal that the service knows, by stable code. Parts of this class stand beside it, a file a step.</summary>
public static partial class Problems
{
    private static readonly Lazy<ImmutableDictionary<string, Problem>> Index = new(() =>
        new[] { General, Sessions, Ordering, Uploads, Review, Payments, Issuance }.SelectMany(set => set)
            .ToImmutableDictionary(problem => problem.Code, StringComparer.Ordinal));

    /// <summary>All problems, by code.</summary>
    public static ImmutableDictionary<string, Problem> ByCode => Index.Value;
}

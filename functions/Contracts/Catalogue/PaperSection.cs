using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>A numbered section of a paper: its title and its numbered clauses.</summary>
public sealed record PaperSection(Text Title, ImmutableArray<Text> Clauses);

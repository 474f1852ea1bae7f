using System.Collections.Immutable;

namespace DigiRenew.Journey.Register;

/// <summary>The outcome of an import: entries put, or everything that is wrong and nothing put.</summary>
public sealed record RegisterImport(int Imported, ImmutableArray<RegisterImportError> Errors);

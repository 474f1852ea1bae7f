namespace DigiRenew.Journey.Register;

/// <summary>What is wrong with a line of an import.</summary>
/// <param name="Line">The line's number in the file, 1 for the header.</param>
/// <param name="Column">The column, or - where the whole line is meant.</param>
/// <param name="Reason">Plain English; quotes nothing of the line, which may hold personal data.</param>
public sealed record RegisterImportError(int Line, string Column, string Reason);

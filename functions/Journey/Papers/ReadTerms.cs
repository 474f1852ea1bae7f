using DigiRenew.Contracts;

namespace DigiRenew.Journey.Papers;

/// <summary>The general conditions in force, as text and as digest.</summary>
public sealed class ReadTerms(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Outcome<PaperFile> Run(string version, Language language) => throw new NotImplementedException();
}

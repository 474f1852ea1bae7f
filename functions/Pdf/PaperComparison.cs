namespace DigiRenew.Pdf;

/// <summary>The outcome of comparing a received file with an issued paper.</summary>
public abstract record PaperComparison
{
    private PaperComparison()
    {
    }

    /// <summary>Octet for octet the paper and one update; <paramref name="ToBeSigned"/> is the CMS's detached content.</summary>
    public sealed record Same(DateTimeOffset ClaimedTime, ReadOnlyMemory<byte> Cms, ReadOnlyMemory<byte> ToBeSigned) : PaperComparison;

    /// <summary>The file does not begin with this paper.</summary>
    public sealed record Foreign : PaperComparison;

    /// <summary>Not the octets of this paper, but the file carries its identity: another program saved it again, or it was damaged.</summary>
    public sealed record Resaved : PaperComparison;

    /// <summary>The paper itself, without a signature.</summary>
    public sealed record WithoutSignature : PaperComparison;

    /// <summary>The paper, then something that is not the one update we know.</summary>
    public sealed record Altered(string Reason) : PaperComparison;
}

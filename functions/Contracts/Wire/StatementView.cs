namespace DigiRenew.Contracts.Wire;

/// <summary>A bank's statement that was handed in.</summary>
/// <param name="Id">Made of the file: the same file has the same id.</param>
/// <param name="Sha256">Digest of the file, hexadecimal.</param>
/// <param name="Status">waiting or done.</param>
/// <param name="Received">When it came first (UTC).</param>
/// <param name="Entries">Booked credits and reversals of the provider's account, once done.</param>
public sealed record StatementView(Guid Id, string Sha256, string Status, DateTimeOffset Received, IReadOnlyList<StatementEntryView> Entries)
{
    public const string Waiting = "waiting";

    public const string Done = "done";
}

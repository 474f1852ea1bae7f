using DigiRenew.Journey.Storage;

namespace DigiRenew.Journey.Sessions;

/// <summary>What a session may see and do: a holder's own orders, and with the new certificate only the order it came from.</summary>
internal static class HolderSessionRights
{
    /// <summary>Whether the session may read how an order stands and its certificate, and report the installation (SPEC §3).</summary>
    public static bool MayRead(this HolderSession session, LedgerEntry order) => session.OnlyOrder is { } only
        ? only == order.Id
        : session.MayChange(order);

    /// <summary>Whether the session may change an order and read its papers and uploads: it is the session of the certificate under renewal.</summary>
    public static bool MayChange(this HolderSession session, LedgerEntry order) =>
        session.OnlyOrder is null && order.State.Facts?.Draft.Certificate.Sha256 == session.Certificate.Sha256;
}

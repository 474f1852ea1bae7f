using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Issuance;

/// <summary>Whether an order is the session's own: of the certificate under renewal, or of the new one (SPEC §3).</summary>
internal static class HolderAccess
{
    public static bool MaySee(this HolderSession session, OrderFacts order) => session.OnlyOrder is { } only
        ? only == order.Id
        : session.Certificate.Sha256 == order.Draft.Certificate.Sha256;
}

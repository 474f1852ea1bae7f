using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>
/// Whose trail an operator may read, as records or within an evidence container (SPEC §7): an auditor's are all orders; an officer's
/// are those under review and those they acted on. To have looked at something is not to have acted.
/// </summary>
internal static class OwnOrders
{
    public static bool MayReadTrail(OperatorIdentity caller, LedgerEntry entry) =>
        caller.Has(Roles.Auditor)
        || (caller.Has(Roles.Officer)
            && (entry.State.IsUnderReview
                || entry.Events.Any(recorded => recorded.Actor == Actor.Operator(caller.Id) && !RenewalProcess.IsLook(recorded.Event))));
}

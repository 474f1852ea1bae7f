using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>What operators may be (SPEC §7).</summary>
public static class Roles
{
    public const string Officer = "officer";
    public const string Finance = "finance";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";

    /// <summary>A machine that brings statements; no person.</summary>
    public const string Import = "import";

    internal static Refusal Forbidden => Refusal.Because(Problems.Forbidden);

    internal static bool Has(this OperatorIdentity caller, params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (caller.Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}

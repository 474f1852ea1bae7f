namespace DigiRenew.Http;

/// <summary>Roles of operators (SPEC §7).</summary>
public static class OperatorRoles
{
    public const string Officer = "officer";
    public const string Finance = "finance";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";
    public const string Import = "import";
}

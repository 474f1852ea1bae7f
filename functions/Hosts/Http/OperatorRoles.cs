namespace DigiRenew.Http;

/// <summary>Roles of operators (SPEC §7).</summary>
public static class OperatorRoles
{
    public const string Officer = "officer";
    public const string Finance = "finance";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";

    /// <summary>A machine that brings bank statements by an API key or, on Azure, as an application of Entra ID, and may do nothing else.</summary>
    public const string Import = "import";
}

namespace DigiRenew.Renewal;

/// <summary>In which role an operator looks at an identity copy (SPEC §7).</summary>
public enum IdentityViewer
{
    /// <summary>While the order is under review.</summary>
    Officer,

    /// <summary>At any time, with a written reason.</summary>
    Auditor,
}

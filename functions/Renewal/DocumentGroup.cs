namespace DigiRenew.Renewal;

/// <summary>What is kept about a holder, by how long it is kept.</summary>
public enum DocumentGroup
{
    /// <summary>Copies of identity documents and proofs of payment: erased some weeks after the order’s end.</summary>
    Copies,

    /// <summary>Everything else, and the copies with it: form, reasons, papers, evidence, mails. The audit trail stays.</summary>
    Record,
}

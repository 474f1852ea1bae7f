namespace DigiRenew.Contracts;

/// <summary>The four PDFs that the service makes for an order.</summary>
public enum PaperKind
{
    /// <summary>The contract between provider, subscriber and holder.</summary>
    Contract,

    /// <summary>The holder's declaration (statement).</summary>
    Declaration,

    /// <summary>The general conditions.</summary>
    Terms,

    /// <summary>The proforma invoice; not signed, not sent back.</summary>
    Proforma,
}

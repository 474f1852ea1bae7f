namespace DigiRenew.Contracts;

/// <summary>What a holder may send for an order. The first four are required (SPEC: required uploads).</summary>
public enum UploadKind
{
    /// <summary>The signed contract.</summary>
    Contract,

    /// <summary>The signed declaration (statement).</summary>
    Declaration,

    /// <summary>The signed general conditions.</summary>
    Terms,

    /// <summary>The copy of the identity document, with a detached signature.</summary>
    Identity,

    /// <summary>Optional: the copy of the payment order.</summary>
    PaymentProof,

    /// <summary>Optional: the subscriber's authorisation, signed by its legal representative.</summary>
    Authorisation,
}

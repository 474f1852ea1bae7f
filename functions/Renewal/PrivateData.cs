namespace DigiRenew.Renewal;

/// <summary>Personal data that an operator asks for by itself, beside the identity copy; each look is an event.</summary>
public enum PrivateData
{
    /// <summary>The personal number, whole.</summary>
    PersonalNumber,

    /// <summary>A copy of a payment order.</summary>
    PaymentProof,

    /// <summary>The subscriber's authorisation.</summary>
    Authorisation,

    /// <summary>The evidence of a finished order, as a container.</summary>
    Evidence,
}

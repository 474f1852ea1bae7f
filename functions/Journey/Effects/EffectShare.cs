namespace DigiRenew.Journey.Effects;

/// <summary>Which effects a process performs: where the work is divided, one part alone may use the issuing key.</summary>
public enum EffectShare
{
    /// <summary>Every effect: one process does all the work.</summary>
    All,

    /// <summary>What needs the issuing key: fixing an issuance and signing it, and revoking what it signed.</summary>
    Issuing,

    /// <summary>Everything else.</summary>
    AllButIssuing,
}

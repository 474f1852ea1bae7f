namespace DigiRenew.Pki.Certificates;

/// <summary>How the holder was identified (0.4.0.1862.1.8.n).</summary>
public enum QcIdentMethod
{
    /// <summary>0.4.0.1862.1.8.1: eIDAS art. 24(1)(a) or (b), before its amendment.</summary>
    Eidas1PresenceOrEid = 1,

    /// <summary>0.4.0.1862.1.8.2: eIDAS art. 24(1)(c) or (d), before its amendment.</summary>
    Eidas1SignatureOrOther = 2,

    /// <summary>0.4.0.1862.1.8.3: art. 24(1a)(a), (c) or (d).</summary>
    Eidas2Identified = 3,

    /// <summary>0.4.0.1862.1.8.4: art. 24(1a)(b), by a qualified signature.</summary>
    Eidas2Signature = 4,
}

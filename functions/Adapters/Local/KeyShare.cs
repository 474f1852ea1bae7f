namespace DigiRenew.Adapters.Local;

/// <summary>Which keys a process may use, where the work is divided.</summary>
public enum KeyShare
{
    /// <summary>Both: one process does all the work.</summary>
    Both,

    /// <summary>The issuing key alone; of the seal the certificates.</summary>
    Issuing,

    /// <summary>The seal alone; of the issuing authorities the certificates.</summary>
    Seal,
}

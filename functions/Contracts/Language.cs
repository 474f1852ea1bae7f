namespace DigiRenew.Contracts;

/// <summary>The two languages in which DigiRenew speaks (BCP 47: ro, en).</summary>
public enum Language
{
    /// <summary>Romanian.</summary>
    Ro,

    /// <summary>English.</summary>
    En,
}

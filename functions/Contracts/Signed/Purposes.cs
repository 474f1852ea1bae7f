namespace DigiRenew.Contracts.Signed;

/// <summary>The <c>purpose</c> of a signed JSON; no purpose is accepted for another.</summary>
public static class Purposes
{
    public const string Order = "digirenew/order";
    public const string Cancel = "digirenew/cancel";
    public const string Installation = "digirenew/installation";
    public const string Receipt = "digirenew/receipt";
    public const string Decision = "digirenew/decision";
    public const string Checkpoint = "digirenew/checkpoint";
}

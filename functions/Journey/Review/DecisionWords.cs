using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>What an operator may decide, as it stands in requests, sealed decisions and causes.</summary>
public static class DecisionWords
{
    public const string Approve = "approve";
    public const string RefuseUpload = "refuse-upload";
    public const string RefuseOrder = "refuse-order";
    public const string Hold = "hold";
    public const string Release = "release";
    public const string Identification = "identification";
    public const string Authorisation = "authorisation";
    public const string Contact = "contact";
    public const string IssueLate = "issue-late";
    public const string Revoke = "revoke";
    public const string Payment = "payment";
    public const string AttachProof = "attach-proof";
    public const string Refund = "refund";

    /// <summary>The decision that settles a blocker.</summary>
    public static string Of(Blocker blocker) => blocker switch
    {
        Blocker.Contact => Contact,
        Blocker.SubscriberConsent => Authorisation,
        _ => Identification,
    };
}

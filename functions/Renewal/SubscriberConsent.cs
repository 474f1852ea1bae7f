namespace DigiRenew.Renewal;

/// <summary>How the consent of the subscriber, where it is an organisation, is on record (SPEC §2). A standing authorisation in the register needs neither.</summary>
public static class SubscriberConsent
{
    /// <summary>The officer looked it up: the holder represents the organisation by law.</summary>
    public const string LegalRepresentative = "legal-representative";

    /// <summary>A verified upload, signed with the representative's qualified certificate; the officer looked up who represents the organisation.</summary>
    public const string Upload = "upload";
}

namespace DigiRenew.Journey.Configuration;

/// <summary>How the papers of an order come with the message that announces them (SPEC §1).</summary>
public enum PapersByMail
{
    /// <summary>As files of the message.</summary>
    Attached,

    /// <summary>Not at all: the holder’s program fetches them, so that what names the holder travels under the holder’s key only.</summary>
    Fetched,
}

namespace DigiRenew.Contracts.Catalogue;

public static partial class Words
{
    /// <summary>Why an officer is called, or an order stands still.</summary>
    private static Dictionary<string, Text> Causes => new(StringComparer.Ordinal)
    {
        ["on-hold"] = new("comanda este suspendată", "the order is on hold"),
        ["officer"] = new("un operator a suspendat-o", "an officer put it on hold"),
        ["not-me"] = new("titularul spune că nu el a făcut comanda", "the holder says that the order is not theirs"),
        ["payment-taken-back"] = new("banca a întors plata", "the bank took the payment back"),
        ["old-certificate-expired"] = new("certificatul vechi a expirat înainte de emitere", "the old certificate expired before issuance"),
        ["old-certificate-on-hold"] = new("certificatul vechi este suspendat", "the old certificate is on hold"),
        ["issuing-certificate-revoked"] = new("un certificat al autorității emitente este revocat", "a certificate of the issuing authority is revoked"),
        ["evidence-broken"] = new("dovezile comenzii nu se mai verifică; nu emiteți nimic și anunțați administratorul", "the order’s evidence no longer verifies; issue nothing and tell the administrator"),
        ["contact-bounced"] = new("un mesaj către titular s-a întors; contactul trebuie verificat", "a message to the holder came back; the contact must be verified"),
        ["contact-proposed"] = new("un operator a verificat contactul; al doilea trebuie să confirme", "one officer verified the contact; a second one must confirm"),
        ["revocation-asked"] = new("un operator a cerut revocarea certificatului; al doilea trebuie să confirme", "one officer asked for the certificate to be revoked; a second one must confirm"),
        ["issuance-overdue"] = new("a trecut o zi de la momentul emiterii și certificatul nu este emis", "a day has passed since the moment of issue and the certificate is not issued"),
    };

    /// <summary>What stands in the way of an approval, by the names that a refusal carries.</summary>
    private static Dictionary<string, Text> Blockers => new(StringComparer.Ordinal)
    {
        ["Identification"] = new("identificarea titularului", "the holder’s identification"),
        ["Contact"] = new("contactul titularului", "the holder’s contact"),
        ["SubscriberConsent"] = new("acordul organizației", "the organisation’s consent"),
        ["Device"] = new("dovada dispozitivului", "the proof of the device"),
    };
}

namespace DigiRenew.Contracts.Catalogue;

public static partial class Words
{
    /// <summary>Why an order was put on hold or calls for an officer, and what the officer can do.</summary>
    private static Dictionary<string, Text> Causes => new(StringComparer.Ordinal)
    {
        ["not-me"] = new("titularul spune că nu el a făcut comanda", "the holder says they did not make the order"),
        ["officer"] = new("un operator a suspendat-o", "an officer put it on hold"),
        ["evidence-broken"] = new("dovezile nu se verifică; nu s-a semnat nimic", "the evidence does not verify; nothing was signed"),
        ["old-certificate-on-hold"] = new("certificatul vechi este suspendat", "the old certificate is on hold"),
        ["old-certificate-expired"] = new(
            "certificatul vechi a expirat înainte de emitere: permiteți emiterea târzie sau refuzați comanda",
            "the old certificate expired before issuance: allow late issuance, or refuse the order"),
        ["issuing-certificate-revoked"] = new("un certificat de emitere este revocat", "an issuing certificate is revoked"),
        ["validity-not-possible"] = new(
            "valabilitatea aleasă nu se mai încadrează între certificatul vechi și cel de emitere: refuzați comanda",
            "the chosen validity no longer fits between the old certificate and the issuing one: refuse the order"),
        ["key-in-use"] = new(
            "registrul are deja un certificat cu cheia nouă: comanda a fost emisă înainte de o restaurare, refuzați-o",
            "the register has a certificate with the new key already: the order was issued before a restore, refuse it"),
        ["key-not-accepted"] = new("tipul cheii noi nu mai este acceptat: refuzați comanda", "the new key’s type is no longer accepted: refuse the order"),
        ["device-not-proven"] = new("certificarea tokenului a încetat: refuzați comanda", "the token’s certification has ended: refuse the order"),
        ["device-changed"] = new("registrul numește acum alt token", "the register now names another token"),
        ["profile-changed"] = new(
            "profilul s-a schimbat după ce certificatul a fost fixat: reluați comanda ca să se semneze ce a fost fixat, sau refuzați-o",
            "the profile changed after the certificate was fixed: release the order to have signed what was fixed, or refuse it"),
        ["payment-taken-back"] = new(
            "banca a luat plata înapoi: așteptați o altă plată și reluați comanda, sau refuzați-o; un certificat emis deja se poate revoca",
            "the bank took the payment back: wait for another payment and release the order, or refuse it; a certificate that is issued already can be revoked"),
        ["signed-while-held"] = new(
            "certificatul a fost semnat în timp ce comanda se suspenda sau se încheia și nu l-a primit nimeni: reluați comanda suspendată ca să fie înregistrat, apoi revocați-l dacă este cazul; dacă s-a încheiat, cereți autorității revocarea",
            "the certificate was signed while the order was being held or ended, and nobody got it: release a held order to have it recorded, then revoke it if need be; where it has ended, ask the authority for its revocation"),
        ["issuance-overdue"] = new("nu s-a emis nici la o zi după data aleasă", "it is not issued a day after its date"),
        ["on-hold"] = new("comanda este suspendată", "the order is on hold"),
        ["contact-bounced"] = new("un mesaj către titular s-a întors; contactul trebuie verificat", "a message to the holder came back; the contact must be verified"),
        ["contact-proposed"] = new("un operator a verificat contactul; al doilea trebuie să confirme", "one officer verified the contact; a second one must confirm"),
        ["revocation-asked"] = new("un operator a cerut revocarea certificatului; al doilea trebuie să confirme", "one officer asked for the certificate to be revoked; a second one must confirm"),
    };

    /// <summary>What stands in the way of an approval, by the names that a refusal carries.</summary>
    private static Dictionary<string, Text> Blockers => new(StringComparer.Ordinal)
    {
        ["Identification"] = new("identificarea titularului", "the holder’s identification"),
        ["Contact"] = new("contactul titularului", "the holder’s contact"),
        ["SubscriberConsent"] = new("acordul organizației", "the organisation’s consent"),
    };
}

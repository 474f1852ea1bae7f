using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>The general conditions. Placeholders name the provider only, so the text is the same for every order.</summary>
public static class TermsTexts
{
    /// <summary>What its files are called, before the number: letters that every system takes.</summary>
    public static Text FileName { get; } = new("Conditii-generale", "General-conditions");

    public static Text Title { get; } = new(
        "Condiții generale pentru reînnoirea online a certificatelor calificate",
        "General conditions for the online renewal of qualified certificates");

    public static Text Version { get; } = new("Versiunea {termsVersion}", "Version {termsVersion}");

    public static ImmutableArray<PaperSection> Sections { get; } =
    [
        new(new("Serviciul", "The service"),
        [
            new("{provider}, cu sediul în {providerAddress}, CUI {providerTaxId}, nr. registrul comerțului {providerRegistration}, emite certificate calificate pentru semnătură electronică pe dispozitive calificate, conform Regulamentului (UE) nr. 910/2014.",
                "{provider}, of {providerAddress}, tax id {providerTaxId}, trade register number {providerRegistration}, issues qualified certificates for electronic signatures on qualified devices, under Regulation (EU) No 910/2014."),
            new("Reînnoirea online înlocuiește un certificat valabil al aceluiași titular cu unul nou, pentru o pereche de chei nouă, generată pe tokenul titularului.",
                "Online renewal replaces a valid certificate of the same holder by a new one, for a new key pair generated on the holder’s token."),
            new("Politica de certificare și codul de practici se găsesc la {website}.",
                "The certificate policy and the practice statement are found at {website}."),
        ]),
        new(new("Cine poate reînnoi", "Who may renew"),
        [
            new("Se poate reînnoi un certificat calificat emis de furnizor, neexpirat, nerevocat și nesuspendat, care mai are cel puțin numărul de zile cerut de regula în vigoare, publicată de serviciu.",
                "A qualified certificate of the provider can be renewed if it has not expired, is neither revoked nor on hold, and has at least the number of days left that the rule in force asks for; the service publishes the rule."),
            new("Datele titularului nu se pot schimba prin reînnoire. Pentru date noi se cere un certificat nou, cu identificare.",
                "The holder’s data can’t be changed by renewal. New data need a new certificate, with identification."),
            new("Un certificat emis el însuși pe baza unei semnături electronice nu mai poate purta o nouă reînnoire fără identificare (art. 24 alin. (1a) din Regulament).",
                "A certificate that was itself issued on the strength of an electronic signature does not carry another renewal without identification (art. 24(1a) of the Regulation)."),
        ]),
        new(new("Comanda", "The order"),
        [
            new("Titularul completează formularul, alege data emiterii și confirmă cu un cod trimis la adresa de contact înregistrată. Comanda se semnează cu tokenul.",
                "The holder fills in the form, chooses the date of issue, and confirms with a code that is sent to the contact of record. The order is signed with the token."),
            new("După comandă titularul primește contractul, declarația, condițiile generale și factura proformă. Primele trei se semnează cu certificatul care se înlocuiește și se trimit prin serviciu, împreună cu copia actului de identitate.",
                "After ordering the holder gets the contract, the declaration, the general conditions and the proforma invoice. The first three are signed with the certificate that is being replaced and sent through the service, with the copy of the identity document."),
            new("Certificatul se emite la data aleasă, după aprobarea documentelor și înregistrarea plății. O comandă neîncheiată la timp se stinge; suma plătită se restituie.",
                "The certificate is issued on the chosen date, once the documents are approved and the payment is registered. An order that is not completed in time lapses; what was paid is refunded."),
            new("Titularul poate anula comanda oricând înainte de emitere.",
                "The holder may cancel the order at any time before issuance."),
        ]),
        new(new("Folosirea certificatului", "Use of the certificate"),
        [
            new("Certificatul se folosește numai pentru semnături electronice. Nu se folosește după expirare, revocare sau pe durata suspendării.",
                "The certificate is used for electronic signatures only. It is not used after expiry or revocation, nor while on hold."),
            new("Cheia privată rămâne în dispozitiv, sub controlul exclusiv al titularului. PIN-ul nu se comunică nimănui, nici furnizorului.",
                "The private key stays in the device, under the holder’s sole control. The PIN is told to nobody, the provider included."),
            new("Cine se bazează pe certificat verifică lanțul, valabilitatea și starea lui (CRL sau OCSP) și ține seama de limitele de folosire.",
                "Whoever relies on the certificate checks its chain, validity and status (CRL or OCSP), and heeds its limits of use."),
        ]),
        new(new("Revocare și suspendare", "Revocation and suspension"),
        [
            new("Revocarea se cere oricând la {helpdesk} sau {telephone}, de titular sau de organizația înscrisă în certificat. Starea nouă se publică în cel mult 24 de ore.",
                "Revocation may be asked for at any time at {helpdesk} or {telephone}, by the holder or the organisation named in the certificate. The new status is published within 24 hours."),
            new("Furnizorul revocă certificatul dacă datele sunt neadevărate, cheia este compromisă, dispozitivul își pierde certificarea sau obligațiile nu sunt respectate.",
                "The provider revokes the certificate if its data are untrue, the key is compromised, the device loses its certification, or obligations are not met."),
        ]),
        new(new("Înregistrări și date personale", "Records and personal data"),
        [
            new("Furnizorul păstrează înregistrările despre emitere {retention} după încetarea valabilității certificatului. Jurnalul este protejat împotriva modificării.",
                "The provider keeps the records of issuance for {retention} after the certificate ceases to be valid. The log is protected against change."),
            new("Titularul poate cere oricând un raport cu datele păstrate despre el și cu cine le-a văzut, precum și ștergerea a ceea ce legea permite să fie șters.",
                "The holder may ask at any time for a report of what is kept about them and who has seen it, and for the erasure of what the law allows to be erased."),
            new("Dacă furnizorul își încetează activitatea, înregistrările se transmit, în aceleași condiții, celui care preia serviciul sau autorității competente.",
                "Should the provider terminate its services, the records pass, under the same conditions, to whoever takes over the service or to the competent authority."),
        ]),
        new(new("Prețuri, răspundere, reclamații", "Prices, liability, complaints"),
        [
            new("Prețurile în vigoare se afișează înainte de comandă și rămân cele din comandă. Plata se face prin transfer bancar, pe baza proformei; proforma nu este factură fiscală.",
                "The prices in force are shown before ordering and stay those of the order. Payment is by bank transfer on the proforma; the proforma is not a fiscal invoice."),
            new("Furnizorul răspunde potrivit art. 13 din Regulamentul (UE) nr. 910/2014, în limitele de folosire aduse la cunoștință.",
                "The provider is liable under art. 13 of Regulation (EU) No 910/2014, within the limits of use made known."),
            new("Reclamațiile se trimit la {helpdesk}; furnizorul răspunde în cel mult 30 de zile. Litigiile se soluționează de instanțele din România, după legea română.",
                "Complaints go to {helpdesk}; the provider answers within 30 days. Disputes are settled by the courts of Romania, under Romanian law."),
            new("Schimbarea acestor condiții dă o versiune nouă, care trebuie acceptată din nou la următoarea comandă.",
                "A change of these conditions makes a new version, which must be accepted anew with the next order."),
        ]),
    ];
}

using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>The contract between provider, subscriber and holder (ETSI EN 319 411-1 §6.3.4). Placeholders are filled in for an order.</summary>
public static class ContractTexts
{
    /// <summary>What its files are called, before the number: letters that every system takes.</summary>
    public static Text FileName { get; } = new("Contract", "Contract");

    public static Text Title { get; } = new(
        "Contract de prestare a serviciului de certificare calificată",
        "Contract for a qualified certification service");

    public static Text Preamble { get; } = new(
        "Încheiat între {provider}, prestator de servicii de încredere („furnizorul”), {subscriber} („abonatul”) și {holder} („titularul”), pentru comanda {number}. Dacă abonatul este chiar titularul, obligațiile ambelor părți îi revin lui.",
        "Made between {provider}, trust service provider (“the provider”), {subscriber} (“the subscriber”) and {holder} (“the holder”), for order {number}. Where the subscriber is the holder, the obligations of both are the holder’s.");

    public static ImmutableArray<PaperSection> Sections { get; } =
    [
        new(new("Obiectul contractului", "Subject matter"),
        [
            new("Furnizorul emite titularului un certificat calificat pentru semnătură electronică, valabil {years}, pentru o pereche de chei nouă generată pe tokenul {deviceModel}, seria {deviceSerial}, în locul certificatului cu numărul de serie {oldSerial}, valabil până la {oldUntil}.",
                "The provider issues to the holder a qualified certificate for electronic signatures, valid for {years}, for a new key pair generated on the token {deviceModel}, serial number {deviceSerial}, to replace the certificate with serial number {oldSerial}, valid until {oldUntil}."),
            new("Certificatul nou are același subiect ca certificatul înlocuit. Amprenta SHA-256 a cheii publice noi este {newKey}.",
                "The new certificate has the same subject as the one it replaces. The SHA-256 digest of the new public key is {newKey}."),
            new("Certificatul se emite la {issueDate}, după verificarea documentelor și înregistrarea plății. Dacă acestea nu se încheie în termenul permis de regulile de reînnoire, comanda se stinge, iar suma plătită se restituie.",
                "The certificate is issued on {issueDate}, once the documents are verified and the payment is registered. If this is not done within the time that the renewal rules allow, the order lapses and what was paid is refunded."),
            new("Condițiile generale, versiunea {termsVersion} (SHA-256 {termsDigest}), fac parte din contract. Ele au fost puse la dispoziția titularului, în formă durabilă, înainte de comandă.",
                "The general conditions, version {termsVersion} (SHA-256 {termsDigest}), are part of this contract. They were given to the holder, in a durable form, before the order."),
        ]),
        new(new("Obligațiile titularului", "Obligations of the holder"),
        [
            new("Să dea informații exacte și complete, în special cele cerute la înregistrare.",
                "To give accurate and complete information, in particular what is asked for at registration."),
            new("Să folosească perechea de chei numai pentru semnături electronice și numai în limitele aduse la cunoștință de furnizor.",
                "To use the key pair for electronic signatures only, and only within the limits made known by the provider."),
            new("Să genereze cheile numai în dispozitivul calificat, cu un algoritm și o lungime acceptate de furnizor, și să folosească cheia privată numai în interiorul lui.",
                "To generate the keys only inside the qualified device, with an algorithm and a length that the provider accepts, and to use the private key only inside it."),
            new("Să păstreze cheia privată sub controlul său exclusiv, să nu comunice nimănui PIN-ul și să împiedice folosirea neautorizată.",
                "To keep the private key under their sole control, to tell nobody the PIN, and to prevent unauthorised use."),
            new("Să anunțe furnizorul fără întârziere, până la sfârșitul valabilității certificatului, dacă tokenul a fost pierdut sau furat, dacă cheia privată poate fi compromisă, dacă a pierdut controlul asupra ei prin compromiterea PIN-ului sau din altă cauză, ori dacă datele din certificat sunt inexacte sau s-au schimbat.",
                "To notify the provider without delay, until the end of the certificate’s validity, if the token was lost or stolen, if the private key may be compromised, if control over it was lost because the PIN was compromised or for another reason, or if data in the certificate are inaccurate or have changed."),
            new("Să înceteze imediat și definitiv folosirea cheii private după compromiterea ei, precum și după ce află că certificatul a fost revocat sau că autoritatea emitentă a fost compromisă.",
                "To stop using the private key immediately and for good once it is compromised, and on learning that the certificate was revoked or that the issuing authority was compromised."),
            new("Să verifice datele din certificatul nou la primire; folosirea lui sau lipsa unei obiecții în șapte zile înseamnă acceptare.",
                "To check the data in the new certificate on receipt; using it, or no objection within seven days, means acceptance."),
        ]),
        new(new("Obligațiile abonatului", "Obligations of the subscriber"),
        [
            new("Să plătească prețul și să dea date corecte pentru facturare.",
                "To pay the price and to give correct data for billing."),
            new("Să anunțe furnizorul dacă legătura dintre titular și organizația înscrisă în certificat a încetat sau s-a schimbat.",
                "To notify the provider if the relation between the holder and the organisation named in the certificate has ended or changed."),
            new("Abonatul are dreptul să ceară revocarea certificatului.",
                "The subscriber has the right to ask for revocation of the certificate."),
        ]),
        new(new("Obligațiile furnizorului", "Obligations of the provider"),
        [
            new("Să emită certificatul conform Regulamentului (UE) nr. 910/2014, cu modificările ulterioare, Legii nr. 214/2024 și propriei politici de certificare.",
                "To issue the certificate in accordance with Regulation (EU) No 910/2014, as amended, Law No 214/2024 and its own certificate policy."),
            new("Să primească permanent cereri de revocare și să publice starea certificatului în cel mult 24 de ore.",
                "To receive revocation requests at any time and to publish the certificate’s status within 24 hours at the latest."),
            new("Să anunțe titularul despre emitere, despre orice revocare și despre schimbarea condițiilor.",
                "To tell the holder of the issuance, of any revocation, and of changed conditions."),
        ]),
        new(new("Prețul", "Price"),
        [
            new("Prețul este {net}, la care se adaugă TVA {vatRate}, adică {vat}; total {total}. Plata se face pe baza facturii proforme {proforma}, prin transfer bancar.",
                "The price is {net}, plus VAT of {vatRate}, that is {vat}; total {total}. It is paid by bank transfer on the proforma invoice {proforma}."),
            new("Factura fiscală se emite după încasare, conform legii.",
                "The fiscal invoice is issued after payment, as the law requires."),
        ]),
        new(new("Păstrarea înregistrărilor și datele personale", "Records and personal data"),
        [
            new("Titularul este de acord ca furnizorul să păstreze informațiile folosite la înregistrare, la punerea la dispoziție a dispozitivului și la revocare, timp de {retention} după încetarea valabilității certificatului, și să le transmită unui terț, în aceleași condiții, dacă furnizorul își încetează activitatea.",
                "The holder agrees that the provider keeps the information used in registration, device provision and revocation for {retention} after the certificate ceases to be valid, and passes it to a third party under the same conditions should the provider terminate its services."),
            new("Copia actului de identitate se păstrează criptat și se distruge la {copyDays} de zile după emitere; rămân numai faptele verificate și amprenta fișierului.",
                "The copy of the identity document is kept encrypted and destroyed {copyDays} days after issuance; only the facts verified and the digest of the file remain."),
            new("Datele personale se prelucrează pentru executarea contractului și pentru îndeplinirea obligațiilor legale ale furnizorului (Regulamentul (UE) 2016/679, art. 6 alin. (1) lit. b) și c)).",
                "Personal data are processed to perform the contract and to meet the provider’s legal obligations (Regulation (EU) 2016/679, art. 6(1)(b) and (c))."),
            new("Certificatul nu se publică într-un registru public; starea lui (valabil, suspendat, revocat) se publică.",
                "The certificate is not published in a public directory; its status (valid, on hold, revoked) is."),
        ]),
        new(new("Durata, încetarea, litigiile", "Term, termination, disputes"),
        [
            new("Contractul intră în vigoare la semnare și durează până la sfârșitul valabilității certificatului. Obligațiile privind păstrarea înregistrărilor continuă după aceea.",
                "The contract takes effect when signed and lasts until the end of the certificate’s validity. The obligations on records continue after that."),
            new("Până la emitere, titularul poate anula comanda oricând, printr-o declarație semnată; suma plătită se restituie.",
                "Until issuance the holder may cancel the order at any time by a signed statement; what was paid is refunded."),
            new("Răspunderea furnizorului este cea din art. 13 al Regulamentului (UE) nr. 910/2014. Litigiile se rezolvă pe cale amiabilă sau de instanțele competente din România, după legea română.",
                "The provider’s liability is that of art. 13 of Regulation (EU) No 910/2014. Disputes are settled amicably or by the competent courts of Romania, under Romanian law."),
            new("Titularul semnează contractul cu semnătură electronică calificată, creată cu certificatul care se înlocuiește. Furnizorul îl acceptă prin confirmarea de primire sigilată și prin emiterea certificatului.",
                "The holder signs the contract with a qualified electronic signature, made with the certificate that is being replaced. The provider accepts it by the sealed receipt and by issuing the certificate."),
        ]),
    ];
}

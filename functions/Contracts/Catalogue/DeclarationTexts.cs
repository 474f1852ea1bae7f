using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>The holder's declaration (ETSI EN 319 411-1 REG-6.3.4-07 and on). Placeholders are filled in for an order.</summary>
public static class DeclarationTexts
{
    /// <summary>What its files are called, before the number: letters that every system takes.</summary>
    public static Text FileName { get; } = new("Declaratie", "Declaration");

    public static Text Title { get; } = new("Declarația titularului", "Declaration of the holder");

    public static Text Preamble { get; } = new(
        "Subsemnatul(a) {holder}, cunoscând prevederile art. 326 din Codul penal privind falsul în declarații, declar pe propria răspundere, pentru comanda {number}:",
        "I, {holder}, knowing that art. 326 of the Romanian Criminal Code punishes false statements, declare on my own responsibility, for order {number}:");

    public static ImmutableArray<PaperSection> Sections { get; } =
    [
        new(new("Date", "Data"),
        [
            new("Datele despre mine din certificatul cu numărul de serie {oldSerial} (SHA-256 {oldDigest}) sunt adevărate și nu s-au schimbat.",
                "The data about me in the certificate with serial number {oldSerial} (SHA-256 {oldDigest}) are true and have not changed."),
            new("Sunt titularul actului de identitate seria {documentSeries} nr. {documentNumber}, valabil până la {documentUntil}, iar copia pe care o trimit este conformă cu originalul.",
                "I am the holder of the identity document series {documentSeries} number {documentNumber}, valid until {documentUntil}, and the copy that I send is true to the original."),
            new("Adresa poștală și telefonul de mai sus sunt ale mele; sunt de acord să primesc înștiințări la {contact}.",
                "The postal address and telephone number above are mine; I agree to receive notices at {contact}."),
        ]),
        new(new("Cererea", "Request"),
        [
            new("Cer emiterea unui certificat calificat nou, cu același subiect, valabil {years}, la data de {issueDate}.",
                "I ask for a new qualified certificate with the same subject, valid for {years}, to be issued on {issueDate}."),
            new("Am generat perechea de chei nouă pe tokenul {deviceModel}, seria {deviceSerial}; cheia privată nu a părăsit și nu poate părăsi tokenul. Amprenta SHA-256 a cheii publice este {newKey}.",
                "I generated the new key pair on the token {deviceModel}, serial number {deviceSerial}; the private key has not left, and can’t leave, the token. The SHA-256 digest of the public key is {newKey}."),
            new("Tokenul și PIN-ul lui sunt numai în posesia mea și nu am motive să cred că cheia actuală este compromisă.",
                "Token and PIN are in my possession alone, and I have no reason to believe that the present key is compromised."),
        ]),
        new(new("Acord", "Agreement"),
        [
            new("Am citit și accept condițiile generale, versiunea {termsVersion} (SHA-256 {termsDigest}), și contractul acestei comenzi.",
                "I have read and accept the general conditions, version {termsVersion} (SHA-256 {termsDigest}), and this order’s contract."),
            new("Sunt de acord ca furnizorul să păstreze înregistrările {retention} după încetarea valabilității certificatului și să le transmită mai departe, în aceleași condiții, dacă își încetează activitatea.",
                "I agree that the provider keeps the records for {retention} after the certificate ceases to be valid, and passes them on under the same conditions should it terminate its services."),
            new("Nu cer publicarea certificatului într-un registru public.",
                "I do not ask for the certificate to be published in a public directory."),
            new("Mă oblig să anunț fără întârziere pierderea tokenului, compromiterea cheii sau a PIN-ului și orice schimbare a datelor din certificat.",
                "I undertake to notify without delay the loss of the token, a compromise of key or PIN, and any change of the data in the certificate."),
        ]),
    ];
}

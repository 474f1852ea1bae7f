namespace DigiRenew.Contracts.Catalogue;

public static partial class Words
{
    private static Dictionary<string, Text> Reasons => new(StringComparer.Ordinal)
    {
        // Fields of the form.
        ["empty"] = new("nu este completat", "is empty"),
        ["too-long"] = new("este prea lung sau conține caractere nepermise", "is too long or has characters that are not allowed"),
        ["format"] = new("nu are forma corectă", "does not have the right form"),
        ["check-digit"] = new("cifra de control nu corespunde", "the check digit does not match"),
        ["differs-from-certificate"] = new("nu este cel din certificat", "is not the one in the certificate"),
        ["not-offered"] = new("nu este oferită", "is not offered"),
        ["phone-form"] = new("se scrie în format internațional, de exemplu +40 721 234 567", "is written in international form, e.g. +40 721 234 567"),

        // Signed statements.
        ["unreadable"] = new("Declarația semnată nu poate fi citită.", "The signed statement can’t be read."),
        ["purpose"] = new("Declarația a fost semnată pentru alt scop.", "The statement was signed for another purpose."),
        ["origin"] = new("Declarația a fost semnată pentru alt serviciu.", "The statement was signed for another service."),
        ["order"] = new("Declarația numește altă comandă.", "The statement names another order."),
        ["expired"] = new("Declarația semnată a expirat.", "The signed statement has expired."),
        ["signer"] = new("Declarația nu este semnată cu certificatul sesiunii.", "The statement is not signed with the session’s certificate."),
        ["draft"] = new("Declarația nu corespunde cererii pentru care s-a trimis codul.", "The statement does not match the draft for which the code was sent."),

        // Certification requests and keys.
        ["request-unreadable"] = new("Cererea nu poate fi citită sau nu dovedește deținerea cheii noi.", "The request can’t be read, or does not prove possession of the new key."),
        ["request-subject"] = new("Numele din cerere nu este, octet cu octet, cel din certificat.", "The request’s subject is not, byte for byte, the certificate’s."),
        ["key-type"] = new("Tipul cheii nu este între cele acceptate.", "The key’s type is not among those accepted."),
        ["key-weak"] = new("Cheia are o slăbiciune cunoscută.", "The key has a known weakness."),

        // ETSI EN 319 102-1 sub-indications.
        ["FORMAT_FAILURE"] = new("Semnătura nu are forma cerută.", "The signature does not have the required form."),
        ["HASH_FAILURE"] = new("Conținutul a fost schimbat după semnare.", "The content was changed after it was signed."),
        ["SIG_CRYPTO_FAILURE"] = new("Semnătura nu se verifică cu cheia certificatului.", "The signature does not verify with the certificate’s key."),
        ["SIG_CONSTRAINTS_FAILURE"] = new("Semnătura nu are atributele cerute.", "The signature does not have the required attributes."),
        ["CRYPTO_CONSTRAINTS_FAILURE"] = new("Semnătura folosește un algoritm sau o cheie care nu mai este sigură.", "The signature uses an algorithm or a key that is no longer safe."),
        ["NO_SIGNING_CERTIFICATE_FOUND"] = new("Semnătura nu spune cu ce certificat a fost făcută.", "The signature does not say with which certificate it was made."),
        ["SIGNED_DATA_NOT_FOUND"] = new("Fișierul nu este semnat.", "The file is not signed."),
    };
}

using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

public static partial class Problems
{
    public static Problem FormatUnknown { get; } = new(
        "format-not-accepted",
        415,
        new("Formatul nu este acceptat", "The format is not accepted"),
        new("Fișierul are extensia {extension}; se primesc: {formats}.", "The file’s extension is {extension}; accepted are: {formats}."),
        new("Salvați copia într-unul din aceste formate și trimiteți din nou.", "Save the copy in one of these formats and send again."));

    public static Problem ContentMismatch { get; } = new(
        "content-mismatch",
        415,
        new("Conținutul nu este ce spune extensia", "The content is not what the extension says"),
        new("Fișierul se numește {extension}, dar conținutul este altceva sau este deteriorat.", "The file is named {extension}, but its content is something else or damaged."),
        new("Salvați sau scanați din nou fișierul.", "Save or scan the file again."));

    public static Problem SignatureMissing { get; } = new(
        "signature-missing",
        422,
        new("Lipsește semnătura", "The signature is missing"),
        new("La acest fel de document se trimite și semnătura detașată.", "This kind of document comes with a detached signature."),
        new("Trimiteți fișierul cu: digirenew send.", "Send the file with: digirenew send."));

    public static Problem NotExpected { get; } = new(
        "upload-not-expected",
        409,
        new("Documentul nu mai este așteptat", "This upload is not expected"),
        new("Comanda este în starea „{state}”, iar documentul este {status}.", "The order is in the state “{state}”, and the upload is {status}."),
        new("Vedeți pasul următor cu: digirenew status.", "See the next step with: digirenew status."));

    public static Problem PaperForeign { get; } = new(
        "paper-not-of-this-order",
        422,
        new("Nu este documentul acestei comenzi", "Not this order’s paper"),
        new("Fișierul semnat nu este, octet cu octet, documentul trimis pentru această comandă și acest fel.", "The signed file is not, byte for byte, the paper made for this order and this kind."),
        new("Descărcați documentele cu: digirenew papers, apoi trimiteți din nou.", "Fetch the papers with: digirenew papers, then send again."));

    public static Problem PaperResaved { get; } = new(
        "paper-saved-again",
        422,
        new("Documentul a fost salvat cu alt program", "The paper was saved by another program"),
        new("Este documentul acestei comenzi, dar alt program i-a rescris conținutul, așa că semnătura nu mai privește originalul.", "It is this order’s paper, but another program wrote it anew, so that the signature is not over the original."),
        new("Descărcați originalul cu: digirenew papers, și trimiteți-l fără să îl salvați din alt program.", "Fetch the original with: digirenew papers, and send it without saving it from another program."));

    public static Problem PaperReused { get; } = new(
        "paper-seen-before",
        422,
        new("Același document a mai fost trimis", "The same paper was sent before"),
        new("Documentul semnat aparține altei comenzi sau altui fel.", "The signed paper belongs to another order or kind."),
        new("Trimiteți documentul acestei comenzi.", "Send this order’s paper."));

    public static Problem SignatureBroken { get; } = new(
        "signature-broken",
        422,
        new("Semnătura documentului nu este valabilă", "The document’s signature is not valid"),
        new("{reason}", "{reason}"),
        new("Semnați și trimiteți din nou cu: digirenew send.", "Sign and send again with: digirenew send."));

    public static Problem SignerForeign { get; } = new(
        "signer-not-of-this-order",
        422,
        new("Semnat cu alt certificat", "Signed with another certificate"),
        new("Documentul trebuie semnat cu certificatul pentru care ați comandat reînnoirea.", "The document must be signed with the certificate whose renewal you ordered."),
        new("Alegeți certificatul comenzii și trimiteți din nou.", "Choose the order’s certificate and send again."));

    public static Problem AuthorisationOwn { get; } = new(
        "authorisation-own-signature",
        422,
        new("Împuternicirea este semnată de titular", "The holder signed the authorisation"),
        new("Împuternicirea o semnează reprezentantul organizației, cu certificatul lui calificat; nu vă puteți împuternici singur.", "The organisation’s representative signs the authorisation, with their own qualified certificate; nobody authorises themselves."),
        new("Cereți semnătura reprezentantului. Dacă dumneavoastră sunteți reprezentantul legal, spuneți-i operatorului.", "Ask the representative to sign. If you are the legal representative yourself, tell the officer."));

    public static Problem TimeOutOfBounds { get; } = new(
        "signing-time-out-of-bounds",
        422,
        new("Ora semnăturii nu este acceptată", "The signing time is not accepted"),
        new("Ora din semnătură diferă cu peste 5 minute de ora primirii.", "The time in the signature differs by more than 5 minutes from the time of receipt."),
        new("Potriviți ceasul calculatorului, semnați și trimiteți din nou.", "Set the computer’s clock, sign and send again."));

    public static Problem RefusedByOfficer { get; } = new(
        "refused-by-officer",
        422,
        new("Documentul a fost refuzat de operator", "An officer refused the document"),
        new("{reason}", "{reason}"),
        new("Corectați și trimiteți din nou cu: digirenew send.", "Put it right and send again with: digirenew send."));

    private static ImmutableArray<Problem> Uploads =>
    [
        FormatUnknown,
        ContentMismatch,
        SignatureMissing,
        NotExpected,
        PaperForeign,
        PaperResaved,
        PaperReused,
        SignatureBroken,
        SignerForeign,
        AuthorisationOwn,
        TimeOutOfBounds,
        RefusedByOfficer,
    ];
}

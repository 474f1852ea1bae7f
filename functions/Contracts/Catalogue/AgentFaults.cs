namespace DigiRenew.Contracts.Catalogue;

/// <summary>Every way in which the agent itself stops. Parts of this class stand beside it.</summary>
public static partial class AgentFaults
{
    public static AgentFault Usage { get; } = new(
        "usage",
        AgentExit.Usage,
        new("Comanda nu este completă", "The command is not complete"),
        new("{what}", "{what}"),
        new("Vedeți: digirenew --help.", "See: digirenew --help."));

    public static AgentFault ServiceNotNamed { get; } = new(
        "service-not-named",
        AgentExit.Usage,
        new("Nu știu adresa serviciului", "The service’s address is not known"),
        new("Nu este dată nici cu --service, nici în DIGIRENEW_SERVICE, nici în {file}.", "It is given neither by --service, nor by DIGIRENEW_SERVICE, nor in {file}."),
        new("Adăugați --service https://adresa-furnizorului.", "Add --service https://address-of-the-provider."));

    public static AgentFault ServiceAddressRefused { get; } = new(
        "service-address-refused",
        AgentExit.Usage,
        new("Adresa serviciului nu este sigură", "The service’s address is not safe"),
        new("{address} nu este o adresă https; http se acceptă numai pe acest calculator (127.0.0.1, ::1, localhost).", "{address} is not an https address; http is accepted on this computer only (127.0.0.1, ::1, localhost)."),
        new("Folosiți adresa https a furnizorului.", "Use the provider’s https address."));

    public static AgentFault Unreachable { get; } = new(
        "service-unreachable",
        AgentExit.Network,
        new("Serviciul nu poate fi contactat", "The service can’t be reached"),
        new("{what} Nimic din ce ați făcut nu s-a pierdut.", "{what} Nothing you did is lost."),
        new("Verificați legătura la internet și rulați din nou aceeași comandă.", "Check the internet connection and run the same command again."));

    public static AgentFault TimedOut { get; } = new(
        "service-timeout",
        AgentExit.Network,
        new("Serviciul nu a răspuns la timp", "The service did not answer in time"),
        new("Nu a venit niciun răspuns în {seconds} secunde.", "No answer came within {seconds} seconds."),
        new("Rulați din nou aceeași comandă; ce s-a făcut se păstrează.", "Run the same command again; what was done is kept."));

    public static AgentFault ProxyInTheWay { get; } = new(
        "proxy-in-the-way",
        AgentExit.Network,
        new("Un proxy strică legătura", "A proxy breaks the connection"),
        new("{what} Proxy: {proxy}.", "{what} Proxy: {proxy}."),
        new("Cereți administratorului rețelei acces direct la {address}, sau folosiți o rețea fără proxy.", "Ask the network’s administrator for direct access to {address}, or use a network without a proxy."));

    public static AgentFault TlsRefused { get; } = new(
        "tls-refused",
        AgentExit.Network,
        new("Legătura nu este sigură", "The connection is not safe"),
        new("Certificatul serverului nu poate fi verificat: {what}", "The server’s certificate can’t be verified: {what}"),
        new("Verificați adresa și ceasul calculatorului; un antivirus sau un proxy poate intercepta legătura.", "Check the address and the computer’s clock; an antivirus or a proxy may intercept the connection."));

    public static AgentFault AnswerUnreadable { get; } = new(
        "answer-unreadable",
        AgentExit.Network,
        new("Răspunsul nu este al serviciului", "The answer is not the service’s"),
        new("La {address} a răspuns altceva ({what}).", "Something else answered at {address} ({what})."),
        new("Verificați adresa serviciului; poate este o pagină de conectare a rețelei.", "Check the service’s address; it may be the network’s sign-in page."));

    public static AgentFault AgentTooOld { get; } = new(
        "agent-too-old",
        AgentExit.Refused,
        new("Programul este prea vechi", "The program is too old"),
        new("Aveți versiunea {mine}; serviciul cere cel puțin {oldest}.", "You have version {mine}; the service asks for at least {oldest}."),
        new("Descărcați versiunea nouă de la {website}.", "Get the new version from {website}."));

    public static AgentFault ClockWrong { get; } = new(
        "clock-wrong",
        AgentExit.Refused,
        new("Ceasul calculatorului este greșit", "The computer’s clock is wrong"),
        new("Diferă cu {minutes} minute de al serviciului; se admit 5.", "It differs by {minutes} minutes from the service’s; 5 are allowed."),
        new("Potriviți data, ora și fusul orar, apoi rulați din nou. Nu s-a semnat nimic.", "Set date, time and time zone, then run again. Nothing was signed."));

    public static AgentFault FormIncomplete { get; } = new(
        "form-incomplete",
        AgentExit.Usage,
        new("Formularul nu este complet", "The form is not complete"),
        new("Lipsește: {fields}.", "Missing: {fields}."),
        new("Completați cu opțiuni sau cu --form FIȘIER, ori rulați într-un terminal.", "Fill in by options or by --form FILE, or run on a terminal."));

    public static AgentFault FormUnreadable { get; } = new(
        "form-unreadable",
        AgentExit.Usage,
        new("Fișierul formularului nu poate fi citit", "The form file can’t be read"),
        new("{what}", "{what}"),
        new("Corectați fișierul dat cu --form.", "Correct the file given with --form."));

    public static AgentFault DateOutsideWindow { get; } = new(
        "issue-date-outside-window",
        AgentExit.Refused,
        new("Data aleasă nu este permisă", "The chosen date is not permitted"),
        new("Regula {rule} ({version}) permite numai datele de la {first} la {last}; ați ales {date}.", "Rule {rule} ({version}) permits dates from {first} to {last} only; you chose {date}."),
        new("Alegeți o dată între {first} și {last}.", "Choose a date from {first} to {last}."));

    public static AgentFault NotOffered { get; } = new(
        "validity-not-offered",
        AgentExit.Refused,
        new("Perioada de valabilitate nu este oferită", "The validity period is not offered"),
        new("Se oferă: {years} ani.", "Offered: {years} years."),
        new("Alegeți una dintre ele cu --years.", "Choose one of them with --years."));

    public static AgentFault KeyNotOffered { get; } = new(
        "key-not-offered",
        AgentExit.Usage,
        new("Algoritmul cheii nu este acceptat", "The key algorithm is not accepted"),
        new("Furnizorul și tokenul acceptă împreună: {accepted}.", "Provider and token accept together: {accepted}."),
        new("Alegeți altul cu --key.", "Choose another with --key."));

    public static AgentFault TermsNotAccepted { get; } = new(
        "terms-not-accepted",
        AgentExit.Refused,
        new("Condițiile generale nu au fost acceptate", "The general conditions were not accepted"),
        new("Fără acceptarea lor nu se poate comanda. Le găsiți în {file}.", "Nothing can be ordered without accepting them. They are in {file}."),
        new("Citiți-le, rulați din nou și acceptați-le (în scripturi: --accept-terms).", "Read them, run again and accept them (in scripts: --accept-terms)."));

    public static AgentFault TermsAltered { get; } = new(
        "terms-altered",
        AgentExit.Refused,
        new("Condițiile generale nu au ajuns întregi", "The general conditions did not arrive whole"),
        new("Amprenta lor nu este cea publicată de serviciu. Nu s-a semnat nicio comandă.", "Their digest is not the one the service publishes. No order was signed."),
        new("Rulați din nou; dacă se repetă, sunați la asistență.", "Run again; if it happens again, call the helpdesk."));

    public static AgentFault DraftAltered { get; } = new(
        "draft-altered",
        AgentExit.Refused,
        new("Formularul primit de serviciu nu este al dumneavoastră", "The form at the service is not yours"),
        new("Amprenta ciornei nu corespunde cu ce ați completat. Nu s-a semnat nicio comandă.", "The draft’s digest does not match what you filled in. No order was signed."),
        new("Rulați din nou; dacă se repetă, sunați la asistență.", "Run again; if it happens again, call the helpdesk."));

    public static AgentFault NotConfirmed { get; } = new(
        "not-confirmed",
        AgentExit.Cancelled,
        new("Nu ați confirmat", "You did not confirm"),
        new("Nu s-a schimbat și nu s-a trimis nimic.", "Nothing was changed or sent."),
        new("Rulați din nou când doriți (în scripturi: --yes).", "Run again when you like (in scripts: --yes)."));

    public static AgentFault CodeMissing { get; } = new(
        "code-missing",
        AgentExit.Waiting,
        new("Lipsește codul de validare", "The validation code is missing"),
        new("Codul a fost trimis la {contact} și este valabil până la {until}.", "The code was sent to {contact} and lasts until {until}."),
        new("Rulați din nou aceeași comandă și introduceți codul; cheia nouă și ciorna se păstrează.", "Run the same command again and enter the code; the new key and the draft are kept."));

    public static AgentFault NoOrder { get; } = new(
        "no-order",
        AgentExit.Usage,
        new("Nu există nicio comandă", "There is no order"),
        new("Pentru certificatul {serial} serviciul nu are nicio comandă.", "The service has no order for certificate {serial}."),
        new("Comandați reînnoirea cu: digirenew order.", "Order the renewal with: digirenew order."));

    public static AgentFault HomeInUse { get; } = new(
        "home-in-use",
        AgentExit.Waiting,
        new("Programul lucrează deja", "The program is at work already"),
        new("Altă pornire a lui, poate fereastra, folosește acum dosarul {home}.", "Another run of it, perhaps the window, uses the folder {home} now."),
        new("Așteptați să termine sau închideți-o, apoi rulați din nou.", "Wait for it to finish, or close it, and run again."));

    public static AgentFault OtherOrderOpen { get; } = new(
        "other-order-open",
        AgentExit.Usage,
        new("În acest dosar este altă comandă", "This folder holds another order"),
        new("Dosarul {home} ține comanda altui certificat.", "Folder {home} holds the order of another certificate."),
        new("Folosiți alt dosar cu --home DIR.", "Use another folder with --home DIR."));

    public static AgentFault PaperNotReady { get; } = new(
        "papers-not-ready",
        AgentExit.Waiting,
        new("Documentele nu sunt încă gata", "The papers are not ready yet"),
        new("Serviciul le pregătește acum.", "The service is making them now."),
        new("Rulați din nou peste un minut.", "Run again in a minute."));

    public static AgentFault PaperDamaged { get; } = new(
        "paper-damaged",
        AgentExit.Network,
        new("Documentul nu a ajuns întreg", "The paper did not arrive whole"),
        new("{file}: amprenta nu este cea a comenzii.", "{file}: its digest is not the order’s."),
        new("Rulați din nou: digirenew papers.", "Run again: digirenew papers."));

    public static AgentFault PaperForeign { get; } = new(
        "paper-foreign",
        AgentExit.Refused,
        new("Acest fișier nu se semnează", "This file will not be signed"),
        new("{file} nu este documentul „{kind}” al comenzii dumneavoastră. Nu s-a semnat nimic.", "{file} is not the “{kind}” paper of your order. Nothing was signed."),
        new("Descărcați documentele cu «digirenew papers» și trimiteți-le neschimbate.", "Fetch the papers with “digirenew papers” and send them unchanged."));

    public static AgentFault PaperResaved { get; } = new(
        "paper-resaved",
        AgentExit.Refused,
        new("Documentul a fost salvat din nou de alt program", "The paper was saved again by another program"),
        new("{file} seamănă cu documentul „{kind}”, dar nu mai este octet cu octet cel trimis. Nu s-a semnat nimic.", "{file} looks like the “{kind}” paper, but is no longer byte for byte the one that was sent. Nothing was signed."),
        new("Trimiteți originalul: {original}.", "Send the original: {original}."));

    public static AgentFault FileUnreadable { get; } = new(
        "file-unreadable",
        AgentExit.Usage,
        new("Fișierul nu poate fi citit", "The file can’t be read"),
        new("{file}: {what}", "{file}: {what}"),
        new("Verificați numele și drepturile de citire.", "Check the name and that you may read it."));

    public static AgentFault FileNotAccepted { get; } = new(
        "file-not-accepted",
        AgentExit.Refused,
        new("Fișierul nu poate fi trimis ca „{kind}”", "The file can’t be sent as “{kind}”"),
        new("{file}: se primesc {formats}, cel mult {limit} octeți. Nu s-a semnat nimic.", "{file}: accepted are {formats}, at most {limit} octets. Nothing was signed."),
        new("Salvați copia într-unul din aceste formate, la o rezoluție mai mică.", "Save the copy in one of these formats, at a lower resolution."));

    public static AgentFault KindUnknown { get; } = new(
        "kind-unknown",
        AgentExit.Usage,
        new("Nu cunosc acest fel de document", "This kind of document is not known"),
        new("„{kind}” nu este: contract, declaration, terms, identity, payment-proof, authorisation.", "“{kind}” is none of: contract, declaration, terms, identity, payment-proof, authorisation."),
        new("Vedeți: digirenew send --help.", "See: digirenew send --help."));

    public static AgentFault FolderIncomplete { get; } = new(
        "folder-incomplete",
        AgentExit.Usage,
        new("În dosar lipsesc documente", "Papers are missing in the folder"),
        new("Nu am găsit în {folder}, sau nu este clar care fișier este: {kinds}. Nu s-a semnat niciun document.", "Not found in {folder}, or it is not clear which file it is: {kinds}. No document was signed."),
        new("Puneți în dosar documentele primite și numiți copia actului de identitate identity.pdf (.jpg, .png…), sau arătați-o cu --identity FIȘIER.", "Put the papers that you received into the folder, and name the copy of the identity document identity.pdf (.jpg, .png…), or give it by --identity FILE."));

    public static AgentFault ReceiptRefused { get; } = new(
        "receipt-not-valid",
        AgentExit.Refused,
        new("Recipisa serviciului nu este valabilă", "The service’s receipt is not valid"),
        new("{what}", "{what}"),
        new("Păstrați fișierele și sunați la asistență; nu considerați documentul primit.", "Keep the files and call the helpdesk; don’t count the document as received."));

    public static AgentFault CertificateForeign { get; } = new(
        "issued-certificate-not-valid",
        AgentExit.Refused,
        new("Certificatul primit nu se scrie pe token", "The certificate received will not be written to the token"),
        new("{what} Certificatul vechi este neatins.", "{what} The old certificate is untouched."),
        new("Sunați la asistență.", "Call the helpdesk."));

    public static AgentFault StateUnreadable { get; } = new(
        "state-unreadable",
        AgentExit.Usage,
        new("Dosarul programului este deteriorat", "The program’s folder is damaged"),
        new("{file} nu poate fi citit.", "{file} can’t be read."),
        new("Redenumiți fișierul și rulați «digirenew status»: comanda se regăsește de la serviciu.", "Rename the file and run “digirenew status”: the order is found again from the service."));

    public static AgentFault Interrupted { get; } = new(
        "interrupted",
        AgentExit.Cancelled,
        new("Întrerupt", "Interrupted"),
        new("Ați oprit comanda.", "You stopped the command."),
        new("Rulați din nou aceeași comandă; ce s-a făcut se păstrează.", "Run the same command again; what was done is kept."));

    public static AgentFault Unexpected { get; } = new(
        "agent-error",
        AgentExit.Refused,
        new("A apărut o eroare neașteptată", "Something unexpected went wrong"),
        new("{what}", "{what}"),
        new("Rulați din nou; dacă se repetă, sunați la asistență.", "Run again; if it happens again, call the helpdesk."));
}

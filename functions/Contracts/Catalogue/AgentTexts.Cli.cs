namespace DigiRenew.Contracts.Catalogue;

public static partial class AgentTexts
{
    public static Text CliAbout { get; } = new(
        "Reînnoiește online certificatul calificat de pe un token USB.", "Renews the qualified certificate on a USB token online.");

    public static Text CliUsage { get; } = new("Folosire:", "Usage:");

    public static Text CliCommands { get; } = new("Comenzi:", "Commands:");

    public static Text CliArguments { get; } = new("Argumente:", "Arguments:");

    public static Text CliOptions { get; } = new("Opțiuni:", "Options:");

    public static Text CliExitCodes { get; } = new("Coduri de ieșire:", "Exit codes:");

    public static Text CliExit0 { get; } = new("0    gata", "0    done");

    public static Text CliExit1 { get; } = new("1    refuzat de serviciu sau de program", "1    refused by the service or the program");

    public static Text CliExit2 { get; } = new("2    comandă sau fișier greșit", "2    wrong command line or file");

    public static Text CliExit3 { get; } = new("3    problemă cu tokenul, modulul sau PIN-ul", "3    token, module or PIN problem");

    public static Text CliExit4 { get; } = new("4    serviciul nu poate fi contactat", "4    the service is out of reach");

    public static Text CliExit5 { get; } = new("5    nu este încă gata; rulați din nou mai târziu", "5    not finished yet; run again later");

    public static Text CliExit130 { get; } = new("130  întrerupt", "130  interrupted");

    public static Text CliUnknown { get; } = new("Nu cunosc «{what}».", "“{what}” is not known.");

    public static Text CliOptionWrong { get; } = new("Opțiunea {option} cere o valoare potrivită: {value}.", "Option {option} asks for a fitting value: {value}.");

    public static Text CliNotUnderstood { get; } = new("Comanda nu a fost înțeleasă.", "The command was not understood.");

    public static Text CliHelp { get; } = new("arată acest ajutor", "show this help");

    public static Text CliVersion { get; } = new("arată versiunea", "show the version");

    public static Text CliService { get; } = new("adresa serviciului (sau DIGIRENEW_SERVICE, sau agent.json)", "the service’s address (or DIGIRENEW_SERVICE, or agent.json)");

    public static Text CliHome { get; } = new("dosarul programului (implicit ~/.digirenew)", "the program’s folder (default ~/.digirenew)");

    public static Text CliModule { get; } = new("modulul PKCS#11 al tokenului", "the token’s PKCS#11 module");

    public static Text CliToken { get; } = new("seria tokenului, dacă sunt mai multe", "the token’s serial number, where there are several");

    public static Text CliCertificate { get; } = new("seria certificatului, dacă sunt mai multe", "the certificate’s serial number, where there are several");

    public static Text CliLanguage { get; } = new("limba: ro sau en (implicit după agent.json, LANG, apoi ro)", "language: ro or en (default by agent.json, LANG, then ro)");

    public static Text CliJson { get; } = new("un document JSON la ieșire; mesajele merg la stderr", "one JSON document on standard output; messages go to stderr");

    public static Text CliJsonNothing { get; } = new(
        "--json merge împreună cu o comandă care are un rezultat; fereastra și ajutorul nu au.",
        "--json goes with a command that has a result; the window and the help have none.");

    public static Text CliPinStdin { get; } = new(
        "citește PIN-ul de pe prima linie a intrării standard; de pe liniile următoare, când este nevoie: PIN-ul de semnătură (la tokenurile care au unul) și codul de validare",
        "read the PIN from the first line of standard input; from the next lines, when they are needed: the signature PIN (of tokens that have one) and the validation code");

    public static Text CliYes { get; } = new("răspunde da la întrebări (nu și la: datele din certificat, facturarea, copia actului găsită în dosar, ștergerea certificatului vechi, ultima încercare de PIN)", "answer yes to questions (not to: the data in the certificate, billing, a copy of the identity document found in the folder, removing the old certificate, the last PIN try)");

    public static Text CliLastTry { get; } = new("permite folosirea ultimei încercări de PIN", "allow the last PIN try to be spent");

    public static Text CliPss { get; } = new(
        "semnează cu RSA-PSS în loc de PKCS#1 v1.5, dacă tokenul poate (unele programe PDF nu verifică PSS)",
        "sign by RSA-PSS rather than PKCS#1 v1.5 where the token can (some PDF readers don’t verify PSS)");

    public static Text CliCheck { get; } = new("verifică sistemul, modulul, tokenul, lanțul de certificate, serviciul, ceasul și proxy-ul", "check system, module, token, chain, service, clock and proxy");

    public static Text CliTokens { get; } = new("listează tokenurile și certificatele; se pot reînnoi sau de ce nu", "list tokens and certificates; renewable or why not");

    public static Text CliAsk { get; } = new("întreabă și serviciul (cere PIN-ul)", "ask the service too (asks for the PIN)");

    public static Text CliOrder { get; } = new("comandă reînnoirea; reia o comandă întreruptă", "order the renewal; goes on with an interrupted one");

    public static Text CliForm { get; } = new("formularul, ca fișier JSON; opțiunile au întâietate", "the form, as a JSON file; options take precedence");

    public static Text CliIssueDate { get; } = new("data emiterii, AAAA-LL-ZZ", "date of issue, YYYY-MM-DD");

    public static Text CliYears { get; } = new("valabilitatea în ani: 1, 2 sau 3", "validity in years: 1, 2 or 3");

    public static Text CliPhone { get; } = new("telefon, în formă internațională", "telephone, in international form");

    public static Text CliStreet { get; } = new("strada și numărul", "street and number");

    public static Text CliCity { get; } = new("localitatea", "town");

    public static Text CliCounty { get; } = new("județul", "county");

    public static Text CliPostalCode { get; } = new("codul poștal", "postal code");

    public static Text CliCountry { get; } = new("țara, două litere", "country, two letters");

    public static Text CliDocumentSeries { get; } = new("seria actului de identitate", "series of the identity document");

    public static Text CliDocumentNumber { get; } = new("numărul actului de identitate", "number of the identity document");

    public static Text CliDocumentUntil { get; } = new("valabilitatea actului de identitate, AAAA-LL-ZZ", "validity of the identity document, YYYY-MM-DD");

    public static Text CliConfirmData { get; } = new("toate datele din certificat sunt încă adevărate", "all data in the certificate are still true");

    public static Text CliKey { get; } = new("algoritmul cheii noi: rsa-3072, rsa-4096, p-256, p-384", "algorithm of the new key: rsa-3072, rsa-4096, p-256, p-384");

    public static Text CliAcceptTerms { get; } = new("accept condițiile generale", "I accept the general conditions");

    public static Text CliPapers { get; } = new("descarcă și salvează documentele comenzii", "fetch and save the order’s papers");

    public static Text CliSend { get; } = new("semnează și trimite documente", "sign and send documents");

    public static Text CliKind { get; } = new("contract, declaration, terms, identity, payment-proof sau authorisation", "contract, declaration, terms, identity, payment-proof or authorisation");

    public static Text CliFile { get; } = new("fișierul de trimis", "the file to send");

    public static Text CliAll { get; } = new("trimite documentele și copia actului de identitate care lipsesc, din acest dosar", "send the papers and the copy of the identity document that are missing, from this folder");

    public static Text CliSendIdentity { get; } = new("cu --all: copia actului de identitate", "with --all: the copy of the identity document");

    public static Text CliSendPayment { get; } = new("cu --all: dovada plății (nu se caută în dosar)", "with --all: the payment proof (not looked for in the folder)");

    public static Text CliSendAuthorisation { get; } = new("cu --all: autorizarea organizației (nu se caută în dosar)", "with --all: the organisation’s authorisation (not looked for in the folder)");

    public static Text CliSendWhat { get; } = new("dați felul și fișierul, sau --all DOSAR", "give kind and file, or --all FOLDER");

    public static Text CliAskFolder { get; } = new("Dosarul cu documentele și copia actului (implicit {folder}): ", "Folder with the papers and the copy of the identity document (default {folder}): ");

    public static Text CliStatus { get; } = new("arată unde este comanda și pasul următor", "show where the order stands, and the next step");

    public static Text CliUpdate { get; } = new("scrie certificatul nou pe token", "write the new certificate to the token");

    public static Text CliNoReplug { get; } = new("nu cere reconectarea tokenului", "don’t ask for the token to be reconnected");

    public static Text CliRemoveOld { get; } = new("șterge certificatul vechi: yes sau no (implicit întreabă; altfel îl păstrează)", "remove the old certificate: yes or no (default: ask; else keep)");

    public static Text CliCorrespondence { get; } = new("primește înștiințările și la altă adresă de e-mail", "have the notices sent to another e-mail address too");

    public static Text CliAddress { get; } = new("adresa; acolo vine un cod de șase cifre", "the address; a code of six digits goes there");

    public static Text CliCancel { get; } = new("anulează comanda", "cancel the order");
}

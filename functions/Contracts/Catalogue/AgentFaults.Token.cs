namespace DigiRenew.Contracts.Catalogue;

public static partial class AgentFaults
{
    public static AgentFault PinIncorrect { get; } = new(
        "pin-incorrect",
        AgentExit.Token,
        new("PIN greșit", "Wrong PIN"),
        new("Tokenul nu a acceptat PIN-ul. {tries}", "The token did not accept the PIN. {tries}"),
        new("Verificați PIN-ul înainte de a încerca din nou.", "Make sure of the PIN before you try again."));

    public static AgentFault PinLocked { get; } = new(
        "pin-locked",
        AgentExit.Token,
        new("PIN-ul este blocat", "The PIN is blocked"),
        new("S-au folosit toate încercările, iar tokenul nu mai acceptă niciun PIN.", "All tries were used, and the token accepts no PIN any more."),
        new("Deblocați PIN-ul cu programul tokenului și codul PUK, sau sunați la asistență. Cheile de pe token nu s-au pierdut.", "Unblock the PIN with the token’s own program and the PUK, or call the helpdesk. The keys on the token are not lost."));

    public static AgentFault PinLastTry { get; } = new(
        "pin-last-try",
        AgentExit.Token,
        new("A rămas o singură încercare", "One try is left"),
        new("Încă un PIN greșit blochează tokenul, de aceea programul nu a folosit ultima încercare.", "One more wrong PIN blocks the token, so the program did not use the last try."),
        new("Dacă sunteți sigur de PIN, rulați din nou într-un terminal și confirmați, sau cu --last-try.", "If you are sure of the PIN, run again on a terminal and confirm, or with --last-try."));

    public static AgentFault PinMaybeLastTry { get; } = new(
        "pin-maybe-last-try",
        AgentExit.Token,
        new("Poate a rămas o singură încercare", "Only one try may be left"),
        new("S-au introdus două PIN-uri greșite la rând, iar tokenul nu spune câte încercări au rămas, de aceea programul nu a mai încercat.", "Two wrong PINs were entered in a row, and the token does not tell how many tries are left, so the program did not try again."),
        new("Dacă sunteți sigur de PIN, rulați din nou într-un terminal și confirmați, sau cu --last-try.", "If you are sure of the PIN, run again on a terminal and confirm, or with --last-try."));

    public static AgentFault SignaturePinNeeded { get; } = new(
        "signature-pin-needed",
        AgentExit.Token,
        new("Cheia cere PIN-ul de semnătură", "The key asks for the signature PIN"),
        new("Cheia „{key}” nu a acceptat PIN-ul tokenului: are un PIN al ei. De acum programul nu îl mai încearcă pe cel al tokenului.", "Key “{key}” did not accept the token’s PIN: it has one of its own. From now on the program does not try the token’s any more."),
        new("Rulați din nou; cu --pin-stdin scrieți PIN-ul de semnătură pe linia de după PIN-ul tokenului.", "Run again; with --pin-stdin write the signature PIN on the line after the token’s PIN."));

    public static AgentFault SignaturePinIncorrect { get; } = new(
        "signature-pin-incorrect",
        AgentExit.Token,
        new("PIN de semnătură greșit", "Wrong signature PIN"),
        new("Cheia „{key}” nu a acceptat PIN-ul de semnătură. Tokenul nu spune câte încercări au rămas.", "Key “{key}” did not accept the signature PIN. The token does not tell how many tries are left."),
        new("Verificați PIN-ul de semnătură înainte de a încerca din nou.", "Make sure of the signature PIN before you try again."));

    public static AgentFault SignaturePinLastTry { get; } = new(
        "signature-pin-last-try",
        AgentExit.Token,
        new("Poate a rămas o singură încercare", "Only one try may be left"),
        new("S-au introdus două PIN-uri de semnătură greșite pentru cheia „{key}”, de aceea programul nu a mai încercat.", "Two wrong signature PINs were entered for key “{key}”, so the program did not try again."),
        new("Dacă sunteți sigur de PIN, rulați din nou într-un terminal și confirmați, sau cu --last-try.", "If you are sure of the PIN, run again on a terminal and confirm, or with --last-try."));

    public static AgentFault PinMissing { get; } = new(
        "pin-missing",
        AgentExit.Token,
        new("Lipsește PIN-ul", "No PIN"),
        new("Nu s-a introdus niciun PIN.", "No PIN was entered."),
        new("Rulați într-un terminal, sau scrieți PIN-ul pe prima linie a intrării standard cu --pin-stdin.", "Run on a terminal, or write the PIN as the first line of standard input with --pin-stdin."));

    public static AgentFault PinLength { get; } = new(
        "pin-length",
        AgentExit.Token,
        new("PIN de lungime greșită", "The PIN has a wrong length"),
        new("Tokenul nu primește un PIN atât de scurt sau de lung. Nu s-a pierdut nicio încercare.", "The token takes no PIN this short or this long. No try was lost."),
        new("Introduceți PIN-ul întreg.", "Enter the whole PIN."));

    public static AgentFault PinExpired { get; } = new(
        "pin-expired",
        AgentExit.Token,
        new("PIN-ul trebuie schimbat", "The PIN must be changed"),
        new("Tokenul cere un PIN nou înainte de folosire.", "The token asks for a new PIN before it is used."),
        new("Schimbați PIN-ul cu programul tokenului și rulați din nou.", "Change the PIN with the token’s own program and run again."));

    public static AgentFault PinNotSet { get; } = new(
        "pin-not-set",
        AgentExit.Token,
        new("Tokenul nu are încă PIN", "The token has no PIN yet"),
        new("Un token fără PIN nu poate ține un certificat calificat.", "A token without a PIN can’t hold a qualified certificate."),
        new("Verificați că ați introdus tokenul potrivit.", "Make sure that it is the right token."));

    public static AgentFault TokenMissing { get; } = new(
        "token-missing",
        AgentExit.Token,
        new("Tokenul nu este conectat", "The token is not connected"),
        new("Niciun modul nu vede tokenul căutat.", "No module sees the token that was looked for."),
        new("Introduceți tokenul în portul USB și rulați din nou; cu «digirenew check» vedeți ce lipsește.", "Plug the token in and run again; “digirenew check” shows what is missing."));

    public static AgentFault SeveralTokens { get; } = new(
        "several-tokens",
        AgentExit.Usage,
        new("Sunt mai multe tokenuri conectate", "Several tokens are connected"),
        new("Tokenuri: {tokens}.", "Tokens: {tokens}."),
        new("Alegeți unul cu --token SERIE sau scoateți-le pe celelalte.", "Choose one with --token SERIAL, or unplug the others."));

    public static AgentFault TokenFailed { get; } = new(
        "token-failed",
        AgentExit.Token,
        new("Tokenul a răspuns cu o eroare", "The token failed"),
        new("{what}", "{what}"),
        new("Scoateți tokenul, introduceți-l din nou și repetați comanda; ce s-a făcut până acum se păstrează.", "Unplug the token, plug it in again and repeat the command; what was done so far is kept."));

    public static AgentFault TokenFull { get; } = new(
        "token-full",
        AgentExit.Token,
        new("Tokenul nu mai are loc", "The token is full"),
        new("Nu încape o pereche de chei nouă cu certificatul ei.", "A new key pair with its certificate does not fit."),
        new("Ștergeți obiectele vechi de care nu mai aveți nevoie cu programul tokenului, sau sunați la asistență.", "Remove old objects that you no longer need with the token’s own program, or call the helpdesk."));

    public static AgentFault TokenReadOnly { get; } = new(
        "token-write-protected",
        AgentExit.Token,
        new("Tokenul este protejat la scriere", "The token is write-protected"),
        new("Nu se poate scrie nicio cheie și niciun certificat pe el.", "No key and no certificate can be written to it."),
        new("Sunați la asistență.", "Call the helpdesk."));

    public static AgentFault MechanismMissing { get; } = new(
        "mechanism-missing",
        AgentExit.Token,
        new("Tokenul nu cunoaște algoritmul", "The token does not know the algorithm"),
        new("Nu poate folosi {algorithm} pentru semnătură.", "It can’t sign by {algorithm}."),
        new("Alegeți alt algoritm cu --key, sau sunați la asistență.", "Choose another algorithm with --key, or call the helpdesk."));

    public static AgentFault ModuleMissing { get; } = new(
        "module-missing",
        AgentExit.Token,
        new("Nu am găsit programul (driverul) tokenului", "The token’s driver was not found"),
        new("Niciun modul PKCS#11 nu este în locurile cunoscute.", "No PKCS#11 module is in the well-known places."),
        new("Instalați programul tokenului de la furnizor, sau arătați modulul cu --module CALE.", "Install the token’s program from the provider, or name the module with --module PATH."));

    public static AgentFault ModuleArchitecture { get; } = new(
        "module-wrong-architecture",
        AgentExit.Token,
        new("Driverul tokenului este pentru alt tip de procesor", "The token’s driver is built for another architecture"),
        new("{what}", "{what}"),
        new("Instalați varianta driverului pentru acest calculator ({architecture}).", "Install the driver’s variant for this computer ({architecture})."));

    public static AgentFault ModuleInvalid { get; } = new(
        "module-invalid",
        AgentExit.Token,
        new("Fișierul nu este un modul PKCS#11", "The file is not a PKCS#11 module"),
        new("{what}", "{what}"),
        new("Verificați calea dată cu --module.", "Check the path given with --module."));

    public static AgentFault ModuleNotTrusted { get; } = new(
        "module-not-confirmed",
        AgentExit.Usage,
        new("Modulul nu a fost confirmat", "The module was not confirmed"),
        new("Modulul {path} nu este într-un loc pe care numai administratorul îl poate schimba.", "Module {path} is not in a place that only administrators can change."),
        new("Dacă aveți încredere în el, confirmați sau adăugați --yes.", "If you trust it, confirm, or add --yes."));

    public static AgentFault CertificateMissing { get; } = new(
        "certificate-missing",
        AgentExit.Token,
        new("Certificatul căutat nu este pe token", "The certificate is not on the token"),
        new("{what}", "{what}"),
        new("Vedeți ce este pe token cu: digirenew tokens.", "See what is on the token with: digirenew tokens."));

    public static AgentFault SeveralCertificates { get; } = new(
        "several-certificates",
        AgentExit.Usage,
        new("Sunt mai multe certificate care pot fi reînnoite", "Several certificates could be renewed"),
        new("Serii: {serials}.", "Serial numbers: {serials}."),
        new("Alegeți unul cu --certificate SERIE.", "Choose one with --certificate SERIAL."));

    public static AgentFault KeyMissing { get; } = new(
        "private-key-missing",
        AgentExit.Token,
        new("Cheia privată nu este pe acest token", "The private key is not on this token"),
        new("Pe tokenul {token} nu există cheia {key}.", "Token {token} does not hold the key {key}."),
        new("Introduceți tokenul pe care ați făcut comanda.", "Plug in the token that the order was made with."));

    public static AgentFault KeyExposed { get; } = new(
        "key-exposed",
        AgentExit.Token,
        new("Tokenul nu păzește cheia nouă", "The token does not guard the new key"),
        new("Tokenul {token} spune că cheia privată nouă poate fi scoasă de pe el sau nu a fost făcută pe el. Perechea de chei a fost ștearsă și nu s-a comandat nimic.", "Token {token} says that the new private key can leave it, or was not made on it. The key pair was removed and nothing was ordered."),
        new("Sunați la asistență: pentru un certificat calificat este nevoie de alt token.", "Call the helpdesk: a qualified certificate needs another token."));

    public static AgentFault ReadBackFailed { get; } = new(
        "read-back-failed",
        AgentExit.Token,
        new("Certificatul nou nu s-a scris bine", "The new certificate was not written well"),
        new("{what} Certificatul vechi și cheia lui sunt neatinse.", "{what} The old certificate and its key are untouched."),
        new("Rulați din nou: digirenew update.", "Run again: digirenew update."));

    public static AgentFault ReplugTimedOut { get; } = new(
        "replug-not-seen",
        AgentExit.Waiting,
        new("Tokenul nu a fost reconectat", "The token was not reconnected"),
        new("Certificatul nou este scris, verificat și raportat; a rămas numai reconectarea tokenului.", "The new certificate is written, verified and reported; only the reconnection is left."),
        new("Scoateți tokenul, introduceți-l din nou și rulați: digirenew update. Dacă tokenul nu se poate scoate: --no-replug.", "Unplug the token, plug it in again and run: digirenew update. If it can’t be unplugged: --no-replug."));
}

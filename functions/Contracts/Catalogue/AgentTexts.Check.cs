namespace DigiRenew.Contracts.Catalogue;

public static partial class AgentTexts
{
    public static Text CheckSystem { get; } = new("Sistem: {system}, {architecture}.", "System: {system}, {architecture}.");

    public static Text CheckModule { get; } = new("Modul PKCS#11: {description} {version} ({path}).", "PKCS#11 module: {description} {version} ({path}).");

    public static Text CheckModuleNone { get; } = new("Niciun modul PKCS#11 nu a putut fi încărcat. {what}", "No PKCS#11 module could be loaded. {what}");

    public static Text CheckModuleNext { get; } = new(
        "Instalați programul tokenului sau arătați modulul cu --module CALE.", "Install the token’s program, or name the module with --module PATH.");

    public static Text CheckToken { get; } = new("Token: {label}, {model}, serie {serial}.", "Token: {label}, {model}, serial {serial}.");

    public static Text CheckTokenNone { get; } = new("Niciun token nu este conectat.", "No token is connected.");

    public static Text CheckTokenNext { get; } = new("Introduceți tokenul în portul USB.", "Plug the token in.");

    public static Text CheckPin { get; } = new("PIN: {tries}", "PIN: {tries}");

    public static Text CheckPinNext { get; } = new("Asigurați-vă de PIN înainte de a continua.", "Make sure of the PIN before you go on.");

    public static Text CheckRoom { get; } = new("Loc pe token: {octets} octeți.", "Room on the token: {octets} octets.");

    public static Text CheckRoomUnknown { get; } = new("Tokenul nu spune cât loc are.", "The token does not say how much room it has.");

    public static Text CheckRoomNext { get; } = new(
        "Ștergeți de pe token obiectele vechi; o cheie nouă cu certificat cere circa 8000 de octeți.", "Remove old objects from the token; a new key with its certificate takes some 8000 octets.");

    public static Text CheckMechanisms { get; } = new("Algoritmi acceptați și de token, și de furnizor: {algorithms}.", "Algorithms that both token and provider accept: {algorithms}.");

    public static Text CheckMechanismsNone { get; } = new("Tokenul nu cunoaște niciun algoritm acceptat de furnizor.", "The token knows no algorithm that the provider accepts.");

    public static Text CheckMechanismsNext { get; } = new("Sunați la asistență; aveți nevoie de alt token.", "Call the helpdesk; you need another token.");

    public static Text CheckChain { get; } = new("Certificatul {serial}: lanț complet până la {root}.", "Certificate {serial}: chain complete up to {root}.");

    public static Text CheckChainBroken { get; } = new("Certificatul {serial}: lanțul nu este complet ({reason}).", "Certificate {serial}: the chain is not complete ({reason}).");

    public static Text CheckChainNone { get; } = new("Pe token nu este niciun certificat pentru semnătură al furnizorului.", "The token holds no signature certificate of the provider.");

    public static Text CheckChainNext { get; } = new("Verificați că tokenul este cel cu certificatul calificat.", "Make sure that the token is the one with the qualified certificate.");

    public static Text CheckService { get; } = new("Serviciul {provider} răspunde la {address}.", "The service of {provider} answers at {address}.");

    public static Text CheckServiceNone { get; } = new("Serviciul nu răspunde: {what}", "The service does not answer: {what}");

    public static Text CheckClock { get; } = new("Ceasul diferă cu {seconds} secunde de al serviciului.", "The clock differs by {seconds} seconds from the service’s.");

    public static Text CheckClockNext { get; } = new("Potriviți ceasul calculatorului; se admit 5 minute.", "Set the computer’s clock; 5 minutes are allowed.");

    public static Text CheckProxy { get; } = new("Nu se folosește proxy.", "No proxy is used.");

    public static Text CheckProxyUsed { get; } = new("Legătura trece prin proxy-ul {proxy}.", "The connection goes through the proxy {proxy}.");

    public static Text CheckProxyNext { get; } = new(
        "Dacă trimiterea nu reușește, folosiți o rețea fără proxy.", "If sending fails, use a network without a proxy.");

    public static Text CheckAgent { get; } = new("Programul are versiunea {version}.", "The program’s version is {version}.");

    public static Text LevelOk { get; } = new("în regulă", "ok");

    public static Text LevelWarning { get; } = new("atenție", "warning");

    public static Text LevelProblem { get; } = new("problemă", "problem");

    public static Text ColumnHolder { get; } = new("Titular", "Holder");

    public static Text ColumnIssuer { get; } = new("Emitent", "Issuer");

    public static Text ColumnSerial { get; } = new("Serie", "Serial");

    public static Text ColumnUntil { get; } = new("Valabil până la", "Valid until");

    public static Text ColumnDaysLeft { get; } = new("Zile rămase", "Days left");

    public static Text ColumnRenewable { get; } = new("Se poate reînnoi", "Renewable");

    public static Text NotSignature { get; } = new("nu este un certificat pentru semnătură", "not a signature certificate");

    public static Text NotQualifiedHere { get; } = new("nu este certificat calificat pe dispozitiv", "not a qualified certificate on a device");

    public static Text NotThisProvider { get; } = new("nu este emis de acest furnizor", "not issued by this provider");

    public static Text ExpiredHere { get; } = new("a expirat", "expired");

    public static Text TooFewDays { get; } = new("mai sunt prea puține zile (regula cere {minimum})", "too few days left (the rule asks for {minimum})");

    public static Text RenewableHere { get; } = new("după datele din certificat, da; serviciul decide la comandă", "by what the certificate says, yes; the service decides at the order");

    public static Text RenewableByService { get; } = new("da, cu emitere de la {first} la {last}", "yes, issued from {first} to {last}");

    public static Text ServiceNotAsked { get; } = new("serviciul nu a putut fi întrebat", "the service could not be asked");

    public static Text NoCertificates { get; } = new("Niciun certificat.", "No certificates.");
}

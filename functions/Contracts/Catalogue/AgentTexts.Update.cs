namespace DigiRenew.Contracts.Catalogue;

public static partial class AgentTexts
{
    public static Text PurposeUpdate { get; } = new(
        "deschiderea sesiunii, scrierea certificatului nou, proba cheii noi și raportul instalării",
        "opening the session, writing the new certificate, trying the new key and the installation report");

    public static Text PurposeStatus { get; } = new("deschiderea sesiunii (nu se semnează altceva)", "opening the session (nothing else is signed)");

    public static Text PurposeCancel { get; } = new("deschiderea sesiunii și semnarea anulării", "opening the session and signing the cancellation");

    public static Text PurposeTokens { get; } = new("a întreba serviciul dacă certificatul {serial} se poate reînnoi", "asking the service whether certificate {serial} can be renewed");

    public static Text Writing { get; } = new("Scriu certificatul nou lângă cheia lui…", "Writing the new certificate beside its key…");

    public static Text Written { get; } = new("Certificatul nou este pe token și a fost citit înapoi.", "The new certificate is on the token and was read back.");

    public static Text WrittenBefore { get; } = new("Certificatul nou era deja pe token.", "The new certificate was on the token already.");

    public static Text Trying { get; } = new("Încerc cheia nouă cu o semnătură de probă…", "Trying the new key with a test signature…");

    public static Text Works { get; } = new("Cheia și certificatul noi semnează corect.", "The new key and certificate sign correctly.");

    public static Text Reported { get; } = new("Instalarea a fost raportată serviciului.", "The installation was reported to the service.");

    public static Text ReportedBefore { get; } = new("Instalarea fusese deja raportată.", "The installation had been reported already.");

    public static Text Unplug { get; } = new("Scoateți acum tokenul din calculator.", "Unplug the token now.");

    public static Text WaitingRemoval { get; } = new("Aștept scoaterea tokenului…", "Waiting for the token to be unplugged…");

    public static Text PlugIn { get; } = new("Tokenul a fost scos. Introduceți-l din nou.", "The token was unplugged. Plug it in again.");

    public static Text WaitingReturn { get; } = new("Aștept reconectarea tokenului…", "Waiting for the token to be plugged in…");

    public static Text Replugged { get; } = new("Tokenul este reconectat și certificatul nou este pe el.", "The token is reconnected and the new certificate is on it.");

    public static Text RemoveOld { get; } = new(
        "Ștergeți de pe token certificatul vechi ({serial}, valabil până la {until}) și cheia lui? Documentele semnate rămân valabile.",
        "Remove the old certificate ({serial}, valid until {until}) and its key from the token? Signed documents stay valid.");

    public static Text OldKept { get; } = new("Certificatul vechi a rămas pe token.", "The old certificate stays on the token.");

    public static Text OldRemoved { get; } = new("Certificatul vechi și cheia lui au fost șterse de pe token.", "The old certificate and its key were removed from the token.");

    public static Text OldKeyKept { get; } = new(
        "Certificatul vechi a fost șters de pe token; cheia lui a rămas, pentru că o folosește și alt certificat.",
        "The old certificate was removed from the token; its key stays, because another certificate uses it too.");

    public static Text Finished { get; } = new(
        "Gata. Noul certificat {serial} este pe token și este valabil până la {until}.", "Done. The new certificate {serial} is on the token and is valid until {until}.");

    public static Text WrongDigest { get; } = new("Nu este certificatul pe care îl numește comanda.", "It is not the certificate that the order names.");

    public static Text WrongKey { get; } = new("Cheia lui nu este cea generată pe acest token.", "Its key is not the one generated on this token.");

    public static Text WrongSubject { get; } = new("Numele din el nu este, octet cu octet, cel din certificatul vechi.", "Its subject is not, byte for byte, that of the old certificate.");

    public static Text WrongChain { get; } = new("Lanțul lui nu duce la furnizor: {reason}.", "Its chain does not lead to the provider: {reason}.");

    public static Text NotReadable { get; } = new("Certificatul nu poate fi citit.", "The certificate can’t be read.");

    public static Text NotOnToken { get; } = new("Certificatul nou nu se regăsește pe token lângă cheia lui.", "The new certificate is not found on the token beside its key.");

    public static Text DoesNotSign { get; } = new("Semnătura de probă nu se verifică.", "The test signature does not verify.");

    public static Text StatusLine { get; } = new("Comanda {number}: {state}. Emitere: {date}, {years} ani.", "Order {number}: {state}. Issue: {date}, {years} years.");

    public static Text StatusPrice { get; } = new("Preț: {total} {currency}; plată: {paid}.", "Price: {total} {currency}; payment: {paid}.");

    public static Text Paid { get; } = new("înregistrată", "registered");

    public static Text NotPaid { get; } = new("neînregistrată (proforma {proforma})", "not registered (proforma {proforma})");

    public static Text StatusUpload { get; } = new("  {kind}: {status} {reason}", "  {kind}: {status} {reason}");

    public static Text StatusMissing { get; } = new("Lipsește: {missing}", "Missing: {missing}");

    public static Text StatusNext { get; } = new("Pasul următor: {next}", "Next step: {next}");

    public static Text StatusIssueMoment { get; } = new("Certificatul se emite la {moment}.", "The certificate is issued at {moment}.");

    public static Text UploadMissing { get; } = new("lipsește", "missing");

    public static Text UploadVerifying { get; } = new("se verifică", "being verified");

    public static Text UploadAccepted { get; } = new("acceptat", "accepted");

    public static Text UploadRefused { get; } = new("refuzat", "refused");

    public static Text PurposeCorrespondence { get; } = new("deschiderea sesiunii în care adăugați o adresă de corespondență", "opening the session in which you add a correspondence address");

    public static Text CorrespondenceAdded { get; } = new("De acum înștiințările comenzii {number} vin și la {email}.", "From now on the notices of order {number} go to {email} too.");

    public static Text CancelConfirm { get; } = new("Anulați definitiv comanda {number}?", "Cancel order {number} for good?");

    public static Text Cancelled { get; } = new("Comanda {number} a fost anulată.", "Order {number} was cancelled.");
}

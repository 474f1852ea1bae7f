namespace DigiRenew.Contracts.Catalogue;

/// <summary>Every sentence that the agent says which is not a fault. Parts of this class stand beside it, a file a step.</summary>
public static partial class AgentTexts
{
    public static Text Helpdesk { get; } = new("Asistență: {telephone}, {email} ({hours})", "Helpdesk: {telephone}, {email} ({hours})");

    public static Text HelpdeskUnknown { get; } = new(
        "Asistență: datele de contact sunt în contractul și pe pagina furnizorului.", "Helpdesk: see the contacts in your contract and on the provider’s page.");

    public static Text TraceId { get; } = new("Cod de urmărire: {id}", "Trace id: {id}");

    public static Text ProblemNext { get; } = new("Ce puteți face: {next}", "What you can do: {next}");

    public static Text YesNo { get; } = new("{question} [da/nu, implicit {default}]: ", "{question} [yes/no, default {default}]: ");

    public static Text Yes { get; } = new("da", "yes");

    public static Text No { get; } = new("nu", "no");

    public static Text NotUnderstood { get; } = new("Răspundeți cu da sau nu.", "Please answer yes or no.");

    public static Text StillWorking { get; } = new("{what} ({seconds} s)", "{what} ({seconds} s)");

    public static Text AskingService { get; } = new("Întreb serviciul…", "Asking the service…");

    public static Text ServiceBusy { get; } = new(
        "Serviciul este ocupat; încerc din nou peste {seconds} s…", "The service is busy; trying again in {seconds} s…");

    public static Text OpeningSession { get; } = new("Deschid sesiunea cu serviciul…", "Opening the session with the service…");

    public static Text CertificateOfOrder { get; } = new("Este certificatul comenzii {number}.", "It is the certificate of order {number}.");

    public static Text ModuleConfirm { get; } = new(
        "Modulul {path} nu este într-un loc pe care numai administratorul îl poate schimba. Îl încărcați?",
        "Module {path} is not in a place that only administrators can change. Load it?");

    public static Text PinPlan { get; } = new(
        "PIN-ul tokenului „{token}” este cerut o singură dată, pentru: {purpose}.", "The PIN of token “{token}” is asked once, for: {purpose}.");

    public static Text PinKept { get; } = new(
        "Folosesc PIN-ul pe care l-ați introdus mai devreme, pentru: {purpose}.", "The PIN that you entered earlier is used, for: {purpose}.");

    public static Text PinPlanPad { get; } = new(
        "Introduceți PIN-ul pe tastatura cititorului tokenului „{token}”, pentru: {purpose}.", "Enter the PIN on the PIN pad of token “{token}”, for: {purpose}.");

    public static Text PinAlways { get; } = new(
        "Cheia „{key}” cere autentificare la fiecare semnătură ({count}); folosesc PIN-ul deja introdus.",
        "Key “{key}” asks for authentication at each signature ({count}); the PIN already entered is used.");

    public static Text PinAlwaysPad { get; } = new(
        "Cheia „{key}” cere PIN-ul la fiecare semnătură: îl veți introduce pe cititor de încă {count} ori.",
        "Key “{key}” asks for the PIN at each signature: you will enter it on the pad {count} more times.");

    public static Text PinPrompt { get; } = new("PIN-ul tokenului: ", "The token’s PIN: ");

    public static Text PinPadAgain { get; } = new(
        "Introduceți PIN-ul încă o dată pe tastatura cititorului tokenului „{token}”: a fost scos și introdus din nou.",
        "Enter the PIN on the PIN pad of token “{token}” once more: it was unplugged and plugged in again.");

    public static Text PinSignature { get; } = new(
        "Cheia „{key}” de pe tokenul „{token}” are un PIN al ei, de semnătură, altul decât PIN-ul tokenului. Este cerut o singură dată, pentru toate semnăturile. Tokenul nu spune câte încercări au rămas.",
        "Key “{key}” on token “{token}” has a PIN of its own, the signature PIN, which is not the token’s PIN. It is asked once, for all signatures. The token does not tell how many tries are left.");

    public static Text PinSignaturePrompt { get; } = new("PIN-ul de semnătură: ", "The signature PIN: ");

    public static Text PinSignatureWrong { get; } = new("PIN de semnătură greșit.", "Wrong signature PIN.");

    public static Text SignatureTryConfirm { get; } = new(
        "S-au introdus deja două PIN-uri de semnătură greșite; încă unul poate bloca cheia. Sunteți sigur de PIN și continuați?",
        "Two wrong signature PINs were entered already; one more may block the key. Are you sure of the PIN, and go on?");

    public static Text PinWrong { get; } = new("PIN greșit. {tries}", "Wrong PIN. {tries}");

    public static Text TriesNotLow { get; } = new("Tokenul nu semnalează încercări greșite.", "The token reports no wrong tries.");

    public static Text TriesUnknown { get; } = new(
        "PIN-uri greșite la rând: {wrong}. Tokenul nu spune câte încercări au rămas; multe dau trei în total.",
        "Wrong PINs in a row: {wrong}. The token does not tell how many tries are left; many give three in all.");

    public static Text TriesLow { get; } = new(
        "Atenție: s-a introdus deja un PIN greșit; au rămas puține încercări.", "Careful: a wrong PIN was entered already; few tries are left.");

    public static Text TriesLast { get; } = new("Atenție: a rămas O SINGURĂ încercare.", "Careful: ONE try is left.");

    public static Text TriesBlocked { get; } = new("PIN-ul este acum blocat.", "The PIN is blocked now.");

    public static Text LastTryConfirm { get; } = new(
        "A rămas o singură încercare; un PIN greșit blochează tokenul. Sunteți sigur de PIN și continuați?",
        "One try is left; a wrong PIN blocks the token. Are you sure of the PIN, and go on?");

    public static Text MaybeLastTryConfirm { get; } = new(
        "S-au introdus deja două PIN-uri greșite, iar tokenul nu spune câte încercări au rămas; încă unul îl poate bloca. Sunteți sigur de PIN și continuați?",
        "Two wrong PINs were entered already, and the token does not tell how many tries are left; one more may block it. Are you sure of the PIN, and go on?");
}

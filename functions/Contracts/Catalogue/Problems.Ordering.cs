using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

public static partial class Problems
{
    public static Problem TooFewDaysLeft { get; } = new(
        "too-few-days-left",
        422,
        new("Certificatul expiră prea curând", "The certificate expires too soon"),
        new("Zile rămase: {daysLeft}. După {rule}, ultima zi în care se putea comanda a fost {last}.", "Days left: {daysLeft}. By {rule}, the last day on which it could be ordered was {last}."),
        new("Cereți un certificat nou la furnizor, cu identificare.", "Ask the provider for a new certificate, with identification."));

    public static Problem IssueDateTooEarly { get; } = new(
        "issue-date-too-early",
        422,
        new("Data aleasă a trecut", "The chosen date has passed"),
        new("Data emiterii este {date}, iar astăzi este {today}.", "The date of issue is {date}, and today is {today}."),
        new("Alegeți o dată între {first} și {last}.", "Choose a date from {first} to {last}."));

    public static Problem IssueDateTooLate { get; } = new(
        "issue-date-too-late",
        422,
        new("Data aleasă este prea târzie", "The chosen date is too late"),
        new("După {rule}, certificatul se emite cel târziu la {last}.", "By {rule}, the certificate is issued at the latest on {last}."),
        new("Alegeți o dată între {first} și {last}.", "Choose a date from {first} to {last}."));

    public static Problem ValidityNotPossible { get; } = new(
        "validity-not-possible",
        422,
        new("Valabilitatea aleasă nu este posibilă", "The chosen validity is not possible"),
        new(
            "Emis la {date} pentru {years} ani, certificatul ar fi valabil până la {until}; trebuie să se încheie după cel actual ({old}) și cel târziu la {issuing}, odată cu certificatul de emitere al furnizorului.",
            "Issued on {date} for {years} years, the certificate would be valid until {until}; it must end after the present one ({old}) and at the latest on {issuing}, when the provider’s issuing certificate does."),
        new("Alegeți altă perioadă de valabilitate sau altă dată; dacă nu se poate, sunați la asistență.", "Choose another validity period or another date; where that is not possible, call the helpdesk."));

    public static Problem NotQualified { get; } = new(
        "not-qualified",
        422,
        new("Certificatul nu este calificat", "The certificate is not qualified"),
        new("Nu declară că este calificat și aflat pe un dispozitiv calificat.", "It does not state that it is qualified and on a qualified device."),
        new("Alegeți certificatul calificat de pe token.", "Choose the qualified certificate on the token."));

    public static Problem WrongKeyUsage { get; } = new(
        "wrong-key-usage",
        422,
        new("Certificatul nu este pentru semnătură", "The certificate is not for signatures"),
        new("Îi lipsește utilizarea contentCommitment (nerepudiere).", "It lacks the usage contentCommitment (non-repudiation)."),
        new("Alegeți certificatul pentru semnătură de pe token.", "Choose the signature certificate on the token."));

    public static Problem AlreadyOrdered { get; } = new(
        "already-ordered",
        409,
        new("Există deja o comandă deschisă", "There is already an open order"),
        new("Pentru acest certificat este deschisă comanda {number}.", "Order {number} is open for this certificate."),
        new("Continuați comanda cu: digirenew status.", "Go on with it: digirenew status."));

    public static Problem DeviceNotProven { get; } = new(
        "device-not-proven",
        422,
        new("Tokenul nu este dovedit", "The token is not proven"),
        new("Modelul {model} nu este între dispozitivele cu certificare valabilă și origine dovedită a cheii.", "Model {model} is not among the devices with a valid certification and proven key origin."),
        new("Sunați la asistență; aveți nevoie de un alt token.", "Call the helpdesk; you need another token."));

    public static Problem DeviceChanged { get; } = new(
        "device-changed",
        422,
        new("Acesta nu este tokenul înregistrat", "This is not the token on record"),
        new("Registrul furnizorului numește alt token pentru acest certificat.", "The provider’s register names another token for this certificate."),
        new("Folosiți tokenul pe care a fost emis certificatul sau sunați la asistență.", "Use the token the certificate was issued on, or call the helpdesk."));

    public static Problem ContactUnverified { get; } = new(
        "contact-unverified",
        422,
        new("Nu avem o adresă de e-mail verificată", "There is no verified e-mail address"),
        new("Codul se trimite numai la adresa din certificat sau din registrul furnizorului, iar aceasta lipsește sau nu primește.", "The code goes only to the address in the certificate or the provider’s register, and that is missing or bounces."),
        new("Sunați la asistență pentru a o stabili.", "Call the helpdesk to settle it."));

    public static Problem DataChanged { get; } = new(
        "data-changed",
        422,
        new("Datele din certificat nu mai sunt adevărate", "The certificate’s data are no longer true"),
        new("Ați răspuns că s-a schimbat: {fields}.", "You answered that this has changed: {fields}."),
        new("Această procedură păstrează datele vechi. Pentru date noi cereți un certificat nou, cu identificare.", "This procedure keeps the old data. For new data ask for a new certificate, with identification."));

    public static Problem FormInvalid { get; } = new(
        "form-invalid",
        422,
        new("Un câmp din formular nu este corect", "A field of the form is not right"),
        new("{field}: {reason}", "{field}: {reason}"),
        new("Corectați câmpul și trimiteți din nou.", "Correct the field and send again."));

    public static Problem DocumentExpired { get; } = new(
        "document-expired",
        422,
        new("Actul de identitate nu va fi valabil", "The identity document will not be valid"),
        new("Actul este valabil până la {until}, iar certificatul se emite la {date}.", "The document is valid until {until}, and the certificate is issued on {date}."),
        new("Folosiți un act valabil la data emiterii.", "Use a document that is valid on the date of issue."));

    public static Problem KeyNotFresh { get; } = new(
        "key-not-fresh",
        422,
        new("Cheia nu este nouă", "The key is not fresh"),
        new("Reînnoirea cere o pereche de chei nouă, generată pe token pentru această comandă.", "Renewal asks for a new key pair, generated on the token for this order."),
        new("Porniți comanda din nou; programul generează o pereche nouă.", "Start the order again; the program generates a new pair."));

    public static Problem KeyNotAccepted { get; } = new(
        "key-not-accepted",
        422,
        new("Cheia nu este acceptată", "The key is not accepted"),
        new("{reason}", "{reason}"),
        new("Alegeți un algoritm acceptat: {accepted}.", "Choose an accepted algorithm: {accepted}."));

    public static Problem KeyInUse { get; } = new(
        "key-in-use",
        409,
        new("Cheia este deja folosită", "The key is in use already"),
        new("Altă comandă sau alt certificat are aceeași cheie publică.", "Another order or certificate has the same public key."),
        new("Porniți comanda din nou; programul generează o pereche nouă.", "Start the order again; the program generates a new pair."));

    public static Problem RequestInvalid { get; } = new(
        "certification-request-invalid",
        422,
        new("Cererea de certificare nu este valabilă", "The certification request is not valid"),
        new("{reason}", "{reason}"),
        new("Porniți comanda din nou.", "Start the order again."));

    public static Problem TermsChanged { get; } = new(
        "terms-changed",
        409,
        new("Condițiile generale s-au schimbat", "The general conditions have changed"),
        new("Comanda numește o versiune care nu mai este în vigoare.", "The order names a version that is no longer in force."),
        new("Citiți condițiile noi și porniți comanda din nou.", "Read the new conditions and start the order again."));

    public static Problem CodeWrong { get; } = new(
        "code-wrong",
        422,
        new("Codul nu este corect", "The code is not right"),
        new("Mai aveți {left} încercări.", "You have {left} tries left."),
        new("Introduceți codul din ultimul e-mail primit de la noi.", "Enter the code of the latest e-mail from us."));

    public static Problem CodeExpired { get; } = new(
        "code-expired",
        410,
        new("Codul nu mai este valabil", "The code is no longer valid"),
        new("A trecut timpul lui sau a fost încercat de prea multe ori.", "Its time has passed, or it was tried too often."),
        new("Porniți comanda din nou pentru un cod nou.", "Start the order again for a new code."));

    public static Problem TooManyCodes { get; } = new(
        "too-many-codes",
        429,
        new("Prea multe coduri astăzi", "Too many codes today"),
        new("Pentru acest certificat s-au trimis deja astăzi câte coduri sunt permise pe zi.", "As many codes as are permitted a day were sent for this certificate today."),
        new("Încercați din nou mâine.", "Try again tomorrow."));

    public static Problem StatementInvalid { get; } = new(
        "statement-invalid",
        422,
        new("Documentul semnat nu este acceptat", "The signed statement is not accepted"),
        new("{reason}", "{reason}"),
        new("Porniți comanda din nou.", "Run the command again."));

    private static ImmutableArray<Problem> Ordering =>
    [
        TooFewDaysLeft,
        IssueDateTooEarly,
        IssueDateTooLate,
        ValidityNotPossible,
        NotQualified,
        WrongKeyUsage,
        AlreadyOrdered,
        DeviceNotProven,
        DeviceChanged,
        ContactUnverified,
        DataChanged,
        FormInvalid,
        DocumentExpired,
        KeyNotFresh,
        KeyNotAccepted,
        KeyInUse,
        RequestInvalid,
        TermsChanged,
        CodeWrong,
        CodeExpired,
        TooManyCodes,
        StatementInvalid,
    ];
}

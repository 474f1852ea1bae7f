using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

public static partial class Problems
{
    public static Problem NotFound { get; } = new(
        "not-found",
        404,
        new("Nu am găsit ce ați cerut", "Not found"),
        new("Adresa nu există sau nu vă aparține.", "The address does not exist or is not yours."),
        new("Verificați numărul comenzii și certificatul ales.", "Check the order number and the certificate you chose."));

    public static Problem Erased { get; } = new(
        "documents-erased",
        410,
        new("Documentul a fost șters", "The document was erased"),
        new("A fost șters la {on}, după încheierea perioadei de păstrare sau la cererea titularului; amprenta lui rămâne în jurnal.", "It was erased on {on}, at the end of its retention or at the holder’s request; its digest stays in the audit trail."),
        new("Nu mai poate fi citit de nimeni. Jurnalul arată ce s-a decis pe baza lui.", "Nobody can read it any more. The audit trail shows what was decided on it."));

    public static Problem MustBeKept { get; } = new(
        "must-be-kept",
        409,
        new("Documentele trebuie încă păstrate", "The documents must still be kept"),
        new("Legea sau setările furnizorului cer păstrarea lor până la {until}.", "The law or the provider’s settings require them to be kept until {until}."),
        new("Ștergeți după această dată; digirenew-admin retention run o face singur.", "Erase after that date; digirenew-admin retention run does it by itself."));

    public static Problem BadRequest { get; } = new(
        "bad-request",
        400,
        new("Cererea nu poate fi citită", "The request can’t be read"),
        new("{what}", "{what}"),
        new("Folosiți ultima versiune a programului digirenew; dacă se repetă, sunați la asistență.", "Use the latest digirenew program; if it happens again, call the helpdesk."));

    public static Problem TooLarge { get; } = new(
        "too-large",
        413,
        new("Fișierul este prea mare", "The file is too large"),
        new("Se primesc cel mult {limit} octeți.", "At most {limit} octets are accepted."),
        new("Scanați la o rezoluție mai mică și trimiteți din nou.", "Scan at a lower resolution and send again."));

    public static Problem TooMany { get; } = new(
        "too-many-requests",
        429,
        new("Prea multe cereri", "Too many requests"),
        new("De la această adresă au venit prea multe cereri într-un timp scurt.", "Too many requests came from this address in a short time."),
        new("Așteptați un minut și încercați din nou.", "Wait a minute and try again."),
        Retry: true);

    public static Problem Conflict { get; } = new(
        "version-conflict",
        409,
        new("Comanda s-a schimbat între timp", "The order has changed meanwhile"),
        new("Altcineva a lucrat la aceeași comandă.", "Somebody else worked on the same order."),
        new("Reîncărcați comanda și încercați din nou.", "Load the order again and retry."),
        Retry: true);

    public static Problem PreconditionFailed { get; } = new(
        "precondition-failed",
        412,
        new("Comanda s-a schimbat de când ați deschis-o", "The order has changed since you opened it"),
        new("Versiunea trimisă în If-Match nu mai este actuală.", "The version sent in If-Match is no longer current."),
        new("Deschideți comanda din nou, citiți-o și apoi decideți.", "Open the order again, read it, then decide."));

    public static Problem PreconditionRequired { get; } = new(
        "precondition-required",
        428,
        new("Lipsește versiunea comenzii", "The order’s version is missing"),
        new("O decizie trebuie să numească versiunea comenzii (If-Match).", "A decision must name the order’s version (If-Match)."),
        new("Deschideți comanda și trimiteți versiunea ei.", "Open the order and send its version."));

    public static Problem IdempotencyKeyReused { get; } = new(
        "idempotency-key-reused",
        409,
        new("Aceeași cheie pentru altă comandă", "The same key for another order"),
        new("Cheia Idempotency-Key a fost folosită pentru alt conținut.", "The Idempotency-Key was used for another body."),
        new("Porniți comanda de la început.", "Start the order from the beginning."));

    public static Problem OutOfOrder { get; } = new(
        "out-of-order",
        409,
        new("Pasul nu este posibil acum", "This step is not possible now"),
        new("Comanda este în starea „{state}”.", "The order is in the state “{state}”."),
        new("Vedeți pasul următor cu: digirenew status.", "See the next step with: digirenew status."));

    public static Problem Unavailable { get; } = new(
        "temporarily-unavailable",
        503,
        new("Serviciul nu răspunde acum", "The service can’t answer now"),
        new("O parte de care depinde serviciul nu este disponibilă. Nimic din ce ați trimis nu s-a pierdut.", "A part the service depends on is out of reach. Nothing you sent is lost."),
        new("Încercați din nou peste câteva minute.", "Try again in a few minutes."),
        Retry: true);

    public static Problem Internal { get; } = new(
        "internal-error",
        500,
        new("A apărut o eroare la noi", "Something went wrong on our side"),
        new("Eroarea a fost înregistrată.", "The error was recorded."),
        new("Încercați din nou; dacă se repetă, comunicați la asistență codul de urmărire.", "Try again; if it happens again, give the helpdesk the trace id."),
        Retry: true);

    public static Problem Unauthorised { get; } = new(
        "unauthorised",
        401,
        new("Trebuie să deschideți o sesiune", "A session is needed"),
        new("Sesiunea lipsește, a expirat sau nu este a acestui program.", "The session is missing, has ended, or is not this program’s."),
        new("Porniți comanda din nou; programul va cere PIN-ul.", "Run the command again; it will ask for the PIN."));

    public static Problem Forbidden { get; } = new(
        "forbidden",
        403,
        new("Nu aveți acest drept", "You are not allowed to do this"),
        new("Rolul dumneavoastră nu cuprinde această acțiune.", "Your role does not include this action."),
        new("Cereți unui coleg cu rolul potrivit.", "Ask a colleague who has the role."));

    public static Problem MethodNotAllowed { get; } = new(
        "method-not-allowed",
        405,
        new("Metoda nu este acceptată aici", "The method is not accepted here"),
        new("Adresa există, dar primește alte metode.", "The address exists, but takes other methods."),
        new("Folosiți ultima versiune a programului digirenew.", "Use the latest digirenew program."));

    public static Problem MediaTypeNotAccepted { get; } = new(
        "media-type-not-accepted",
        415,
        new("Tipul conținutului nu este acceptat", "The content type is not accepted"),
        new("Aici se primește {expected}.", "{expected} is expected here."),
        new("Folosiți ultima versiune a programului digirenew.", "Use the latest digirenew program."));

    private static ImmutableArray<Problem> General =>
    [
        NotFound,
        Erased,
        MustBeKept,
        BadRequest,
        TooLarge,
        TooMany,
        Conflict,
        PreconditionFailed,
        PreconditionRequired,
        IdempotencyKeyReused,
        OutOfOrder,
        Unavailable,
        Internal,
        Unauthorised,
        Forbidden,
        MethodNotAllowed,
        MediaTypeNotAccepted,
    ];
}

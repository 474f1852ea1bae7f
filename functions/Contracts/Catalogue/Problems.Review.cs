using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

public static partial class Problems
{
    public static Problem OwnChange { get; } = new(
        "own-change",
        409,
        new("Nu puteți aproba ce ați schimbat", "You can’t approve what you changed"),
        new("Nimeni nu aprobă singur ce a schimbat el însuși.", "Nobody approves alone what they themselves changed."),
        new("Cereți unui coleg să decidă.", "Ask a colleague to decide."));

    public static Problem ComparisonMissing { get; } = new(
        "comparison-missing",
        422,
        new("Lipsește comparația", "The comparison is missing"),
        new("Bifați ce ați comparat: numele, data nașterii sau CNP, valabilitatea actului la data emiterii.", "Tick what you compared: name, birth date or personal number, document valid on the issue date."),
        new("Comparați cu copia actului și decideți din nou.", "Compare with the identity copy and decide again."));

    public static Problem ReasonMissing { get; } = new(
        "reason-missing",
        422,
        new("Lipsește motivul", "The reason is missing"),
        new("Un refuz sau o suspendare are un motiv scris.", "A refusal or a hold has a written reason."),
        new("Scrieți motivul și trimiteți din nou.", "Write the reason and send again."));

    public static Problem CopyNotShown { get; } = new(
        "copy-not-shown",
        422,
        new("Copia nu poate fi arătată", "The copy can’t be shown"),
        new("Din acest fișier nu se poate scoate ce spune unde și cu ce a fost făcut.", "What says where and by what it was made can’t be taken out of this file."),
        new("Returnați copia cu acest motiv și cereți o fotografie sau o scanare nouă.", "Return the copy for this reason and ask for a new photograph or scan."));

    public static Problem Blocked { get; } = new(
        "approval-blocked",
        409,
        new("Aprobarea nu este încă posibilă", "Approval is not possible yet"),
        new("De rezolvat: {blockers}.", "To be settled: {blockers}."),
        new("Rezolvați aceste puncte, apoi aprobați.", "Settle these points, then approve."));

    public static Problem PaymentMismatch { get; } = new(
        "payment-mismatch",
        422,
        new("Plata nu corespunde", "The payment does not match"),
        new("Suma așteptată este {expected}, iar cea trimisă {amount}.", "{expected} is due, and {amount} was entered."),
        new("Verificați suma și numărul proformei.", "Check the amount and the proforma number."));

    public static Problem SubscriberConsentMissing { get; } = new(
        "subscriber-consent-missing",
        409,
        new("Lipsește acordul organizației", "The organisation’s consent is missing"),
        new("Certificatul numește o organizație, iar acordul ei nu este înregistrat.", "The certificate names an organisation whose consent is not on record."),
        new("Înregistrați acordul sau cereți împuternicirea semnată.", "Record the consent or ask for the signed authorisation."));

    public static Problem RuleNoLongerMet { get; } = new(
        "rule-no-longer-met",
        409,
        new("Regula nu mai este îndeplinită", "The rule is no longer met"),
        new("Ultima zi în care se putea emite a fost {last}.", "The last day on which it could be issued was {last}."),
        new("Refuzați comanda; titularul cere un certificat nou.", "Refuse the order; the holder asks for a new certificate."));

    public static Problem SignedAlready { get; } = new(
        "signed-already",
        409,
        new("Certificatul este deja semnat", "The certificate is signed already"),
        new("A fost semnat în timp ce comanda se suspenda, așa că nu mai poate fi refuzată; certificatul nu l-a primit nimeni.", "It was signed while the order was being held, so the order can no longer be refused; nobody got the certificate."),
        new("Reluați comanda ca să fie înregistrat, apoi revocați certificatul dacă este cazul.", "Release the order to have it recorded, then revoke the certificate if need be."));

    private static ImmutableArray<Problem> Review =>
    [
        OwnChange,
        ComparisonMissing,
        ReasonMissing,
        CopyNotShown,
        Blocked,
        PaymentMismatch,
        SubscriberConsentMissing,
        RuleNoLongerMet,
        SignedAlready,
    ];
}

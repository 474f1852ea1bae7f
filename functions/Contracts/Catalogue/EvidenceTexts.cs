using System.Collections.Frozen;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>What the report in an evidence container says.</summary>
public static class EvidenceTexts
{
    private static readonly FrozenDictionary<string, Text> Events = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        ["OrderDrafted"] = new("Formular completat, cod trimis", "Form filled in, code sent"),
        ["CodeRefused"] = new("Cod de validare greșit", "Wrong validation code"),
        ["OrderPlaced"] = new("Comandă semnată și plasată", "Order signed and placed"),
        ["PapersMade"] = new("Documente întocmite", "Papers made"),
        ["UploadReceived"] = new("Document primit", "Document received"),
        ["UploadVerified"] = new("Document verificat", "Document verified"),
        ["UploadRefused"] = new("Document refuzat la verificare", "Document refused by verification"),
        ["UploadReturned"] = new("Document refuzat de operator", "Document refused by an officer"),
        ["UploadFlagged"] = new("Document semnalat operatorului", "Document flagged for the officer"),
        ["PaymentRegistered"] = new("Plată înregistrată", "Payment registered"),
        ["PaymentTakenBack"] = new("Plată luată înapoi de bancă", "Payment taken back by the bank"),
        ["ApprovalGiven"] = new("Aprobare dată", "Approval given"),
        ["OrderApproved"] = new("Comandă aprobată", "Order approved"),
        ["ApprovalsVoided"] = new("Aprobări anulate de o schimbare", "Approvals voided by a change"),
        ["BlockerSettled"] = new("Impediment rezolvat", "Blocker settled"),
        ["IssuanceScheduled"] = new("Emitere programată", "Issuance scheduled"),
        ["IssuanceFixed"] = new("Serie și valabilitate stabilite", "Serial number and validity fixed"),
        ["CertificateIssued"] = new("Certificat emis", "Certificate issued"),
        ["SignedWhileHeld"] = new("Certificat semnat în timp ce comanda se suspenda sau se încheia", "Certificate signed while the order was being held or ended"),
        ["CertificateInstalled"] = new("Certificat instalat pe token", "Certificate installed on the token"),
        ["OrderHeld"] = new("Comandă suspendată", "Order held"),
        ["NotMeReported"] = new("Titularul a spus că nu a cerut el reînnoirea", "The holder said that they had not asked for the renewal"),
        ["OrderReleased"] = new("Suspendare ridicată", "Hold released"),
        ["OrderRefused"] = new("Comandă refuzată", "Order refused"),
        ["OrderCancelled"] = new("Comandă anulată de titular", "Order cancelled by the holder"),
        ["OldCertificateRevoked"] = new("Certificatul vechi a fost revocat", "The old certificate was revoked"),
        ["OrderLapsed"] = new("Comandă expirată", "Order lapsed"),
        ["RefundFellDue"] = new("Restituire datorată", "Refund due"),
        ["LateIssuanceAllowed"] = new("Emitere întârziată permisă", "Late issuance allowed"),
        ["IdentityViewed"] = new("Copia actului de identitate văzută", "Identity copy seen"),
        ["PrivateDataViewed"] = new("Date personale văzute", "Personal data seen"),
        ["PaymentProofAttached"] = new("Dovada plății atașată de un operator", "Payment proof attached by an operator"),
        ["ContactProposed"] = new("Contact verificat de un operator", "Contact verified by one officer"),
        ["ContactBounced"] = new("Un mesaj către titular s-a întors", "A message to the holder came back"),
        ["CorrespondenceAsked"] = new("Adresă de corespondență cerută", "Correspondence address asked for"),
        ["CorrespondenceCodeRefused"] = new("Cod greșit pentru adresa de corespondență", "Wrong code for the correspondence address"),
        ["CorrespondenceConfirmed"] = new("Adresă de corespondență confirmată", "Correspondence address confirmed"),
        ["RefundRecorded"] = new("Restituire plătită", "Refund paid"),
        ["RevocationAsked"] = new("Revocare cerută de un operator", "Revocation asked for by one officer"),
        ["RevocationConfirmed"] = new("Revocare confirmată de al doilea operator", "Revocation confirmed by a second officer"),
        ["CertificateRevoked"] = new("Certificatul nou a fost revocat", "The new certificate was revoked"),
        ["DocumentsErased"] = new("Documente șterse", "Documents erased"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Text> Actors = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        ["holder"] = new("titularul", "the holder"),
        ["service"] = new("serviciul", "the service"),
        ["operator"] = new("operatorul", "operator"),
        ["mail"] = new("serviciul de mail", "the mail service"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Text Title { get; } = new("Raport de probe", "Evidence report");

    public static Text Subtitle { get; } = new("Comanda {number}", "Order {number}");

    public static Text Purpose { get; } = new(
        "Acest container cuprinde tot ce s-a păstrat despre o comandă încheiată. Manifestul META-INF/ASiCManifest001.xml are amprenta fiecărui fișier și este semnat cu sigiliul furnizorului. Orele sunt UTC.",
        "This container has everything that was kept of a finished order. The manifest META-INF/ASiCManifest001.xml has the digest of every file and is signed with the provider's seal. Times are UTC.");

    public static Text Order { get; } = new("Comanda", "The order");

    public static Text State { get; } = new("Starea finală", "Final state");

    public static Text Began { get; } = new("Prima înregistrare", "First record");

    public static Text Ended { get; } = new("Ultima înregistrare", "Last record");

    public static Text OldSerial { get; } = new("Certificatul vechi, serie", "Old certificate, serial number");

    public static Text OldDigest { get; } = new("Certificatul vechi, SHA-256", "Old certificate, SHA-256");

    public static Text NewSerial { get; } = new("Certificatul nou, serie", "New certificate, serial number");

    public static Text NewDigest { get; } = new("Certificatul nou, SHA-256", "New certificate, SHA-256");

    public static Text Head { get; } = new("Capul lanțului de audit", "Head of the audit chain");

    public static Text Happened { get; } = new("Ce s-a întâmplat", "What happened");

    public static Text Number { get; } = new("Nr.", "No.");

    public static Text Time { get; } = new("Când (UTC)", "When (UTC)");

    public static Text Who { get; } = new("Cine", "Who");

    public static Text Event { get; } = new("Ce", "What");

    public static Text Checks { get; } = new("Verificările documentelor", "Checks of the documents");

    public static Text Check { get; } = new("Verificare", "Check");

    public static Text Result { get; } = new("Rezultat", "Result");

    public static Text Basis { get; } = new("Pe ce se sprijină", "What it rests on");

    public static Text Attempt { get; } = new("{kind}, trimiterea {attempt}", "{kind}, attempt {attempt}");

    public static Text Files { get; } = new("Fișierele și amprentele lor", "The files and their digests");

    public static Text File { get; } = new("Fișier", "File");

    public static Text Missing { get; } = new("Numite în înregistrări, dar absente din container", "Named in the records, but not in this container");

    public static Text MissingWhy { get; } = new(
        "Copiile cu date personale se includ numai la cerere și numai cât sunt păstrate; amprenta lor rămâne în înregistrări.",
        "Copies with personal data are put in only when asked for, and only while they are kept; their digest stays in the records.");

    public static Text Erased { get; } = new("(șters la {on})", "(erased on {on})");

    /// <summary>An actor by the name of its role.</summary>
    public static string Actor(string role, Language language) => Actors.TryGetValue(role, out var text) ? text.In(language) : role;

    /// <summary>An event by the name of its type; one that is newer than this list by that name.</summary>
    public static string Say(string happened, Language language) => Events.TryGetValue(happened, out var text) ? text.In(language) : happened;
}

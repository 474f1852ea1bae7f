using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

public static partial class Problems
{
    public static Problem NonceInvalid { get; } = new(
        "nonce-invalid",
        403,
        new("Numărul unic nu mai este valabil", "The nonce is no longer valid"),
        new("A expirat sau a fost folosit deja.", "It has expired or was used already."),
        new("Porniți comanda din nou.", "Run the command again."),
        Retry: true);

    public static Problem StatementMismatch { get; } = new(
        "statement-mismatch",
        403,
        new("Declarația de sesiune nu corespunde", "The session statement does not match"),
        new("Textul semnat nu este cel pe care serviciul îl așteaptă de la acest program.", "The text that was signed is not the one the service expects from this program."),
        new("Verificați adresa serviciului și versiunea programului.", "Check the service’s address and the program’s version."));

    public static Problem SignatureInvalid { get; } = new(
        "signature-invalid",
        403,
        new("Semnătura nu este valabilă", "The signature is not valid"),
        new("{reason}", "{reason}"),
        new("Verificați tokenul și certificatul ales, apoi încercați din nou.", "Check the token and the chosen certificate, then try again."));

    public static Problem ProofInvalid { get; } = new(
        "proof-invalid",
        401,
        new("Dovada sesiunii nu este valabilă", "The session proof is not valid"),
        new("Dovada DPoP nu corespunde cererii sau a fost folosită deja.", "The DPoP proof does not match the request or was used already."),
        new("Porniți comanda din nou.", "Run the command again."));

    public static Problem ClockSkew { get; } = new(
        "clock-skew",
        403,
        new("Ceasul calculatorului este greșit", "The computer’s clock is wrong"),
        new("Ora diferă cu peste 5 minute de a serviciului.", "Its time differs by more than 5 minutes from the service’s."),
        new("Potriviți ceasul calculatorului și încercați din nou.", "Set the computer’s clock and try again."));

    public static Problem NotOurCertificate { get; } = new(
        "not-our-certificate",
        403,
        new("Certificatul nu este emis de acest furnizor", "The certificate is not this provider’s"),
        new("Lanțul certificatului nu duce la un certificat emitent al furnizorului.", "Its chain does not lead to one of the provider’s issuing certificates."),
        new("Alegeți certificatul emis de furnizor.", "Choose the certificate that the provider issued."));

    public static Problem CertificateRevoked { get; } = new(
        "certificate-revoked",
        403,
        new("Certificatul este revocat", "The certificate is revoked"),
        new("Furnizorul l-a revocat la {date}.", "The provider revoked it on {date}."),
        new("Cereți un certificat nou la furnizor.", "Ask the provider for a new certificate."));

    public static Problem CertificateOnHold { get; } = new(
        "certificate-on-hold",
        403,
        new("Certificatul este suspendat", "The certificate is on hold"),
        new("Cât timp este suspendat nu poate fi folosit.", "While it is on hold it can’t be used."),
        new("Sunați la asistență pentru ridicarea suspendării.", "Call the helpdesk to have the hold lifted."));

    public static Problem CertificateExpired { get; } = new(
        "certificate-expired",
        403,
        new("Certificatul a expirat", "The certificate has expired"),
        new("A expirat la {date}.", "It expired on {date}."),
        new("Un certificat expirat nu se poate reînnoi online; cereți unul nou.", "An expired certificate can’t be renewed online; ask for a new one."));

    public static Problem RevocationUnknown { get; } = new(
        "revocation-unknown",
        503,
        new("Nu putem decide acum", "It can’t be decided now"),
        new("Lista certificatelor revocate nu poate fi citită sau este prea veche.", "The list of revoked certificates is out of reach or too old."),
        new("Încercați din nou mai târziu.", "Try again later."),
        Retry: true);

    private static ImmutableArray<Problem> Sessions =>
    [
        NonceInvalid,
        StatementMismatch,
        SignatureInvalid,
        ProofInvalid,
        ClockSkew,
        NotOurCertificate,
        CertificateRevoked,
        CertificateOnHold,
        CertificateExpired,
        RevocationUnknown,
    ];
}

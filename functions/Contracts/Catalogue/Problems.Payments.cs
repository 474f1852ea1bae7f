using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

public static partial class Problems
{
    public static Problem StatementUnreadable { get; } = new(
        "statement-unreadable",
        422,
        new("Extrasul de cont nu poate fi citit", "The bank statement can’t be read"),
        new("Fișierul nu este un extras camt.053 (.001.02 - .001.13) pe care îl putem citi: {reason}, rândul {line}.", "The file is not a camt.053 statement (.001.02 to .001.13) that can be read: {reason}, line {line}."),
        new("Descărcați extrasul din nou de la bancă și trimiteți-l neschimbat.", "Download the statement from the bank again and send it unchanged."));

    public static Problem StatementNotOurs { get; } = new(
        "statement-not-ours",
        422,
        new("Extrasul este al altui cont", "The statement is of another account"),
        new("Niciunul dintre conturile din fișier ({accounts}) nu este contul furnizorului.", "None of the accounts in the file ({accounts}) is the provider’s."),
        new("Alegeți extrasul contului în care plătesc titularii.", "Choose the statement of the account that holders pay to."));

    public static Problem RevocationNotConnected { get; } = new(
        "revocation-not-connected",
        409,
        new("Revocarea nu se poate face de aici", "Revocation can’t be done here"),
        new("Acest serviciu nu este legat de autoritatea care revocă certificatele.", "This service is not connected to the authority that revokes certificates."),
        new("Cereți revocarea direct la autoritatea furnizorului.", "Ask the provider’s authority directly."));

    public static Problem RevocationReasonUnknown { get; } = new(
        "revocation-reason-unknown",
        422,
        new("Motivul revocării nu este permis", "This reason for revocation is not permitted"),
        new("Un certificat de titular se revocă pentru: {reasons} (RFC 5280 §5.3.1).", "A holder’s certificate is revoked for: {reasons} (RFC 5280 §5.3.1)."),
        new("Alegeți unul dintre aceste motive.", "Choose one of these reasons."));

    public static Problem MailEventUnsigned { get; } = new(
        "mail-event-unsigned",
        401,
        new("Semnătura evenimentului nu este valabilă", "The event’s signature does not hold"),
        new("Se primesc numai evenimente semnate de serviciul de mail configurat, cel mult vechi de zece minute.", "Only events signed by the configured mail service, at most ten minutes old, are accepted."),
        new("Verificați cheia publică din configurare.", "Check the public key in the configuration."));

    private static ImmutableArray<Problem> Payments =>
    [
        StatementUnreadable,
        StatementNotOurs,
        RevocationNotConnected,
        RevocationReasonUnknown,
        MailEventUnsigned,
    ];
}

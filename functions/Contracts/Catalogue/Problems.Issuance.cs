using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

public static partial class Problems
{
    public static Problem NotIssued { get; } = new(
        "not-issued-yet",
        409,
        new("Certificatul nu este încă emis", "The certificate is not issued yet"),
        new("Se emite la {date}, după verificarea actelor și a plății.", "It is issued on {date}, once papers and payment are verified."),
        new("Veți primi un e-mail când este gata.", "You will get an e-mail when it is ready."));

    public static Problem InstallationMismatch { get; } = new(
        "installation-mismatch",
        422,
        new("Nu este certificatul acestei comenzi", "Not this order’s certificate"),
        new("Certificatul raportat nu este cel emis.", "The certificate that was reported is not the one that was issued."),
        new("Rulați din nou: digirenew update.", "Run again: digirenew update."));

    public static Problem EvidenceBroken { get; } = new(
        "evidence-broken",
        500,
        new("Dovezile nu se verifică", "The evidence does not verify"),
        new("Emiterea s-a oprit: {reason}.", "Issuance has stopped: {reason}."),
        new("Sunați la asistență.", "Call the helpdesk."));

    private static ImmutableArray<Problem> Issuance =>
    [
        NotIssued,
        InstallationMismatch,
        EvidenceBroken,
    ];
}

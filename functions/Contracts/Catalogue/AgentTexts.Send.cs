namespace DigiRenew.Contracts.Catalogue;

public static partial class AgentTexts
{
    public static Text PurposePapers { get; } = new("deschiderea sesiunii (documentele doar se descarcă)", "opening the session (the papers are only fetched)");

    public static Text PurposeSend { get; } = new("deschiderea sesiunii și semnarea a {count} documente", "opening the session and signing {count} documents");

    public static Text PaperSaved { get; } = new("Salvat: {file}", "Saved: {file}");

    public static Text PaperKept { get; } = new("Deja salvat: {file}", "Already saved: {file}");

    public static Text KindContract { get; } = new("contract", "contract");

    public static Text KindDeclaration { get; } = new("declarație", "declaration");

    public static Text KindTerms { get; } = new("condiții generale", "general conditions");

    public static Text KindProforma { get; } = new("factură proformă", "proforma invoice");

    public static Text KindIdentity { get; } = new("copia actului de identitate", "copy of the identity document");

    public static Text KindPaymentProof { get; } = new("dovada plății", "payment proof");

    public static Text KindAuthorisation { get; } = new("autorizarea organizației", "the organisation’s authorisation");

    public static Text UseOriginal { get; } = new(
        "{file} a fost salvat din nou de alt program și nu se semnează. Trimiteți originalul ({original})?",
        "{file} was saved again by another program and will not be signed. Send the original ({original})?");

    public static Text CopyConfirm { get; } = new(
        "Semnez și trimit {file} ca „{kind}”?", "Sign and send {file} as “{kind}”?");

    public static Text SendPlan { get; } = new("Se semnează și se trimit: {files}.", "To be signed and sent: {files}.");

    public static Text AlreadyAccepted { get; } = new("{kind}: deja acceptat, nu se mai trimite.", "{kind}: accepted already, not sent again.");

    public static Text AlreadyVerifying { get; } = new("{kind}: deja primit, se verifică.", "{kind}: received already, being verified.");

    public static Text Signing { get; } = new("Semnez: {kind}…", "Signing: {kind}…");

    public static Text Sending { get; } = new("Trimit: {kind}…", "Sending: {kind}…");

    public static Text Received { get; } = new("{kind}: document primit. Recipisa: {receipt}", "{kind}: document received. Receipt: {receipt}");

    public static Text WaitingVerdict { get; } = new("Aștept verificarea…", "Waiting for the verification…");

    public static Text VerdictAccepted { get; } = new("{kind}: acceptat.", "{kind}: accepted.");

    public static Text VerdictRefused { get; } = new("{kind}: refuzat. {reason} {next}", "{kind}: refused. {reason} {next}");

    public static Text VerdictPending { get; } = new(
        "{kind}: încă se verifică; vedeți rezultatul cu: digirenew status.", "{kind}: still being verified; see the result with: digirenew status.");

    public static Text ReceiptSealForeign { get; } = new("Sigiliul nu este al serviciului la care ați comandat.", "The seal is not that of the service you ordered from.");

    public static Text ReceiptSealBroken { get; } = new("Sigiliul nu se verifică: {reason}.", "The seal does not verify: {reason}.");

    public static Text ReceiptDiffers { get; } = new("Recipisa numește alt document decât cel trimis ({field}).", "The receipt names another document than the one sent ({field}).");

    public static Text ReceiptUnreadable { get; } = new("Conținutul recipisei nu poate fi citit.", "The receipt’s content can’t be read.");
}

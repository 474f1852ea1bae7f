namespace DigiRenew.Contracts.Catalogue;

/// <summary>What an order says to its holder: what is missing, and the next step.</summary>
public static class OrderTexts
{
    public static Text Code { get; } = new("Codul de validare primit pe e-mail.", "The validation code that was e-mailed to you.");

    public static Text Identification { get; } = new(
        "O identificare a titularului, înregistrată de furnizor: certificatul actual a fost el însuși emis pe baza unei semnături.",
        "An identification of the holder, recorded by the provider: the present certificate was itself issued on the strength of a signature.");

    public static Text SubscriberConsent { get; } = new(
        "Acordul organizației din certificat: o împuternicire semnată de reprezentantul legal (digirenew send authorisation).",
        "The consent of the organisation in the certificate: an authorisation signed by its legal representative (digirenew send authorisation).");

    public static Text Contact { get; } = new(
        "O adresă de e-mail la care să ajungă mesajele noastre: un mesaj s-a întors. Sunați la asistență.",
        "An e-mail address that our messages reach: one came back. Call the helpdesk.");

    public static Text Payment { get; } = new(
        "Plata proformei {proforma}: {amount}.",
        "Payment of proforma {proforma}: {amount}.");

    public static Text Verifying { get; } = new(
        "Documentele au ajuns și se verifică; durează de obicei sub un minut.",
        "The documents have arrived and are being verified; it usually takes less than a minute.");

    public static Text Refund { get; } = new(
        "Plata înregistrată se returnează.",
        "The registered payment will be refunded.");

    /// <summary>A required upload that is still to be sent.</summary>
    public static Text Upload(UploadKind kind) => kind switch
    {
        UploadKind.Contract => new("Contractul semnat.", "The signed contract."),
        UploadKind.Declaration => new("Declarația semnată.", "The signed declaration."),
        UploadKind.Terms => new("Condițiile generale semnate.", "The signed general conditions."),
        UploadKind.Identity => new("Copia actului de identitate, semnată.", "The copy of the identity document, signed."),
        UploadKind.PaymentProof => new("Copia ordinului de plată.", "The copy of the payment order."),
        UploadKind.Authorisation => new("Împuternicirea organizației.", "The organisation’s authorisation."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The next step in a state, by the state's wire name.</summary>
    public static Text NextStep(string state) => state switch
    {
        "drafted" => new(
            "Introduceți codul de validare din e-mail și semnați comanda cu tokenul.",
            "Enter the validation code from the e-mail and sign the order with the token."),
        "placed" => new(
            "Se întocmesc documentele; le primiți pe e-mail în câteva clipe.",
            "The papers are being made; you will get them by e-mail in a moment."),
        "awaiting-uploads" => new(
            "Semnați și trimiteți documentele care lipsesc: digirenew send --all. Plătiți proforma {proforma}: {amount}.",
            "Sign and send the documents that are missing: digirenew send --all. Pay proforma {proforma}: {amount}."),
        "awaiting-identification" => new(
            "Sunați la {telephone} pentru a stabili identificarea; comanda continuă după ce furnizorul o înregistrează.",
            "Call {telephone} to arrange the identification; the order goes on once the provider has recorded it."),
        "under-review" => new(
            "Un operator verifică documentele și plata; primiți un e-mail cu rezultatul.",
            "An officer checks documents and payment; you will get an e-mail with the result."),
        "approved" => new(
            "Documentele sunt aprobate. Plătiți proforma {proforma}: {amount}; certificatul se emite la {date}, după înregistrarea plății.",
            "The documents are approved. Pay proforma {proforma}: {amount}; the certificate is issued on {date}, once the payment is registered."),
        "scheduled" => new(
            "Totul este în regulă. Certificatul se emite la {date}; primiți un e-mail când este gata.",
            "Everything is in order. The certificate is issued on {date}; you will get an e-mail when it is ready."),
        "issuing" => new(
            "Certificatul se emite chiar acum.",
            "The certificate is being issued right now."),
        "issued" => new(
            "Conectați tokenul și scrieți certificatul nou pe el: digirenew update.",
            "Plug the token in and write the new certificate to it: digirenew update."),
        "installed" => new(
            "Certificatul nou este pe token. Nu mai aveți nimic de făcut.",
            "The new certificate is on the token. There is nothing more to do."),
        "on-hold" => new(
            "Comanda este suspendată. Sunați la {telephone} sau scrieți la {email}.",
            "The order is on hold. Call {telephone} or write to {email}."),
        "refused" => new(
            "Furnizorul a refuzat comanda; motivul este în e-mail. Pentru întrebări: {telephone}.",
            "The provider refused the order; the reason is in the e-mail. For questions: {telephone}."),
        "cancelled" => new(
            "Ați anulat comanda. Puteți face oricând alta, cât timp regula o permite.",
            "You cancelled the order. You can make another one at any time while the rule allows it."),
        "revoked" => new(
            "Certificatul a fost revocat, iar comanda s-a încheiat. Cereți furnizorului un certificat nou.",
            "The certificate was revoked, and the order has ended. Ask the provider for a new certificate."),
        "lapsed" => new(
            "A trecut ultima zi în care regula permitea emiterea. Cereți furnizorului un certificat nou.",
            "The last day on which the rule allowed issuance has passed. Ask the provider for a new certificate."),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

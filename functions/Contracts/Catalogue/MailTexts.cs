namespace DigiRenew.Contracts.Catalogue;

/// <summary>Every message that DigiRenew sends, in the order of the journey. No message has a place for a personal number.</summary>
public static class MailTexts
{
    public static MailText Code { get; } = new(
        new("Codul de validare pentru comanda {number}", "Validation code for order {number}"),
        [
            new("Codul dumneavoastră de validare este: {code}", "Your validation code is: {code}"),
            new(
                "Cu el confirmați comanda {number}: emitere la {date}, valabilitate {years}, preț {price}, pe tokenul {token}.",
                "It confirms order {number}: issued on {date}, valid for {years}, price {price}, on token {token}."),
            new("Codul este valabil până la {until}. Introduceți-l numai în programul digirenew.", "The code lasts until {until}. Enter it in the digirenew program only."),
            new("Dacă nu dumneavoastră ați cerut codul, nu îl dați nimănui și anunțați asistența.", "If you did not ask for it, give it to nobody and tell the helpdesk."),
        ]);

    public static MailText Papers { get; } = new(
        new("Documentele comenzii {number}", "The papers of order {number}"),
        [
            new("Am primit comanda {number}. Atașat găsiți contractul, declarația, condițiile generale și factura proformă.", "We have received order {number}. The contract, the declaration, the general conditions and the proforma invoice are attached."),
            new(
                "Citiți-le, apoi porniți programul digirenew cu tokenul conectat: semnează primele trei și le trimite împreună cu copia actului de identitate. În linia de comandă: digirenew send --all.",
                "Read them, then start the digirenew program with the token connected: it signs the first three and sends them with the copy of your identity document. On the command line: digirenew send --all."),
            new("Plătiți {price} către {provider}.\nIBAN: {iban}, {bank}\nMențiunea plății: {proforma}", "Pay {price} to {provider}.\nIBAN: {iban}, {bank}\nReference: {proforma}"),
            new("Documentele și plata se așteaptă până la {lapses}. Certificatul se emite la {date}.", "Papers and payment are awaited until {lapses}. The certificate is issued on {date}."),
        ]);

    /// <summary>Where the provider sends no papers by mail.</summary>
    public static MailText PapersToFetch { get; } = Papers with
    {
        Paragraphs = Papers.Paragraphs
            .SetItem(0, new(
                "Am primit comanda {number}. Contractul, declarația, condițiile generale și factura proformă sunt gata; cuprind date personale și de aceea nu se trimit prin e-mail.",
                "We have received order {number}. The contract, the declaration, the general conditions and the proforma invoice are ready; they hold personal data and so do not come by e-mail."))
            .SetItem(1, new(
                "Porniți programul digirenew cu tokenul conectat: aduce documentele pe calculatorul dumneavoastră. Citiți-le, apoi programul semnează primele trei și le trimite împreună cu copia actului de identitate. În linia de comandă: digirenew papers, apoi digirenew send --all.",
                "Start the digirenew program with the token connected: it brings the papers to your computer. Read them; then the program signs the first three and sends them with the copy of your identity document. On the command line: digirenew papers, then digirenew send --all.")),
    };

    public static MailText Reminder { get; } = new(
        new("Comanda {number} vă așteaptă până la {lapses}", "Order {number} waits for you until {lapses}"),
        [
            new("Comanda {number} nu este completă și expiră la {lapses}.", "Order {number} is not complete and lapses on {lapses}."),
            new("De trimis: {missing}.", "To be sent: {missing}."),
            new("Plata: {payment}.", "Payment: {payment}."),
            new("Programul digirenew vă arată ce lipsește. În linia de comandă: digirenew status.", "The digirenew program shows you what is missing. On the command line: digirenew status."),
        ]);

    public static MailText UploadRefused { get; } = new(
        new("Comanda {number}: {upload} trebuie trimis din nou", "Order {number}: please send again: {upload}"),
        [
            new("Nu am putut accepta: {upload}.", "We could not accept: {upload}."),
            new("Motivul: {reason}", "Why: {reason}"),
            new("Ce urmează: {next}", "What next: {next}"),
        ]);

    public static MailText PaymentRegistered { get; } = new(
        new("Plata comenzii {number} a fost înregistrată", "Payment for order {number} is registered"),
        [
            new("Am înregistrat plata de {price} pentru comanda {number} (proforma {proforma}).", "We have registered your payment of {price} for order {number} (proforma {proforma})."),
            new("De trimis: {missing}.", "To be sent: {missing}."),
        ]);

    public static MailText Approved { get; } = new(
        new("Comanda {number} a fost aprobată", "Order {number} is approved"),
        [
            new("Documentele comenzii {number} au fost verificate și aprobate.", "The papers of order {number} were checked and approved."),
            new("Certificatul se emite la {date}. Plata: {payment}.", "The certificate is issued on {date}. Payment: {payment}."),
        ]);

    public static MailText Issued { get; } = new(
        new("Noul certificat este emis (comanda {number})", "Your new certificate is issued (order {number})"),
        [
            new("Noul certificat este emis și valabil până la {valid}.", "Your new certificate is issued and valid until {valid}."),
            new(
                "Conectați tokenul {token} și porniți programul digirenew: scrie certificatul pe token și îl verifică. În linia de comandă: digirenew update.",
                "Connect token {token} and start the digirenew program: it writes the certificate to the token and checks it. On the command line: digirenew update."),
            new("Până atunci folosiți certificatul vechi, care rămâne pe token.", "Until then use the old certificate, which stays on the token."),
        ]);

    public static MailText NotInstalled { get; } = new(
        new("Noul certificat nu este încă pe token (comanda {number})", "Your new certificate is not on the token yet (order {number})"),
        [
            new("Certificatul comenzii {number} este emis, dar nu a fost scris pe token.", "The certificate of order {number} is issued, but not written to the token."),
            new(
                "Conectați tokenul {token} și porniți programul digirenew, care îl scrie. În linia de comandă: digirenew update. Certificatul vechi expiră la {expiry}.",
                "Connect token {token} and start the digirenew program, which writes it there. On the command line: digirenew update. The old certificate expires on {expiry}."),
        ]);

    public static MailText Installed { get; } = new(
        new("Reînnoirea este încheiată (comanda {number})", "The renewal is complete (order {number})"),
        [
            new("Noul certificat este pe token și valabil până la {valid}.", "Your new certificate is on the token and valid until {valid}."),
            new("Nu mai aveți nimic de făcut.", "There is nothing more to do."),
        ]);

    public static MailText OrderRefused { get; } = new(
        new("Comanda {number} a fost refuzată", "Order {number} is refused"),
        [
            new("Un operator a refuzat comanda {number}.", "An officer refused order {number}."),
            new("Motivul: {reason}", "Why: {reason}"),
            new("{refund}", "{refund}"),
            new("Puteți face o comandă nouă cât timp certificatul vechi este valabil, sau sunați la asistență.", "You can order again while the old certificate is valid, or call the helpdesk."),
        ]);

    public static MailText Cancelled { get; } = new(
        new("Comanda {number} a fost anulată", "Order {number} is cancelled"),
        [
            new("Ați anulat comanda {number}. Nu se emite niciun certificat.", "You cancelled order {number}. No certificate will be issued."),
            new("{refund}", "{refund}"),
        ]);

    public static MailText Lapsed { get; } = new(
        new("Comanda {number} a expirat", "Order {number} has lapsed"),
        [
            new("Documentele și aprobarea nu au fost complete până la {lapses}, ultima zi permisă de regulă. Comanda {number} s-a încheiat.", "Papers and approval were not complete by {lapses}, the last day that the rule allows. Order {number} has ended."),
            new("{refund}", "{refund}"),
            new("Pentru un certificat nou adresați-vă furnizorului, cu identificare.", "For a new certificate turn to the provider, with identification."),
        ]);

    /// <summary>Where the papers were approved and only the money was missing.</summary>
    public static MailText LapsedUnpaid { get; } = Lapsed with
    {
        Paragraphs = Lapsed.Paragraphs.SetItem(0, new(
            "Documentele au fost aprobate, dar până la {day} nu a rămas înregistrată nicio plată pentru proforma {proforma}. Comanda {number} s-a încheiat.",
            "The papers were approved, but by {day} no payment stood registered for proforma {proforma}. Order {number} has ended."))
            .Insert(1, new(
                "Dacă ați plătit între timp, banii vi se rambursează de îndată ce îi înregistrăm.",
                "If you have paid meanwhile, we will refund the money as soon as we have registered it.")),
    };

    public static MailText Revoked { get; } = new(
        new("Comanda {number} s-a încheiat prin revocare", "Order {number} has ended by revocation"),
        [
            new("Certificatul a fost revocat, iar comanda {number} s-a încheiat.", "The certificate was revoked, and order {number} has ended."),
            new("{refund}", "{refund}"),
            new("Dacă nu dumneavoastră ați cerut revocarea, sunați la asistență.", "If you did not ask for the revocation, call the helpdesk."),
        ]);

    public static MailText OnHold { get; } = new(
        new("Comanda {number} este suspendată", "Order {number} is on hold"),
        [
            new("Comanda {number} este suspendată până când un operator o verifică. Termenele curg mai departe.", "Order {number} is on hold until an officer has looked at it. Its dates still run."),
            new("Vă contactăm, sau sunați dumneavoastră la asistență.", "We will contact you, or call the helpdesk yourself."),
        ]);

    /// <summary>To an address that is not confirmed yet: it says nothing of the order but its number.</summary>
    public static MailText CorrespondenceCode { get; } = new(
        new("Codul pentru adresa de corespondență, comanda {number}", "Code for your correspondence address, order {number}"),
        [
            new("Codul este: {code}", "The code is: {code}"),
            new(
                "Cu el confirmați că notificările comenzii {number} pot veni și la această adresă. Codul este valabil până la {until}.",
                "It confirms that the notices of order {number} may come to this address too. The code lasts until {until}."),
            new("Dacă nu cunoașteți comanda, ștergeți acest mesaj: fără cod nu mai primiți nimic.", "If you don't know the order, delete this message: without the code nothing more will come."),
        ]);

    public static MailText Refunded { get; } = new(
        new("Rambursarea comenzii {number}", "The refund of order {number}"),
        [
            new("V-am rambursat {refunded} pentru comanda {number} (proforma {proforma}).", "We have refunded {refunded} for order {number} (proforma {proforma})."),
            new("Banii ajung în contul din care ați plătit în câteva zile lucrătoare.", "The money reaches the account that you paid from within a few business days."),
        ]);

    /// <summary>For finance.</summary>
    public static MailText RefundDue { get; } = new(
        new("De rambursat: comanda {number}", "Refund due: order {number}"),
        [new("Comanda {number} (proforma {proforma}) s-a încheiat după plată. De rambursat: {amount}.", "Order {number} (proforma {proforma}) has ended after payment. To be refunded: {amount}.")]);

    /// <summary>For officers.</summary>
    public static MailText OfficerCalled { get; } = new(
        new("Comanda {number} cere un operator", "Order {number} calls for an officer"),
        [new("Comanda {number} este în starea „{state}” și așteaptă un operator. Cauza: {cause}.", "Order {number} is in the state “{state}” and waits for an officer. Cause: {cause}.")]);

    /// <summary>For officers, once a working day.</summary>
    public static MailText OrdersWait { get; } = new(
        new("Comenzi care așteaptă un operator: {count}", "Orders waiting for an officer: {count}"),
        [
            new(
                "De verificat: {review}. În așteptarea identificării: {identification}. Suspendate: {held}.",
                "To be reviewed: {review}. Waiting for identification: {identification}. On hold: {held}."),
            new("{late}", "{late}"),
            new("Pagina operatorilor: {page}", "The officers’ page: {page}"),
        ]);

    public static Text LateOrders { get; } = new(
        "Data emiterii a trecut pentru {late} dintre ele; cea mai veche este comanda {number}, cu data de {date}.",
        "The date of issue has passed for {late} of them; the oldest is order {number}, dated {date}.");

    /// <summary>For the auditor.</summary>
    public static MailText DayCheckpoint { get; } = new(
        new("Pista de audit: punctul de control {number} din {date}", "Audit trail: checkpoint {number} of {date}"),
        [
            new(
                "Atașat găsiți ultimul punct de control sigilat al zilei de {date}: numărul {number}, peste {count} comenzi, rădăcina {root}.",
                "Attached is the last sealed checkpoint of {date}: number {number}, over {count} orders, root {root}."),
            new(
                "Păstrați-l în afara serviciului: o comandă ștearsă sau dată înapoi se vede când este comparat cu pista exportată (digirenew-admin audit verify).",
                "Keep it out of the service’s reach: an order that was removed or rolled back shows when it is compared with the exported trail (digirenew-admin audit verify)."),
            new(
                "Un mesaj vine în fiecare zi, chiar dacă nimic nu s-a schimbat; dacă lipsește unul, întrebați de ce.",
                "A message comes every day, even if nothing has changed; where one is missing, ask why."),
        ]);

    /// <summary>The last lines of every message.</summary>
    public static Text Helpdesk { get; } = new(
        "Asistență {provider}: {email}, {telephone}, {hours}, {website}",
        "{provider} helpdesk: {email}, {telephone}, {hours}, {website}");

    public static Text Greeting { get; } = new("Bună ziua,", "Hello,");

    public static Text Nothing { get; } = new("nimic", "nothing");

    public static Text Paid { get; } = new("înregistrată", "registered");

    public static Text NotPaid { get; } = new("neînregistrată; plătiți {price} cu mențiunea {proforma}", "not registered; pay {price} quoting {proforma}");

    public static Text Refund { get; } = new("Suma plătită vi se rambursează.", "What you paid will be refunded.");

    public static Text NoReason { get; } = new("sunați la asistență", "call the helpdesk");

    public static Text OneYear { get; } = new("un an", "one year");

    public static Text Years { get; } = new("{years} ani", "{years} years");

    /// <summary>An upload kind in words.</summary>
    public static Text NameOf(UploadKind kind) => kind switch
    {
        UploadKind.Contract => new("contractul semnat", "the signed contract"),
        UploadKind.Declaration => new("declarația semnată", "the signed declaration"),
        UploadKind.Terms => new("condițiile generale semnate", "the signed general conditions"),
        UploadKind.Identity => new("copia actului de identitate", "the copy of the identity document"),
        UploadKind.PaymentProof => new("dovada plății", "the payment proof"),
        UploadKind.Authorisation => new("împuternicirea", "the authorisation"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

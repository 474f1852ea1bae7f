namespace DigiRenew.Contracts.Catalogue;

public static partial class AgentTexts
{
    public static Text CliWindow { get; } = new("deschide fereastra ghidată, în navigator", "open the guided window, in the browser");

    public static Text CliNoBrowser { get; } = new("nu deschide navigatorul; arată adresa ferestrei", "don’t open the browser; show the window’s address");

    public static Text WindowOffer { get; } = new(
        "Deschid fereastra ghidată în navigator? Pentru comenzi: digirenew --help.", "Open the guided window in the browser? For the commands: digirenew --help.");

    public static Text WindowOpened { get; } = new(
        "Fereastra s-a deschis în navigator. Lăsați programul pornit până terminați.", "The window has opened in the browser. Leave this program running until you are done.");

    public static Text WindowAddress { get; } = new(
        "Deschideți în navigatorul acestui calculator (adresa merge o singură dată): {address}", "Open this in the browser of this computer (the address works once): {address}");

    public static Text WindowEnded { get; } = new("Fereastra s-a închis.", "The window was closed.");

    public static Text WindowStep { get; } = new("Pasul {step} din {of}: {name}", "Step {step} of {of}: {name}");

    public static Text WindowStepCheck { get; } = new("Verificarea", "Check");

    public static Text WindowStepCertificate { get; } = new("Certificatul", "Certificate");

    public static Text WindowStepOrder { get; } = new("Comanda", "Order");

    public static Text WindowStepPapers { get; } = new("Documentele", "Papers");

    public static Text WindowStepWait { get; } = new("Emiterea", "Issue");

    public static Text WindowStepUpdate { get; } = new("Tokenul", "Token");

    public static Text WindowLost { get; } = new(
        "Programul s-a oprit. Ce ați făcut s-a păstrat: porniți-l din nou și continuați de unde ați rămas.",
        "The program has stopped. What you did is kept: start it again and go on from where you were.");

    public static Text WindowFailed { get; } = new(
        "Răspunsul nu a ajuns la program. Încercați din nou; dacă se repetă, închideți pagina și porniți programul din nou.",
        "The answer did not reach the program. Try again; if it happens again, close this page and start the program again.");

    public static Text WindowContinue { get; } = new("Continuă", "Continue");

    public static Text WindowStart { get; } = new("Începe", "Start");

    public static Text WindowRetry { get; } = new("Încearcă din nou", "Try again");

    public static Text WindowAgain { get; } = new("Verifică din nou", "Check again");

    public static Text WindowRefresh { get; } = new("Vezi ce s-a schimbat", "See what has changed");

    public static Text WindowGiveUp { get; } = new("Renunță", "Go back");

    public static Text WindowClose { get; } = new("Închide", "Close");

    public static Text WindowYes { get; } = new("Da", "Yes");

    public static Text WindowNo { get; } = new("Nu", "No");

    public static Text WindowOpenFile { get; } = new("Deschide", "Open");

    public static Text WindowDownload { get; } = new("Descarcă", "Download");

    public static Text WindowWelcome { get; } = new("Reînnoiți certificatul de pe token", "Renew the certificate on your token");

    public static Text WindowWelcomeText { get; } = new(
        "Vă conducem pas cu pas. Aveți nevoie de token, de PIN-ul lui, de o poză sau copie a actului de identitate și de e-mail.",
        "We lead you step by step. You need the token, its PIN, a photo or copy of your identity document, and your e-mail.");

    public static Text WindowWelcomeKept { get; } = new(
        "Puteți închide oricând: ce ați făcut se păstrează, iar data viitoare continuați de unde ați rămas.",
        "You can close this at any time: what you did is kept, and next time you go on from where you were.");

    public static Text WindowPlugIn { get; } = new("Introduceți tokenul în calculator, apoi apăsați „Începe”.", "Plug the token into the computer, then press “Start”.");

    public static Text WindowServiceAsk { get; } = new("Adresa furnizorului", "The provider’s address");

    public static Text WindowServiceText { get; } = new(
        "Scrieți adresa din mesajul sau contractul furnizorului. Începe cu https://.", "Write the address from your provider’s message or contract. It begins with https://.");

    public static Text WindowServiceOther { get; } = new("Altă adresă a furnizorului", "Another address of the provider");

    public static Text WindowServiceField { get; } = new("Adresa", "Address");

    public static Text WindowChecks { get; } = new("Totul este pregătit", "Everything is ready");

    public static Text WindowChecksText { get; } = new(
        "Calculatorul, tokenul și legătura cu furnizorul sunt în regulă.", "The computer, the token and the connection to the provider are in order.");

    public static Text WindowChecksMore { get; } = new("Ce am verificat", "What was checked");

    public static Text WindowChecksBad { get; } = new("Mai este ceva de făcut", "There is something to do first");

    public static Text WindowCertificates { get; } = new("Ce certificat reînnoiți?", "Which certificate do you renew?");

    public static Text WindowCertificateOne { get; } = new("Acesta este certificatul dumneavoastră", "This is your certificate");

    public static Text WindowCertificateNone { get; } = new("Pe token nu este niciun certificat care se poate reînnoi acum", "The token holds no certificate that can be renewed now");

    public static Text WindowCertificateDetail { get; } = new(
        "Emis de {issuer}, seria {serial}. Valabil până la {until}; zile rămase: {days}.", "Issued by {issuer}, serial {serial}. Valid until {until}; days left: {days}.");

    public static Text WindowRenew { get; } = new("Reînnoiește acest certificat", "Renew this certificate");

    public static Text WindowResume { get; } = new("Continuă o comandă", "Continue an order");

    public static Text WindowWorking { get; } = new("Un moment…", "One moment…");

    public static Text WindowWorkingText { get; } = new("Lăsați această pagină deschisă.", "Leave this page open.");

    public static Text WindowPinHint { get; } = new(
        "PIN-ul rămâne pe acest calculator: merge numai la token și se șterge la închidere.", "The PIN stays on this computer: it goes to the token only and is wiped when you close.");

    public static Text WindowCode { get; } = new("Codul din e-mail", "The code from the e-mail");

    public static Text WindowAnotherCode { get; } = new("Trimite alt cod", "Send another code");

    public static Text WindowCodeField { get; } = new("Codul de 6 cifre", "6-digit code");

    public static Text WindowCodeHint { get; } = new("Nu a venit? Așteptați un minut și uitați-vă și în „Spam”.", "Not there? Wait a minute and look into “Spam” too.");

    public static Text WindowData { get; } = new("Mai sunt adevărate aceste date?", "Are these data still true?");

    public static Text WindowDataText { get; } = new(
        "Vin din certificat și nu se pot schimba aici. Dacă ceva nu mai este adevărat, alegeți „Nu” și vă spunem ce aveți de făcut.",
        "They come from the certificate and can’t be changed here. If something is no longer true, choose “No” and we tell you what to do.");

    public static Text WindowDate { get; } = new("Când să fie emis certificatul nou?", "When should the new certificate be issued?");

    public static Text WindowDateText { get; } = new(
        "Alegeți o zi între {first} și {last}. Până atunci semnați documentele și plătiți proforma.", "Choose a day from {first} to {last}. Until then you sign the papers and pay the proforma.");

    public static Text WindowDateField { get; } = new("Data emiterii", "Date of issue");

    public static Text WindowDateWrong { get; } = new("Alegeți o zi între {first} și {last}.", "Choose a day from {first} to {last}.");

    public static Text WindowYears { get; } = new("Cât timp să fie valabil?", "How long should it be valid?");

    public static Text WindowYearsOne { get; } = new("1 an", "1 year");

    public static Text WindowYearsMany { get; } = new("{years} ani", "{years} years");

    public static Text WindowPrice { get; } = new("{total} {currency}, cu TVA", "{total} {currency}, VAT included");

    public static Text WindowContact { get; } = new("Telefonul și adresa dumneavoastră", "Your telephone and address");

    public static Text WindowContactText { get; } = new("Stau în contract.", "They stand in the contract.");

    public static Text WindowPhone { get; } = new("Telefon", "Telephone");

    public static Text WindowPhoneHint { get; } = new("cu prefixul țării, de exemplu +40 712 345 678", "with the country code, for example +40 712 345 678");

    public static Text WindowStreet { get; } = new("Strada și numărul", "Street and number");

    public static Text WindowCity { get; } = new("Localitatea", "Town");

    public static Text WindowCounty { get; } = new("Județul", "County");

    public static Text WindowPostalCode { get; } = new("Codul poștal", "Postal code");

    public static Text WindowCountry { get; } = new("Țara (două litere)", "Country (two letters)");

    public static Text WindowDocument { get; } = new("Actul dumneavoastră de identitate", "Your identity document");

    public static Text WindowDocumentText { get; } = new("Datele de pe cartea de identitate sau pașaport.", "As printed on the identity card or passport.");

    public static Text WindowSeries { get; } = new("Seria", "Series");

    public static Text WindowNumber { get; } = new("Numărul", "Number");

    public static Text WindowUntil { get; } = new("Valabil până la", "Valid until");

    public static Text WindowPersonalNumber { get; } = new("CNP (13 cifre)", "Personal number, CNP (13 digits)");

    public static Text WindowBilling { get; } = new("Cine plătește?", "Who pays?");

    public static Text WindowBillingField { get; } = new("Proforma se face pe numele", "The proforma is made out to");

    public static Text WindowBillingMe { get; } = new("Eu, ca persoană", "Me, as a person");

    public static Text WindowBillingOrganisation { get; } = new("O organizație (firmă, instituție)", "An organisation (company, institution)");

    public static Text WindowBillingTitle { get; } = new("Organizația care plătește", "The organisation that pays");

    public static Text WindowBillingName { get; } = new("Denumirea", "Name");

    public static Text WindowBillingTaxId { get; } = new("CUI", "Tax id (CUI)");

    public static Text WindowAnswerMissing { get; } = new("Completați acest câmp.", "Please fill this in.");

    public static Text WindowDateUnreadable { get; } = new("Alegeți o dată.", "Please choose a date.");

    public static Text WindowConfirm { get; } = new("Vă rugăm să răspundeți", "Please answer");

    public static Text WindowPapers { get; } = new("Documentele comenzii {number}", "The papers of order {number}");

    public static Text WindowPapersText { get; } = new(
        "Citiți-le. Nu trebuie tipărite: la pasul următor tokenul semnează contractul, declarația și condițiile, iar programul le trimite.",
        "Read them. They need no printing: in the next step the token signs contract, declaration and conditions, and the program sends them.");

    public static Text WindowPapersPay { get; } = new("Plătiți proforma {proforma}: {total} {currency}.", "Pay proforma {proforma}: {total} {currency}.");

    public static Text WindowToSend { get; } = new("Semnează și trimite", "Sign and send");

    public static Text WindowIdentity { get; } = new("Copia actului de identitate", "Copy of your identity document");

    public static Text WindowIdentityText { get; } = new(
        "Alegeți o poză clară sau o copie a actului de identitate. Se primesc {formats}, cel mult {limit} MB.",
        "Choose a clear photo or a copy of your identity document. Accepted are {formats}, at most {limit} MB.");

    public static Text WindowIdentityField { get; } = new("Fișierul cu actul de identitate", "File with the identity document");

    public static Text WindowPaymentField { get; } = new("Dovada plății (numai dacă o aveți)", "Payment proof (only if you have one)");

    public static Text WindowAuthorisationField { get; } = new("Împuternicirea organizației (numai dacă v-a fost cerută)", "The organisation’s authorisation (only if you were asked for it)");

    public static Text WindowFileMissing { get; } = new("Alegeți fișierul.", "Please choose the file.");

    public static Text WindowFileFormat { get; } = new("Se primesc numai: {formats}.", "Accepted are only: {formats}.");

    public static Text WindowFileSize { get; } = new("Fișierul este prea mare sau gol; se primesc cel mult {limit} MB.", "The file is too large or empty; at most {limit} MB are accepted.");

    public static Text WindowDocuments { get; } = new("Alte documente", "Other documents");

    public static Text WindowDocumentsText { get; } = new(
        "Alegeți ce vreți să trimiteți. Se primesc {formats}, cel mult {limit} MB.", "Choose what you want to send. Accepted are {formats}, at most {limit} MB.");

    public static Text WindowDocumentsSend { get; } = new("Trimite dovada plății sau altă copie", "Send the payment proof or another copy");

    public static Text WindowOthers { get; } = new("Alte acțiuni", "Other actions");

    public static Text WindowAnother { get; } = new("Alt certificat", "Another certificate");

    public static Text WindowAddressAdd { get; } = new("Adaugă o adresă de e-mail", "Add an e-mail address");

    public static Text WindowAddressTitle { get; } = new("Unde să mai scriem despre această comandă?", "Where else should we write about this order?");

    public static Text WindowAddressText { get; } = new(
        "Trimitem acolo un cod; după ce îl introduceți, mesajele vin și la această adresă.", "We send a code there; once you have entered it, our messages go to that address too.");

    public static Text WindowAddressField { get; } = new("Adresa de e-mail", "E-mail address");

    public static Text WindowStatus { get; } = new("Comanda {number}", "Order {number}");

    public static Text WindowStatusState { get; } = new("Starea: {state}.", "State: {state}.");

    public static Text WindowStatusIssue { get; } = new("Data emiterii: {date}.", "Date of issue: {date}.");

    public static Text WindowStatusPaid { get; } = new("Plata este înregistrată.", "The payment is registered.");

    public static Text WindowStatusNotPaid { get; } = new(
        "Plata nu este încă înregistrată: proforma {proforma}, {total} {currency}.", "The payment is not registered yet: proforma {proforma}, {total} {currency}.");

    public static Text WindowStatusClose { get; } = new(
        "Puteți închide pagina. Vă scriem pe e-mail când certificatul este gata; atunci porniți din nou programul.",
        "You may close this page. We e-mail you when the certificate is ready; then start this program again.");

    public static Text WindowStatusSend { get; } = new(
        "Semnați și trimiteți documentele care lipsesc, și plătiți proforma.", "Sign and send the papers that are missing, and pay the proforma.");

    public static Text WindowSendAgain { get; } = new("Trimite din nou", "Send again");

    public static Text WindowNewOrder { get; } = new("Comandă din nou", "Order again");

    public static Text WindowCancelOrder { get; } = new("Anulează comanda", "Cancel the order");

    public static Text WindowIssued { get; } = new("Certificatul nou este gata", "Your new certificate is ready");

    public static Text WindowIssuedText { get; } = new(
        "Acum îl scriem pe token și îl încercăm. Certificatul vechi rămâne neatins. La sfârșit vă rugăm să scoateți tokenul și să îl introduceți din nou.",
        "Now we write it to the token and try it. The old certificate stays untouched. At the end we ask you to unplug the token and plug it in again.");

    public static Text WindowIssuedWrite { get; } = new("Scrie pe token", "Write it to the token");

    public static Text WindowIssuedInPlace { get; } = new("Scrie fără să scot tokenul", "Write it without unplugging the token");

    public static Text WindowDone { get; } = new("Gata! Certificatul este reînnoit", "Done! Your certificate is renewed");

    public static Text WindowDoneText { get; } = new("Certificatul nou, seria {serial}, este pe token și este valabil până la {until}.", "The new certificate, serial {serial}, is on the token and is valid until {until}.");

    public static Text WindowDoneUse { get; } = new("Îl puteți folosi de acum, cu același PIN.", "You can use it from now on, with the same PIN.");

    public static Text WindowProblemNext { get; } = new(
        "Încercați din nou; dacă se repetă, sunați la asistență. Ce ați făcut până acum se păstrează.", "Try again; if it happens again, call the helpdesk. What you did so far is kept.");

    public static Text WindowProblemLast { get; } = new("Ultima zi posibilă: {date}.", "The last possible day: {date}.");

    public static Text WindowProblemCode { get; } = new("Cod: {code}", "Code: {code}");

    public static Text WindowGoodbye { get; } = new("Puteți închide pagina", "You may close this page");

    public static Text WindowGoodbyeText { get; } = new("Programul s-a oprit, iar PIN-ul a fost șters din memorie.", "The program has stopped, and the PIN was wiped from memory.");

    public static Text WindowRefusedTitle { get; } = new("Pagina nu se poate deschide", "This page can’t be opened");

    public static Text WindowRefusedText { get; } = new(
        "Adresa merge o singură dată și numai pe acest calculator. Închideți programul și porniți-l din nou.",
        "The address works once, and on this computer only. Close the program and start it again.");

    /// <summary>What a person without a terminal does next, where the fault itself names a command; null where its own words will do.</summary>
    public static Text? WindowNext(string code) => code switch
    {
        "pin-last-try" or "pin-maybe-last-try" => new("Continuați numai dacă sunteți sigur de PIN; altfel sunați la asistență.", "Go on only if you are sure of the PIN; otherwise call the helpdesk."),
        "pin-missing" => new("Introduceți PIN-ul tokenului.", "Enter the token’s PIN."),
        "token-missing" => new("Introduceți tokenul în calculator și încercați din nou.", "Plug the token in and try again."),
        "several-tokens" => new("Lăsați numai un token în calculator și încercați din nou.", "Leave only one token plugged in and try again."),
        "module-missing" => new("Instalați programul tokenului, de la furnizor, și încercați din nou.", "Install the token’s program from the provider and try again."),
        "mechanism-missing" or "key-not-offered" => new("Sunați la asistență: tokenul trebuie înlocuit.", "Call the helpdesk: the token must be replaced."),
        "terms-not-accepted" => new("Dacă vă răzgândiți, încercați din nou.", "If you change your mind, try again."),
        "replug-not-seen" => new("Scoateți tokenul, introduceți-l din nou și încercați din nou.", "Unplug the token, plug it in again and try again."),
        "state-unreadable" => new("Sunați la asistență.", "Call the helpdesk."),
        "papers-not-ready" => new("Încercați din nou peste un minut.", "Try again in a minute."),
        "code-missing" => new("Încercați din nou; codul trimis rămâne valabil până atunci, iar pe ecranul lui puteți cere altul.", "Try again; the code that was sent lasts until then, and on its screen you can ask for another."),
        "code-expired" => new("Încercați din nou: primiți alt cod.", "Try again: you get another code."),
        "certificate-missing" => new(
            "Introduceți tokenul pe care este certificatul comenzii și încercați din nou.", "Plug in the token that holds the order’s certificate and try again."),
        "no-order" => new("Alegeți alt certificat, sau comandați reînnoirea acestuia.", "Choose another certificate, or order the renewal of this one."),
        "other-order-open" => new("Alegeți celălalt certificat și terminați întâi comanda lui.", "Choose the other certificate and finish its order first."),
        "signature-pin-last-try" => new("Continuați numai dacă sunteți sigur de PIN; altfel sunați la asistență.", "Go on only if you are sure of the PIN; otherwise call the helpdesk."),
        _ => null,
    };

    /// <summary>The step that a state waits for, for a person without a terminal; null where the service's own words will do.</summary>
    public static Text? WindowNextOf(string state) => state switch
    {
        "awaiting-uploads" => WindowStatusSend,
        "issued" => WindowIssuedText,
        _ => null,
    };

    /// <summary>A day as people write it.</summary>
    public static Text Day(DateOnly day) => new(
        $"{day.Day} {MonthsRo[day.Month - 1]} {day.Year}",
        $"{day.Day} {MonthsEn[day.Month - 1]} {day.Year}");

    private static readonly string[] MonthsRo =
    [
        "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie", "noiembrie", "decembrie",
    ];

    private static readonly string[] MonthsEn =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];
}

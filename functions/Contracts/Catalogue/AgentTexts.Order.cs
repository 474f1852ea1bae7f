namespace DigiRenew.Contracts.Catalogue;

public static partial class AgentTexts
{
    public static Text PurposeOrder { get; } = new(
        "deschiderea sesiunii, cererea de certificare și semnarea comenzii", "opening the session, the certification request and signing the order");

    public static Text ConfirmField { get; } = new("{field}: {value}. Este încă adevărat?", "{field}: {value}. Is this still true?");

    public static Text FieldName { get; } = new("Numele din certificat", "Name in the certificate");

    public static Text FieldOrganisation { get; } = new("Organizația din certificat", "Organisation in the certificate");

    public static Text FieldCountry { get; } = new("Țara din certificat", "Country in the certificate");

    public static Text FieldSerialNumber { get; } = new("Codul de identificare din certificat", "Serial number in the certificate");

    public static Text NoValue { get; } = new("(nu este)", "(none)");

    public static Text AskIssueDate { get; } = new("Data emiterii, de la {first} la {last} (AAAA-LL-ZZ): ", "Date of issue, from {first} to {last} (YYYY-MM-DD): ");

    public static Text AskYears { get; } = new("Valabilitatea noului certificat, în ani ({years}): ", "Validity of the new certificate, in years ({years}): ");

    public static Text AskPhone { get; } = new("Telefon, în formă internațională (+40…): ", "Telephone, in international form (+40…): ");

    public static Text AskStreet { get; } = new("Adresa: strada și numărul: ", "Address: street and number: ");

    public static Text AskCity { get; } = new("Localitatea: ", "Town: ");

    public static Text AskCounty { get; } = new("Județul: ", "County: ");

    public static Text AskPostalCode { get; } = new("Codul poștal: ", "Postal code: ");

    public static Text AskCountry { get; } = new("Țara (două litere, de ex. RO): ", "Country (two letters, e.g. RO): ");

    public static Text AskDocumentSeries { get; } = new("Actul de identitate: seria: ", "Identity document: series: ");

    public static Text AskDocumentNumber { get; } = new("Actul de identitate: numărul: ", "Identity document: number: ");

    public static Text AskDocumentUntil { get; } = new("Actul de identitate: valabil până la (AAAA-LL-ZZ): ", "Identity document: valid until (YYYY-MM-DD): ");

    public static Text AskPersonalNumber { get; } = new("CNP (13 cifre): ", "Personal number, CNP (13 digits): ");

    public static Text AskBilling { get; } = new("Facturarea se face pe o organizație?", "Bill an organisation?");

    public static Text AskBillingName { get; } = new("Organizația: denumirea: ", "Organisation: name: ");

    public static Text AskBillingTaxId { get; } = new("Organizația: CUI: ", "Organisation: tax id (CUI): ");

    public static Text BillingAddress { get; } = new("Adresa organizației:", "The organisation’s address:");

    public static Text AnswerInvalid { get; } = new("Răspunsul nu este potrivit; încercați din nou.", "That answer does not fit; please try again.");

    public static Text TermsSaved { get; } = new("Condițiile generale, versiunea {version}, sunt în {file}.", "The general conditions, version {version}, are in {file}.");

    public static Text TermsConfirm { get; } = new("Ați citit și acceptați condițiile generale?", "Have you read the general conditions, and do you accept them?");

    public static Text OrderSummary { get; } = new(
        "Certificatul {serial} se reînnoiește pentru {years} ani, cu emitere la {date}. Preț: {total} {currency} (cu TVA).",
        "Certificate {serial} is renewed for {years} years, issued on {date}. Price: {total} {currency} (VAT included).");

    public static Text OrderLoss { get; } = new(
        "Atenție, certificatul nou va fi altfel decât cel vechi: {loss}", "Careful, the new certificate will be less than the old one: {loss}");

    public static Text OrderConfirm { get; } = new("Trimiteți comanda?", "Send the order?");

    public static Text GeneratingKey { get; } = new("Tokenul generează perechea de chei nouă ({algorithm}); durează până la câteva minute…", "The token generates the new key pair ({algorithm}); this takes up to a few minutes…");

    public static Text KeyReused { get; } = new("Folosesc perechea de chei generată mai devreme pentru această comandă.", "The key pair generated earlier for this order is used.");

    public static Text CodeSent { get; } = new(
        "Codul de validare a fost trimis la {contact}; este valabil până la {until}.", "The validation code was sent to {contact}; it lasts until {until}.");

    public static Text CodePrompt { get; } = new("Codul de validare (6 cifre): ", "Validation code (6 digits): ");

    public static Text CodePromptAnother { get; } = new(
        "Codul de validare (6 cifre; numai Enter: trimite alt cod): ", "Validation code (6 digits; Enter alone: send another code): ");

    public static Text AnotherCodeConfirm { get; } = new("Trimitem alt cod?", "Send another code?");

    public static Text OrderPlaced { get; } = new("Comanda {number} a fost trimisă. {next}", "Order {number} was sent. {next}");

    public static Text OrderPlacedBefore { get; } = new("Comanda {number} fusese deja primită de serviciu. {next}", "The service had already received order {number}. {next}");

    public static Text LeftoverKey { get; } = new(
        "Pe token a rămas o pereche de chei fără certificat („{label}”), dintr-o comandă încheiată sau întreruptă. O ștergeți?",
        "The token holds a key pair without a certificate (“{label}”), left by a finished or interrupted order. Remove it?");

    public static Text LeftoverRemoved { get; } = new("Perechea de chei „{label}” a fost ștearsă.", "The key pair “{label}” was removed.");
}

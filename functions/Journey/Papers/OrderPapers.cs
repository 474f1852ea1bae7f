using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Storage;
using DigiRenew.Pdf;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Papers;

/// <summary>Fills in the four papers of an order. The same order gives the same octets.</summary>
internal sealed class OrderPapers
{
    private readonly ProviderSettings _settings;
    private readonly RenewalEvent.OrderDrafted _draft;
    private readonly CertificateFacts _certificate;
    private readonly FormView _form;
    private readonly Language _language;
    private readonly DateTimeOffset _placed;
    private readonly string _number;
    private readonly ImmutableArray<(string Name, string Value)> _values;

    /// <param name="settings">The provider.</param>
    /// <param name="entry">The placed order.</param>
    /// <param name="certificate">The certificate under renewal.</param>
    /// <param name="form">The holder's form.</param>
    public OrderPapers(ProviderSettings settings, LedgerEntry entry, CertificateFacts certificate, FormView form)
    {
        (_settings, _draft, _certificate, _form) = (settings, entry.Order.Draft, certificate, form);
        _language = _draft.Language;
        _number = entry.Id.Number;
        _placed = entry.Events.First(recorded => recorded.Event is RenewalEvent.OrderPlaced).At;
        ProformaNumber = "PF-" + _number[3..];
        _values = Values();
    }

    /// <summary>E.g. PF-7K3M9-2QXTA: the order number's digits.</summary>
    public string ProformaNumber { get; }

    /// <summary>The name that mail attachments and files have.</summary>
    public string FileName(PaperKind kind)
    {
        var name = kind switch
        {
            PaperKind.Contract => ContractTexts.FileName,
            PaperKind.Declaration => DeclarationTexts.FileName,
            PaperKind.Terms => TermsTexts.FileName,
            PaperKind.Proforma => ProformaTexts.FileName,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return $"{Say(name)}-{_number}.pdf";
    }

    public byte[] Write(PaperKind kind)
    {
        var (title, blocks) = kind switch
        {
            PaperKind.Contract => (ContractTexts.Title, Contract()),
            PaperKind.Declaration => (DeclarationTexts.Title, Declaration()),
            PaperKind.Terms => (TermsTexts.Title, Terms()),
            PaperKind.Proforma => (ProformaTexts.Title, Proforma()),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return new PaperDocument(
            Say(title),
            Say(PaperLabels.Subtitle),
            _language.ToTag(),
            _settings.Name,
            _placed.AddTicks(-(_placed.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime(),
            blocks,
            Say(PaperLabels.Footer)).Write();
    }

    private ImmutableArray<PaperBlock> Contract() =>
    [
        new PaperBlock.Paragraph(Say(ContractTexts.Preamble)),
        new PaperBlock.Heading(Say(PaperLabels.Provider)),
        Provider(),
        new PaperBlock.Heading(Say(PaperLabels.Holder)),
        Holder(),
        .. Subscriber(),
        .. Numbered(ContractTexts.Sections),
        new PaperBlock.SignaturePlaces(
        [
            (Say(PaperLabels.Provider), Say(PaperLabels.AcceptsBySeal)),
            (Say(PaperLabels.Holder), Say(PaperLabels.SignsQualified)),
        ]),
    ];

    private ImmutableArray<PaperBlock> Declaration() =>
    [
        new PaperBlock.Heading(Say(PaperLabels.Holder)),
        Holder(),
        new PaperBlock.Heading(Say(PaperLabels.OldCertificate)),
        new PaperBlock.Fields(
        [
            (Say(PaperLabels.Serial), _certificate.Serial),
            (Say(PaperLabels.Issuer), _certificate.IssuerName.ToString()),
            (Say(PaperLabels.Until), Value("oldUntil")),
            (Say(PaperLabels.Digest), _certificate.Sha256.Hex),
        ]),
        new PaperBlock.Heading(Say(PaperLabels.NewCertificate)),
        new PaperBlock.Fields(
        [
            (Say(PaperLabels.Validity), Value("years")),
            (Say(PaperLabels.IssueDate), Value("issueDate")),
            (Say(PaperLabels.Token), $"{_draft.Device.Model}, {_draft.Device.Serial}"),
            (Say(PaperLabels.NewKey), _draft.NewKey.Hex),
        ]),
        new PaperBlock.Paragraph(Say(DeclarationTexts.Preamble)),
        .. Numbered(DeclarationTexts.Sections),
        new PaperBlock.SignaturePlaces([(Say(PaperLabels.Holder), Say(PaperLabels.SignsQualified))]),
    ];

    private ImmutableArray<PaperBlock> Terms() =>
    [
        new PaperBlock.Fields(
        [
            (Say(PaperLabels.Holder), Value("holder")),
            (Say(PaperLabels.Serial), _certificate.Serial),
            (Say(PaperLabels.TermsVersion), _draft.TermsVersion),
            (Say(PaperLabels.TermsDigest), _draft.Terms.Hex),
        ]),
        .. Numbered(TermsTexts.Sections),
        new PaperBlock.SignaturePlaces([(Say(PaperLabels.Holder), Say(PaperLabels.SignsQualified))]),
    ];

    private ImmutableArray<PaperBlock> Proforma()
    {
        return
        [
            new PaperBlock.Fields(
            [
                (Say(ProformaTexts.Number), ProformaNumber),
                (Say(ProformaTexts.Date), Value("orderDate")),
                (Say(ProformaTexts.Due), Value("issueDate")),
            ]),
            new PaperBlock.Heading(Say(ProformaTexts.Seller)),
            new PaperBlock.Fields([.. Company(), (Say(ProformaTexts.Iban), _settings.Iban), (Say(ProformaTexts.Bank), _settings.Bank)]),
            new PaperBlock.Heading(Say(ProformaTexts.Buyer)),
            Buyer(),
            new PaperBlock.Table(
                [
                    (Say(ProformaTexts.Description), 46, false),
                    (Say(ProformaTexts.Quantity), 8, true),
                    (Say(ProformaTexts.UnitPrice), 16, true),
                    (Say(ProformaTexts.Vat), 14, true),
                    (Say(ProformaTexts.Amount), 16, true),
                ],
                [
                    [Say(ProformaTexts.Item), "1", Value("net"), Value("vat"), Value("total")],
                    [Say(ProformaTexts.Total), string.Empty, string.Empty, string.Empty, Value("total")],
                ],
                1),
            new PaperBlock.Heading(Say(ProformaTexts.Payment)),
            new PaperBlock.Paragraph(Say(ProformaTexts.Reference)),
            new PaperBlock.Paragraph(Say(ProformaTexts.NotFiscal)),
        ];
    }

    private PaperBlock.Fields Provider() =>
        new([.. Company(), (Say(PaperLabels.Email), _settings.Contacts.Email), (Say(PaperLabels.Phone), _settings.Contacts.Telephone)]);

    private IEnumerable<(string, string)> Company() =>
    [
        (Say(PaperLabels.Company), _settings.Name),
        (Say(PaperLabels.Address), Value("providerAddress")),
        (Say(PaperLabels.TaxId), _settings.TaxId),
        (Say(PaperLabels.Registration), _settings.RegistrationNumber),
    ];

    private PaperBlock.Fields Holder()
    {
        var rows = ImmutableArray.CreateBuilder<(string, string)>();
        rows.Add((Say(PaperLabels.Name), Value("holder")));
        if (_form.PersonalNumber is { } personalNumber)
        {
            rows.Add((Say(PaperLabels.PersonalNumber), personalNumber));
        }

        rows.Add((Say(PaperLabels.Document), Say(PaperLabels.DocumentValue)));
        rows.Add((Say(PaperLabels.Address), PaperValues.Address(_form.Address)));
        rows.Add((Say(PaperLabels.Phone), _form.Phone));
        rows.Add((Say(PaperLabels.Email), _form.Contact));
        if (_certificate.SubjectName.Organisation is { } organisation)
        {
            rows.Add((Say(PaperLabels.Organisation), organisation));
        }

        return new(rows.ToImmutable());
    }

    private IEnumerable<PaperBlock> Subscriber() => _certificate.SubjectName.Organisation is { } organisation
        ?
        [
            new PaperBlock.Heading(Say(PaperLabels.Subscriber)),
            new PaperBlock.Fields(
            [
                (Say(PaperLabels.Company), organisation),
                .. _certificate.SubjectName.OrganisationIdentifier is { } identifier ? new[] { (Say(PaperLabels.TaxId), identifier) } : [],
            ]),
        ]
        : [];

    private PaperBlock.Fields Buyer() => _form.Billing is { Kind: "organisation", Name: { } name, TaxId: { } taxId, Address: { } address }
        ? new([(Say(PaperLabels.Company), name), (Say(PaperLabels.TaxId), taxId), (Say(PaperLabels.Address), PaperValues.Address(address))])
        : new([(Say(PaperLabels.Name), Value("holder")), (Say(PaperLabels.Address), PaperValues.Address(_form.Address))]);

    private IEnumerable<PaperBlock> Numbered(ImmutableArray<PaperSection> sections) => sections.SelectMany((section, at) =>
        section.Clauses
            .Select<Text, PaperBlock>((clause, place) => new PaperBlock.Clause(string.Create(CultureInfo.InvariantCulture, $"{at + 1}.{place + 1}"), Say(clause)))
            .Prepend(new PaperBlock.Heading(string.Create(CultureInfo.InvariantCulture, $"{at + 1}. {Say(section.Title)}"))));

    private ImmutableArray<(string Name, string Value)> Values()
    {
        var price = _draft.Price;
        var subject = _certificate.SubjectName;
        var holder = subject.CommonName ?? $"{subject.GivenName} {subject.Surname}";
        return
        [
            .. PaperValues.OfProvider(_settings, _language),
            ("number", _number),
            ("orderDate", Date(_settings.Clock.DateOf(_placed))),
            ("holder", holder),
            ("subscriber", subject.Organisation ?? holder),
            ("contact", _form.Contact),
            ("documentSeries", _form.IdentityDocument.Series),
            ("documentNumber", _form.IdentityDocument.Number),
            ("documentUntil", Date(_form.IdentityDocument.ValidUntil)),
            ("years", PaperLabels.Years(_draft.ValidityYears).In(_language)),
            ("issueDate", Date(_draft.IssueDate)),
            ("deviceModel", _draft.Device.Model),
            ("deviceSerial", _draft.Device.Serial),
            ("newKey", _draft.NewKey.Hex),
            ("oldSerial", _certificate.Serial),
            ("oldDigest", _certificate.Sha256.Hex),
            ("oldUntil", Date(_settings.Clock.DateOf(_certificate.NotAfter))),
            ("termsDigest", _draft.Terms.Hex),
            ("net", PaperValues.Amount(price.Net, price.Currency, _language)),
            ("vatRate", PaperValues.Rate(price.VatRate, _language)),
            ("vat", PaperValues.Amount(price.Vat, price.Currency, _language)),
            ("total", PaperValues.Amount(price.Total, price.Currency, _language)),
            ("proforma", ProformaNumber),
        ];
    }

    private string Date(DateOnly date) => PaperValues.Date(date, _language);

    private string Value(string name) => _values.First(value => value.Name == name).Value;

    private string Say(Text text) => text.In(_language, _values.AsSpan());
}

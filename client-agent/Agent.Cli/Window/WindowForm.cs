using System.Globalization;
using DigiRenew.Agent.Ordering;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>The order's form, one idea a screen; what was answered before stands there when a screen comes again.</summary>
internal sealed class WindowForm(WindowDialogue dialogue) : IFormEntry
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    public async Task<CompletedForm> CompleteAsync(
        OrderForm form, SessionView session, PolicyView policy, CancellationToken cancellationToken)
    {
        var confirmations = await StillTrueAsync(session.Form, cancellationToken).ConfigureAwait(false);
        var date = await DateAsync(session.Window, cancellationToken).ConfigureAwait(false);
        var years = await YearsAsync(policy.Offers, cancellationToken).ConfigureAwait(false);
        await AskAsync("form-contact", AgentTexts.WindowContact, [AgentTexts.WindowContactText], [Telephone(), .. Address(string.Empty, "street-address")], cancellationToken).ConfigureAwait(false);
        var (document, personalNumber) = await DocumentAsync(session.Form.SerialNumberMasked is null, cancellationToken).ConfigureAwait(false);
        var billing = await BillingAsync(cancellationToken).ConfigureAwait(false);
        return new(
            dialogue.Language.ToTag(), date, years, confirmations, string.Concat(_given["phone"].Where(c => !char.IsWhiteSpace(c))), AddressOf(string.Empty), document, billing, personalNumber);
    }

    /// <summary>A day as a date field writes it.</summary>
    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<ConfirmationsView> StillTrueAsync(CertificateFormView certificate, CancellationToken cancellationToken)
    {
        var facts = new (string Name, Text Label, string? Value)[]
        {
            ("name", AgentTexts.FieldName, certificate.CommonName),
            ("organisation", AgentTexts.FieldOrganisation, certificate.Organisation),
            ("country", AgentTexts.FieldCountry, certificate.Country),
            ("serialNumber", AgentTexts.FieldSerialNumber, certificate.SerialNumberMasked),
        };
        WindowOption[] yesOrNo = [new("yes", dialogue.In(AgentTexts.WindowYes)), new("no", dialogue.In(AgentTexts.WindowNo))];
        await AskAsync(
            "form-data",
            AgentTexts.WindowData,
            [AgentTexts.WindowDataText],
            [.. facts.Where(fact => fact.Value is not null).Select(fact => new WindowField(fact.Name, "choice", $"{fact.Label.In(dialogue.Language)}: {fact.Value}") { Options = yesOrNo })],
            cancellationToken).ConfigureAwait(false);
        string[] changed = [.. facts.Where(fact => fact.Value is not null && _given[fact.Name] != "yes").Select(fact => fact.Label.In(dialogue.Language))];
        if (changed.Length > 0)
        {
            throw new AgentException(Problems.DataChanged, dialogue.Language, ("fields", string.Join(", ", changed)));
        }

        return new(true, true, true, true);
    }

    private async Task<DateOnly> DateAsync(DateWindowView? window, CancellationToken cancellationToken)
    {
        var (first, last) = (window?.First ?? default, window?.Last ?? default);
        var usual = first.AddDays(7) < last ? first.AddDays(7) : last;
        (string, string)[] bounds = [("first", AgentTexts.Day(first).In(dialogue.Language)), ("last", AgentTexts.Day(last).In(dialogue.Language))];
        await AskAsync(
            "form-date",
            AgentTexts.WindowDate,
            [new(AgentTexts.WindowDateText.In(Language.Ro, bounds), AgentTexts.WindowDateText.In(Language.En, bounds))],
            [new("date", "date", dialogue.In(AgentTexts.WindowDateField)) { Value = Iso(usual), Minimum = Iso(first), Maximum = Iso(last) }],
            cancellationToken,
            given => Day(given["date"]) is { } day && day >= first && day <= last ? null : ("date", dialogue.In(AgentTexts.WindowDateWrong, bounds))).ConfigureAwait(false);
        return Day(_given["date"])!.Value;
    }

    private async Task<int> YearsAsync(IReadOnlyList<OfferView> offers, CancellationToken cancellationToken)
    {
        string Words(int years) => years == 1
            ? dialogue.In(AgentTexts.WindowYearsOne)
            : dialogue.In(AgentTexts.WindowYearsMany, ("years", years.ToString(CultureInfo.InvariantCulture)));
        WindowOption[] options =
        [
            .. offers.Select(offer => new WindowOption(
                offer.ValidityYears.ToString(CultureInfo.InvariantCulture),
                Words(offer.ValidityYears),
                dialogue.In(AgentTexts.WindowPrice, ("total", offer.Total.ToString("F2", CultureInfo.InvariantCulture)), ("currency", offer.Currency)))),
        ];
        await AskAsync(
            "form-years",
            AgentTexts.WindowYears,
            [],
            [new("years", "choice", dialogue.In(AgentTexts.WindowYears)) { Options = options, Value = options is [var only] ? only.Value : null }],
            cancellationToken).ConfigureAwait(false);
        return int.Parse(_given["years"], CultureInfo.InvariantCulture);
    }

    private async Task<(IdentityDocumentView Document, string? PersonalNumber)> DocumentAsync(bool askPersonalNumber, CancellationToken cancellationToken)
    {
        WindowField[] fields =
        [
            new("series", "text", dialogue.In(AgentTexts.WindowSeries)),
            new("number", "text", dialogue.In(AgentTexts.WindowNumber)),
            new("until", "date", dialogue.In(AgentTexts.WindowUntil)),
        ];
        await AskAsync(
            "form-document",
            AgentTexts.WindowDocument,
            [AgentTexts.WindowDocumentText],
            askPersonalNumber ? [.. fields, new("personalNumber", "text", dialogue.In(AgentTexts.WindowPersonalNumber))] : fields,
            cancellationToken,
            given => Day(given["until"]) is null ? ("until", dialogue.In(AgentTexts.WindowDateUnreadable)) : null).ConfigureAwait(false);
        return (new(_given["series"], _given["number"], Day(_given["until"])!.Value), askPersonalNumber ? _given["personalNumber"] : null);
    }

    private async Task<BillingView> BillingAsync(CancellationToken cancellationToken)
    {
        WindowOption[] options = [new("person", dialogue.In(AgentTexts.WindowBillingMe)), new("organisation", dialogue.In(AgentTexts.WindowBillingOrganisation))];
        await AskAsync(
            "form-billing",
            AgentTexts.WindowBilling,
            [],
            [new("billing", "choice", dialogue.In(AgentTexts.WindowBillingField)) { Options = options, Value = "person" }],
            cancellationToken).ConfigureAwait(false);
        if (_given["billing"] == "person")
        {
            return new("person");
        }

        await AskAsync(
            "form-organisation",
            AgentTexts.WindowBillingTitle,
            [],
            [
                new("billingName", "text", dialogue.In(AgentTexts.WindowBillingName)) { Autocomplete = "organization" },
                new("billingTaxId", "text", dialogue.In(AgentTexts.WindowBillingTaxId)),
                .. Address("billing.", "off"),
            ],
            cancellationToken).ConfigureAwait(false);
        return new("organisation", _given["billingName"], _given["billingTaxId"], AddressOf("billing."));
    }

    private WindowField Telephone() => new("phone", "tel", dialogue.In(AgentTexts.WindowPhone))
    {
        Hint = dialogue.In(AgentTexts.WindowPhoneHint), Autocomplete = "tel",
    };

    private WindowField[] Address(string prefix, string street) =>
    [
        new(prefix + "street", "text", dialogue.In(AgentTexts.WindowStreet)) { Autocomplete = street },
        new(prefix + "city", "text", dialogue.In(AgentTexts.WindowCity)) { Autocomplete = "address-level2" },
        new(prefix + "county", "text", dialogue.In(AgentTexts.WindowCounty)) { Autocomplete = "address-level1" },
        new(prefix + "postalCode", "text", dialogue.In(AgentTexts.WindowPostalCode)) { Autocomplete = "postal-code" },
        new(prefix + "country", "text", dialogue.In(AgentTexts.WindowCountry)) { Autocomplete = "country", Value = "RO" },
    ];

    private AddressView AddressOf(string prefix) => new(
        _given[prefix + "street"], _given[prefix + "city"], _given[prefix + "county"], _given[prefix + "postalCode"], _given[prefix + "country"].ToUpperInvariant());

    /// <summary>Shows one screen until everything that it must have is there.</summary>
    private async Task AskAsync(
        string name,
        Text title,
        Text[] text,
        WindowField[] fields,
        CancellationToken cancellationToken,
        Func<WindowAnswer, (string Field, string Error)?>? judge = null)
    {
        fields = [.. fields.Select(field => field with { Value = _given.GetValueOrDefault(field.Name) ?? field.Value })];
        while (true)
        {
            var answer = await dialogue.AnswerAsync(
                new()
                {
                    Name = name,
                    Title = dialogue.In(title),
                    Text = [.. text.Select(one => dialogue.In(one))],
                    Fields = fields,
                    Buttons = [new("continue", dialogue.In(AgentTexts.WindowContinue), Main: true), new("back", dialogue.In(AgentTexts.WindowGiveUp))],
                },
                cancellationToken).ConfigureAwait(false);
            if (answer.Button == "back")
            {
                throw new AgentException(AgentFaults.NotConfirmed);
            }

            foreach (var field in fields)
            {
                _given[field.Name] = answer[field.Name];
            }

            var wrong = judge?.Invoke(answer);
            fields =
            [
                .. fields.Select(field => field with
                {
                    Value = answer[field.Name],
                    Error = !IsAnswered(field, answer[field.Name]) ? dialogue.In(AgentTexts.WindowAnswerMissing) : wrong?.Field == field.Name ? wrong?.Error : null,
                }),
            ];
            if (fields.All(field => field.Error is null))
            {
                return;
            }
        }
    }

    private static bool IsAnswered(WindowField field, string value) =>
        field.Options.Count > 0 ? field.Options.Any(option => option.Value == value) : value.Length > 0;
}

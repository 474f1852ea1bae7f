using System.Globalization;
using DigiRenew.Agent.Dialogue;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Ordering;

/// <summary>Asks for whatever a form still lacks; where nobody can be asked, names all that is missing at once.</summary>
public sealed class FormQuestions(IDialogue dialogue) : IFormEntry
{
    private readonly List<string> _missing = [];

    /// <inheritdoc/>
    public async Task<CompletedForm> CompleteAsync(
        OrderForm form, SessionView session, PolicyView policy, CancellationToken cancellationToken)
    {
        _missing.Clear();
        var confirmations = await ConfirmAsync(form.Confirmations ?? new(), session.Form, cancellationToken).ConfigureAwait(false);
        var window = session.Window;
        var date = form.IssueDate ?? await DateAsync(
            "issueDate", AgentTexts.AskIssueDate, cancellationToken, ("first", Day(window?.First)), ("last", Day(window?.Last))).ConfigureAwait(false);
        var years = form.ValidityYears ?? await NumberAsync(
            "validityYears", AgentTexts.AskYears, cancellationToken, ("years", string.Join(", ", policy.Offers.Select(offer => offer.ValidityYears)))).ConfigureAwait(false);
        var phone = form.Phone ?? await LineAsync("phone", AgentTexts.AskPhone, cancellationToken).ConfigureAwait(false);
        var address = await AddressAsync("address", form.Address ?? new(), cancellationToken).ConfigureAwait(false);
        var given = form.IdentityDocument ?? new();
        var document = new IdentityDocumentView(
            given.Series ?? await LineAsync("identityDocument.series", AgentTexts.AskDocumentSeries, cancellationToken).ConfigureAwait(false),
            given.Number ?? await LineAsync("identityDocument.number", AgentTexts.AskDocumentNumber, cancellationToken).ConfigureAwait(false),
            given.ValidUntil ?? await DateAsync("identityDocument.validUntil", AgentTexts.AskDocumentUntil, cancellationToken).ConfigureAwait(false));
        var personalNumber = form.PersonalNumber;
        if (personalNumber is null && session.Form.SerialNumberMasked is null)
        {
            personalNumber = await LineAsync("personalNumber", AgentTexts.AskPersonalNumber, cancellationToken).ConfigureAwait(false);
        }

        var billing = form.Billing ?? await BillingAsync(cancellationToken).ConfigureAwait(false);
        return _missing.Count == 0
            ? new(form.Language ?? dialogue.Language.ToTag(), date, years, confirmations, phone, address, document, billing, personalNumber)
            : throw new AgentException(AgentFaults.FormIncomplete, ("fields", string.Join(", ", _missing)));
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";

    private async Task<ConfirmationsView> ConfirmAsync(ConfirmationsForm given, CertificateFormView certificate, CancellationToken cancellationToken)
    {
        var answers = new ConfirmationsView(
            await StillTrueAsync("confirmations.name", given.Name, AgentTexts.FieldName, certificate.CommonName, cancellationToken).ConfigureAwait(false),
            await StillTrueAsync("confirmations.organisation", given.Organisation, AgentTexts.FieldOrganisation, certificate.Organisation, cancellationToken).ConfigureAwait(false),
            await StillTrueAsync("confirmations.country", given.Country, AgentTexts.FieldCountry, certificate.Country, cancellationToken).ConfigureAwait(false),
            await StillTrueAsync("confirmations.serialNumber", given.SerialNumber, AgentTexts.FieldSerialNumber, certificate.SerialNumberMasked, cancellationToken).ConfigureAwait(false));
        return answers;
    }

    private async Task<bool> StillTrueAsync(string field, bool? given, Text name, string? value, CancellationToken cancellationToken)
    {
        if (value is null && given is null)
        {
            return true; // The certificate does not say it, so it can't have become untrue.
        }

        var label = name.In(dialogue.Language);
        var question = AgentTexts.ConfirmField.In(
            dialogue.Language, ("field", label), ("value", value ?? AgentTexts.NoValue.In(dialogue.Language)));
        switch (given ?? await dialogue.AskWhetherAsync(question, true, cancellationToken).ConfigureAwait(false))
        {
            case true:
                return true;
            case false:
                throw new AgentException(Problems.DataChanged, dialogue.Language, ("fields", label));
            default:
                _missing.Add(field);
                return false;
        }
    }

    private async Task<AddressView> AddressAsync(string field, AddressForm given, CancellationToken cancellationToken) => new(
        given.Street ?? await LineAsync(field + ".street", AgentTexts.AskStreet, cancellationToken).ConfigureAwait(false),
        given.City ?? await LineAsync(field + ".city", AgentTexts.AskCity, cancellationToken).ConfigureAwait(false),
        given.County ?? await LineAsync(field + ".county", AgentTexts.AskCounty, cancellationToken).ConfigureAwait(false),
        given.PostalCode ?? await LineAsync(field + ".postalCode", AgentTexts.AskPostalCode, cancellationToken).ConfigureAwait(false),
        given.Country ?? await LineAsync(field + ".country", AgentTexts.AskCountry, cancellationToken).ConfigureAwait(false));

    private async Task<BillingView> BillingAsync(CancellationToken cancellationToken)
    {
        if (await dialogue.AskWhetherAsync(AgentTexts.AskBilling.In(dialogue.Language), false, cancellationToken).ConfigureAwait(false) is not true)
        {
            return new BillingView("person");
        }

        var name = await LineAsync("billing.name", AgentTexts.AskBillingName, cancellationToken).ConfigureAwait(false);
        var taxId = await LineAsync("billing.taxId", AgentTexts.AskBillingTaxId, cancellationToken).ConfigureAwait(false);
        dialogue.Say(AgentTexts.BillingAddress.In(dialogue.Language));
        return new BillingView("organisation", name, taxId, await AddressAsync("billing.address", new(), cancellationToken).ConfigureAwait(false));
    }

    private Task<string> LineAsync(string field, Text question, CancellationToken cancellationToken) =>
        AskAsync(field, question, answer => answer.Length > 0 ? answer : null, string.Empty, cancellationToken);

    private async Task<DateOnly> DateAsync(
        string field, Text question, CancellationToken cancellationToken, params (string Name, string Value)[] values) =>
        await AskAsync(
            field,
            question,
            answer => DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null,
            default,
            cancellationToken,
            values).ConfigureAwait(false) ?? default;

    private async Task<int> NumberAsync(
        string field, Text question, CancellationToken cancellationToken, params (string Name, string Value)[] values) =>
        await AskAsync(
            field,
            question,
            answer => int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null,
            default,
            cancellationToken,
            values).ConfigureAwait(false) ?? default;

    private async Task<T> AskAsync<T>(
        string field, Text question, Func<string, T?> read, T whenMissing, CancellationToken cancellationToken, params (string Name, string Value)[] values)
    {
        while (true)
        {
            var answer = await dialogue.AskAsync(question.In(dialogue.Language, values), cancellationToken).ConfigureAwait(false);
            if (answer is null)
            {
                _missing.Add(field);
                return whenMissing;
            }

            if (read(answer.Trim()) is { } good)
            {
                return good;
            }

            dialogue.Say(AgentTexts.AnswerInvalid.In(dialogue.Language));
        }
    }
}

using System.CommandLine;
using System.Globalization;
using DigiRenew.Agent.Ordering;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli;

/// <summary>Options of <c>order</c>: the form, field by field or as a file.</summary>
internal sealed class OrderArguments
{
    private readonly Option<string?> _form;
    private readonly Option<string?> _issueDate;
    private readonly Option<int?> _years;
    private readonly Option<string?> _phone;
    private readonly Option<string?> _street;
    private readonly Option<string?> _city;
    private readonly Option<string?> _county;
    private readonly Option<string?> _postalCode;
    private readonly Option<string?> _country;
    private readonly Option<string?> _series;
    private readonly Option<string?> _number;
    private readonly Option<string?> _until;
    private readonly Option<bool> _confirm;
    private readonly Option<bool> _acceptTerms;
    private readonly Option<string?> _key;

    public OrderArguments(Command command, Language language)
    {
        _form = Add("--form", "FILE", AgentTexts.CliForm);
        _issueDate = Add("--issue-date", "DATE", AgentTexts.CliIssueDate);
        _years = new("--years") { Description = AgentTexts.CliYears.In(language), HelpName = "1|2|3" };
        command.Add(_years);
        _phone = Add("--phone", "+40…", AgentTexts.CliPhone);
        _street = Add("--street", "TEXT", AgentTexts.CliStreet);
        _city = Add("--city", "TEXT", AgentTexts.CliCity);
        _county = Add("--county", "TEXT", AgentTexts.CliCounty);
        _postalCode = Add("--postal-code", "TEXT", AgentTexts.CliPostalCode);
        _country = Add("--country", "RO", AgentTexts.CliCountry);
        _series = Add("--document-series", "TEXT", AgentTexts.CliDocumentSeries);
        _number = Add("--document-number", "TEXT", AgentTexts.CliDocumentNumber);
        _until = Add("--document-until", "DATE", AgentTexts.CliDocumentUntil);
        _confirm = new("--confirm-data") { Description = AgentTexts.CliConfirmData.In(language) };
        command.Add(_confirm);
        _acceptTerms = new("--accept-terms") { Description = AgentTexts.CliAcceptTerms.In(language) };
        command.Add(_acceptTerms);
        _key = Add("--key", "NAME", AgentTexts.CliKey);

        Option<string?> Add(string name, string value, Text description)
        {
            var option = new Option<string?>(name) { Description = description.In(language), HelpName = value };
            command.Add(option);
            return option;
        }
    }

    /// <summary>What the command line says, over what the file says.</summary>
    public OrderOptions Read(ParseResult parsed)
    {
        var form = parsed.GetValue(_form) is { } file ? OrderFormFile.Read(file) : new OrderForm();
        var address = form.Address ?? new();
        var document = form.IdentityDocument ?? new();
        form = form with
        {
            IssueDate = Date(parsed, _issueDate) ?? form.IssueDate,
            ValidityYears = parsed.GetValue(_years) ?? form.ValidityYears,
            Phone = parsed.GetValue(_phone) ?? form.Phone,
            Address = address with
            {
                Street = parsed.GetValue(_street) ?? address.Street,
                City = parsed.GetValue(_city) ?? address.City,
                County = parsed.GetValue(_county) ?? address.County,
                PostalCode = parsed.GetValue(_postalCode) ?? address.PostalCode,
                Country = parsed.GetValue(_country) ?? address.Country,
            },
            IdentityDocument = document with
            {
                Series = parsed.GetValue(_series) ?? document.Series,
                Number = parsed.GetValue(_number) ?? document.Number,
                ValidUntil = Date(parsed, _until) ?? document.ValidUntil,
            },
            Confirmations = parsed.GetValue(_confirm) ? new(true, true, true, true) : form.Confirmations,
        };
        return new(form, parsed.GetValue(_key), parsed.GetValue(_acceptTerms));
    }

    private static DateOnly? Date(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        var text => throw new AgentException(AgentFaults.Usage, ("what", $"{option.Name} {text}")),
    };
}

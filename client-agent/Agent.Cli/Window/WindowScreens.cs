using System.Globalization;
using System.Text.RegularExpressions;
using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>The screens that rest between the use cases.</summary>
internal sealed partial class WindowScreens(WindowDialogue dialogue)
{
    private WindowButton Continue => new("continue", In(AgentTexts.WindowContinue), Main: true);

    private WindowButton Close => new("close", In(AgentTexts.WindowClose));

    public WindowScreen Welcome() => new()
    {
        Name = "welcome",
        Title = In(AgentTexts.WindowWelcome),
        Bilingual = true,
        Text = [In(AgentTexts.WindowWelcomeText), In(AgentTexts.WindowWelcomeKept), In(AgentTexts.WindowPlugIn)],
        Buttons = [new("continue", In(AgentTexts.WindowStart), Main: true)],
    };

    /// <summary>Where the service is.</summary>
    /// <param name="given">The address that was entered before, or that is to be changed; null for none.</param>
    /// <param name="refused">What is wrong with it, or null.</param>
    /// <param name="canGoBack">Whether there is an address to go back to.</param>
    public WindowScreen Service(string? given, AgentException? refused, bool canGoBack) => new()
    {
        Name = "service",
        Title = In(AgentTexts.WindowServiceAsk),
        Bilingual = true,
        Text = [In(AgentTexts.WindowServiceText)],
        Fields = [new("service", "text", In(AgentTexts.WindowServiceField)) { Value = given ?? "https://", Error = refused?.In(dialogue.Language).Why, Autocomplete = "url" }],
        Buttons = canGoBack ? [Continue, new("back", In(AgentTexts.WindowGiveUp))] : [Continue],
    };

    public WindowScreen Checks(IReadOnlyList<CheckLine> lines)
    {
        var ready = lines.All(line => line.Level != CheckLevel.Problem);
        var elsewhere = lines.Any(line => line is { Name: "service" or "chain", Level: CheckLevel.Problem }); // nobody answers there, or another provider
        return new()
        {
            Name = "checks",
            Title = In(ready ? AgentTexts.WindowChecks : AgentTexts.WindowChecksBad),
            Bilingual = true,
            Text = ready ? [In(AgentTexts.WindowChecksText)] : [],
            Items = [.. lines.Where(line => line.Level != CheckLevel.Ok).OrderByDescending(line => line.Level).Select(Item)],
            More = new(In(AgentTexts.WindowChecksMore), [.. lines.Where(line => line.Level == CheckLevel.Ok).Select(Item)]),
            Buttons = ready
                ? [Continue]
                : [new("again", In(AgentTexts.WindowAgain), Main: true), .. elsewhere ? new WindowButton[] { new("service", In(AgentTexts.WindowServiceOther)) } : [], Close],
        };
    }

    /// <summary>Which certificate; one that can't be renewed may have an order that goes on.</summary>
    /// <param name="tokens">What is plugged in.</param>
    /// <param name="chosen">What was chosen before, where that can't be renewed; else null.</param>
    public WindowScreen Certificates(IReadOnlyList<TokenListing> tokens, string? chosen)
    {
        var all = tokens.SelectMany(token => token.Certificates.Select(one => (Token: token, Certificate: one))).ToArray();
        var renewable = all.Where(one => one.Certificate.Renewable).ToArray();
        var refused = all.FirstOrDefault(one => Key(one.Token, one.Certificate) == chosen).Certificate;
        return new()
        {
            Name = "certificates",
            Title = In(renewable.Length switch
            {
                0 => AgentTexts.WindowCertificateNone,
                1 => AgentTexts.WindowCertificateOne,
                _ => AgentTexts.WindowCertificates,
            }),
            Bilingual = true,
            Items = [.. tokens.Where(token => token.Problem is not null).Select(token => new WindowItem("warning", $"{token.Label}: {token.Problem}", Mark: In(AgentTexts.LevelWarning)))],
            Fields = all.Length == 0 ? [] :
            [
                new("certificate", "choice", In(AgentTexts.WindowStepCertificate))
                {
                    Options = [.. all.OrderByDescending(one => one.Certificate.Renewable).Select(one => Option(one.Token, one.Certificate))],
                    Value = chosen ?? (renewable is [var only] ? Key(only.Token, only.Certificate) : null),
                    Error = refused is null ? null : $"{Capital(refused.Reason)}.",
                    Required = renewable.Length > 0,
                },
            ],
            Buttons = renewable.Length > 0
                ? [new("continue", In(AgentTexts.WindowRenew), Main: true), new("resume", In(AgentTexts.WindowResume))]
                : all.Length > 0
                    ? [new("resume", In(AgentTexts.WindowResume), Main: true), new("again", In(AgentTexts.WindowAgain)), Close]
                    : [new("again", In(AgentTexts.WindowAgain), Main: true), Close],
        };
    }

    /// <summary>The value of a certificate among the choices.</summary>
    public static string Key(TokenListing token, CertificateListing certificate) => $"{token.Serial} {certificate.Serial}";

    public WindowScreen Papers(OrderView order, IReadOnlyList<SavedPaper> papers) => new()
    {
        Name = "papers",
        Title = In(AgentTexts.WindowPapers, ("number", order.Number)),
        Text =
        [
            In(AgentTexts.WindowPapersText),
            .. order.Paid || order.ProformaNumber is null ? Array.Empty<string>() : [In(AgentTexts.WindowPapersPay, Price(order))],
        ],
        Items = [.. papers.Select(paper => new WindowItem("plain", Capital(In(AgentTexts.Kind(paper.Kind))), File: dialogue.Offer(paper.Path)))],
        Buttons = [new("send", In(AgentTexts.WindowToSend), Main: true), Close],
        Others = OthersOf(order),
    };

    /// <summary>The copies to choose.</summary>
    /// <param name="limits">The kinds that are still wanted; those that the order needs must be chosen.</param>
    /// <param name="reasonOf">Why the copy of a kind that was sent before was refused, or null.</param>
    /// <param name="errorOf">What is wrong with what was chosen for a kind, or null.</param>
    public WindowScreen Copies(IReadOnlyList<UploadLimitView> limits, Func<string, string?> reasonOf, Func<string, string?> errorOf)
    {
        var identity = limits.FirstOrDefault(limit => limit.Kind == UploadKind.Identity.ToWire());
        var usual = identity ?? limits[0];
        return new()
        {
            Name = "copies",
            Title = In(identity is null ? AgentTexts.WindowDocuments : AgentTexts.WindowIdentity),
            Text =
            [
                In(
                    identity is null ? AgentTexts.WindowDocumentsText : AgentTexts.WindowIdentityText,
                    ("formats", string.Join(", ", usual.Formats)),
                    ("limit", Megabytes(usual))),
            ],
            Fields =
            [
                .. limits.Select(limit => new WindowField(limit.Kind, "file", In(NameOf(limit.Kind)))
                {
                    Required = limit.Required,
                    Accept = string.Join(',', limit.Formats.Select(format => "." + format)),
                    Longest = limit.MaximumLength,
                    TooLong = In(AgentTexts.WindowFileSize, ("limit", Megabytes(limit))),
                    Hint = reasonOf(limit.Kind),
                    Error = errorOf(limit.Kind),
                }),
            ],
            Buttons = [new("send", In(AgentTexts.WindowToSend), Main: true), new("back", In(AgentTexts.WindowGiveUp))],
        };
    }

    /// <summary>What is wrong with a chosen copy, or null.</summary>
    public string? Judge(UploadLimitView limit, ChosenFile? file) => file switch
    {
        null => limit.Required ? In(AgentTexts.WindowFileMissing) : null,
        _ when !limit.Formats.Contains(Path.GetExtension(file.Name).TrimStart('.'), StringComparer.OrdinalIgnoreCase) =>
            In(AgentTexts.WindowFileFormat, ("formats", string.Join(", ", limit.Formats))),
        _ when file.Content.LongLength > limit.MaximumLength || file.Content.Length == 0 => In(AgentTexts.WindowFileSize, ("limit", Megabytes(limit))),
        _ => null,
    };

    /// <summary>Where an order stands, when nothing can be done here now, or documents must be sent again.</summary>
    public WindowScreen Status(OrderView order)
    {
        var refused = order.Uploads.Where(upload => upload.Status == "refused").ToArray();
        var open = order.State is "placed" or "awaiting-uploads" or "awaiting-identification" or "under-review" or "approved" or "scheduled" or "on-hold";
        var next = AgentTexts.WindowNextOf(order.State) is { } own ? In(own) : WithoutCommands(order.NextStep) ?? string.Empty;
        return new()
        {
            Name = "status",
            Title = In(AgentTexts.WindowStatus, ("number", order.Number)),
            Text = [next, .. open && refused.Length == 0 && order.State is not "awaiting-uploads" ? new[] { In(AgentTexts.WindowStatusClose) } : []],
            Items =
            [
                new("plain", In(AgentTexts.WindowStatusState, ("state", In(AgentTexts.State(order.State))))),
                new("plain", In(AgentTexts.WindowStatusIssue, ("date", In(AgentTexts.Day(order.IssueDate))))),
                order.Paid ? new("ok", In(AgentTexts.WindowStatusPaid)) : new("plain", In(AgentTexts.WindowStatusNotPaid, Price(order))),
                .. order.State is "awaiting-uploads" or "placed" ? [] : Missing(order),
                .. order.Uploads.Where(upload => upload.Required || upload.Status != "missing").Select(Item),
            ],
            Buttons = order.State switch
            {
                "awaiting-uploads" or "under-review" when refused.Length > 0 => [new("send", In(AgentTexts.WindowSendAgain), Main: true), Close],
                "refused" or "cancelled" or "lapsed" or "revoked" => [new("order", In(AgentTexts.WindowNewOrder), Main: true), Close],
                _ when open && order.State is not ("awaiting-uploads" or "placed") => [Close with { Main = true }, new("refresh", In(AgentTexts.WindowRefresh))],
                _ => [new("refresh", In(AgentTexts.WindowRefresh), Main: true), Close],
            },
            Others = open ? OthersOf(order) : null,
        };
    }

    public WindowScreen Address(string given, string? error) => new()
    {
        Name = "address",
        Title = In(AgentTexts.WindowAddressTitle),
        Text = [In(AgentTexts.WindowAddressText)],
        Fields = [new("email", "text", In(AgentTexts.WindowAddressField)) { Value = given, Error = error, Autocomplete = "email" }],
        Buttons = [Continue, new("back", In(AgentTexts.WindowGiveUp))],
    };

    public WindowScreen Issued(OrderView order) => new()
    {
        Name = "issued",
        Title = In(AgentTexts.WindowIssued),
        Text = [In(AgentTexts.WindowIssuedText)],
        Items = [new("plain", In(AgentTexts.WindowStatus, ("number", order.Number)))],
        Buttons = [new("update", In(AgentTexts.WindowIssuedWrite), Main: true), Close],
        Others = new(In(AgentTexts.WindowOthers), [new("update-in-place", In(AgentTexts.WindowIssuedInPlace)), new("order", In(AgentTexts.WindowAnother))]),
    };

    public WindowScreen Done(UpdateOutcome outcome) => new()
    {
        Name = "done",
        Title = In(AgentTexts.WindowDone),
        Text =
        [
            In(AgentTexts.WindowDoneText, ("serial", outcome.Certificate), ("until", Day(outcome.NotAfter))),
            In(AgentTexts.WindowDoneUse),
            In(outcome.OldRemoved ? AgentTexts.OldRemoved : AgentTexts.OldKept),
        ],
        Buttons = [Close with { Main = true }],
    };

    /// <summary>What stopped a step.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="canRetry">Whether trying again may help.</param>
    /// <param name="otherCertificate">Whether the order under way is of a certificate that is not here, and another may be chosen.</param>
    public WindowScreen Problem(AgentProblem problem, bool canRetry, bool otherCertificate)
    {
        var next = AgentTexts.WindowNext(problem.Code) is { } own ? In(own) : WithoutCommands(problem.Next);
        return new()
        {
            Name = "problem",
            Title = problem.Title,
            Bilingual = true,
            Text =
            [
                WithoutCommands(problem.Why) ?? string.Empty,
                .. problem.LastPossibleDate is { } last ? new[] { In(AgentTexts.WindowProblemLast, ("date", In(AgentTexts.Day(last)))) } : [],
                next ?? In(AgentTexts.WindowProblemNext),
            ],
            Items =
            [
                new("plain", In(AgentTexts.WindowProblemCode, ("code", problem.Code))),
                .. problem.TraceId is { } trace ? new WindowItem[] { new("plain", In(AgentTexts.TraceId, ("id", trace))) } : [],
            ],
            Buttons =
            [
                .. canRetry ? new WindowButton[] { new("again", In(AgentTexts.WindowRetry), Main: true) } : [],
                .. otherCertificate ? new WindowButton[] { new("order", In(AgentTexts.WindowAnother)) } : [],
                Close with { Main = !canRetry },
            ],
        };
    }

    public WindowScreen Goodbye() => new()
    {
        Name = "goodbye",
        Title = In(AgentTexts.WindowGoodbye),
        Text = [In(AgentTexts.WindowGoodbyeText)],
    };

    /// <summary>What may be done with an open order besides its next step.</summary>
    private WindowOthers OthersOf(OrderView order) => new(
        In(AgentTexts.WindowOthers),
        [
            .. order.State is "placed" or "awaiting-uploads" ? Array.Empty<WindowButton>() : [new("documents", In(AgentTexts.WindowDocumentsSend))],
            new("address", In(AgentTexts.WindowAddressAdd)),
            new("order", In(AgentTexts.WindowAnother)),
            new("cancel", In(AgentTexts.WindowCancelOrder)),
        ]);

    /// <summary>What the order still waits for, besides its payment, which has a line of its own.</summary>
    private static IEnumerable<WindowItem> Missing(OrderView order) => order.Missing
        .Where(missing => order.ProformaNumber is null || !missing.Contains(order.ProformaNumber, StringComparison.Ordinal))
        .Select(missing => new WindowItem("warning", InParentheses().Replace(missing, string.Empty)));

    /// <summary>A command that a sentence names in parentheses.</summary>
    [GeneratedRegex(@" \(digirenew [^)]*\)")]
    private static partial Regex InParentheses();

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Megabytes(UploadLimitView limit) => (limit.MaximumLength / 1048576.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Null where a sentence names a command or an option: there is no terminal here.</summary>
    private static string? WithoutCommands(string? sentence) =>
        sentence is null || sentence.Contains("digirenew ", StringComparison.Ordinal) || sentence.Contains("--", StringComparison.Ordinal) ? null : sentence;

    /// <summary>What a level is called for the page's style.</summary>
    private static string NameOf(CheckLevel level) => level switch
    {
        CheckLevel.Ok => "ok",
        CheckLevel.Warning => "warning",
        _ => "problem",
    };

    private static Text WordOf(CheckLevel level) => level switch
    {
        CheckLevel.Ok => AgentTexts.LevelOk,
        CheckLevel.Warning => AgentTexts.LevelWarning,
        _ => AgentTexts.LevelProblem,
    };

    private static Text NameOf(string kind) => kind switch
    {
        "identity" => AgentTexts.WindowIdentityField,
        "payment-proof" => AgentTexts.WindowPaymentField,
        _ => AgentTexts.WindowAuthorisationField,
    };

    private static (string Name, string Value)[] Price(OrderView order) =>
    [
        ("proforma", order.ProformaNumber ?? "-"), ("total", order.Price.Total.ToString("F2", CultureInfo.InvariantCulture)), ("currency", order.Price.Currency),
    ];

    private string In(Text text, params ReadOnlySpan<(string Name, string Value)> values) => dialogue.In(text, values);

    private string Day(DateTimeOffset moment) => In(AgentTexts.Day(DateOnly.FromDateTime(moment.ToLocalTime().DateTime)));

    private WindowOption Option(TokenListing token, CertificateListing one) => new(
        Key(token, one),
        one.Holder,
        In(
            AgentTexts.WindowCertificateDetail,
            ("issuer", one.Issuer),
            ("serial", one.Serial),
            ("until", Day(one.NotAfter)),
            ("days", one.DaysLeft.ToString(CultureInfo.InvariantCulture))) + (one.Renewable ? string.Empty : $" {Capital(one.Reason)}."));

    private WindowItem Item(CheckLine line) =>
        new(NameOf(line.Level), line.Sentence, WithoutCommands(line.Next), Mark: In(WordOf(line.Level)));

    private WindowItem Item(UploadStatusView upload) => new(
        upload.Status switch
        {
            "accepted" => "ok",
            "refused" => "problem",
            _ => "plain",
        },
        $"{Capital(In(AgentTexts.Kind(upload.Kind)))}: {In(AgentTexts.UploadStatus(upload.Status))}.",
        upload.Status == "refused" ? string.Join(' ', new[] { upload.Reason, WithoutCommands(upload.Next) }.OfType<string>()) : null,
        Mark: upload.Status == "accepted" ? In(AgentTexts.LevelOk) : upload.Status == "refused" ? In(AgentTexts.LevelProblem) : null);
}

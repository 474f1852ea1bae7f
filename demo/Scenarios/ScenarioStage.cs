using System.Diagnostics;
using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Demo.Direct;
using DigiRenew.Pki;

namespace DigiRenew.Demo.Scenarios;

/// <summary>A service, a holder, an officer and finance; and the steps that scenarios share.</summary>
public sealed class ScenarioStage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Service _service;
    private readonly List<Part> _parts = [];
    private readonly Summary _summary;

    private ScenarioStage(string output, Language language, Service service)
    {
        Output = output;
        Language = language;
        Data = Path.Combine(output, "service");
        _service = service;
        _summary = new(Path.Combine(output, "summary.json"));
        Outbox = new(Data);
    }

    public string Output { get; }

    public string Data { get; }

    public Language Language { get; }

    public Outbox Outbox { get; }

    public DirectHolder Holder { get; private set; } = null!;

    public Officer Officer { get; private set; } = null!;

    public Officer Finance { get; private set; } = null!;

    public Uri Service => _service.Address;

    public DateTimeOffset Now => _service.Now;

    public DateOnly Today => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest")).DateTime);

    /// <summary>Walks a scenario in a new folder.</summary>
    /// <param name="scenario">Which.</param>
    /// <param name="output">Holds service data, log and summary.json afterwards.</param>
    /// <param name="language">Of papers and mails.</param>
    /// <param name="key">rsa or ec: the holder's keys.</param>
    public static async Task WalkAsync(Scenario scenario, string output, Language language, string key)
    {
        Prepare(output);
        var settings = Path.Combine(output, "settings.json");
        var start = scenario.StartBy(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddDays(-40).ToUnixTimeSeconds()));
        await using var service = new Service(Path.Combine(output, "service"), Path.Combine(output, "log", "service.log"), start, settings)
        {
            Options = scenario.IsDivided ? ["--part", "front"] : [],
        };
        await File.WriteAllTextAsync(settings, scenario.IsDivided ? OriginAlone(service.Address) : scenario.Settings);
        await using var stage = new ScenarioStage(output, language, service);
        if (scenario.IsDivided)
        {
            await stage.DivideAsync(settings);
        }

        stage._summary.Note("scenario", scenario.Name);
        stage._summary.Note("key", key);
        await stage.OpenAsync(scenario, DemoKey.Parse(key));
        await scenario.RunAsync(stage);
        await stage.ProveAsync();
    }

    /// <summary>Does a step and says what came of it.</summary>
    public Task StepAsync(string name, Func<Task<string>> step) => _summary.StepAsync(name, step);

    public void Note(string name, string value) => _summary.Note(name, value);

    /// <summary>Session, draft, code and order for a date.</summary>
    public async Task<OrderView> PlaceAsync(DateOnly issueDate)
    {
        var order = default(OrderView)!;
        await StepAsync($"II     The holder orders for {Iso(issueDate)}", async () =>
        {
            await Holder.OpenAsync();
            var draft = await Holder.DraftAsync(issueDate);
            var code = await Outbox.CodeAsync(draft.Id, Patience) ?? throw new DemoException("No code came.");
            order = await (await Holder.SignOrderAsync(draft, issueDate, code))();
            order = await UntilAsync(order.Id, view => view.Papers.Count == 4, "the papers");
            Note("orderNumber", order.Number);
            return $"order {order.Number}, {order.Price.Total} {order.Price.Currency}";
        });
        return order;
    }

    /// <summary>Signs and sends what is still missing of the four required uploads.</summary>
    public Task SendAllAsync(OrderView order) => StepAsync("III.3  Three papers and the identity copy are signed and sent", async () =>
    {
        var seen = await UntilAsync(order.Id, view => view.Uploads.All(upload => upload.Status != "verifying"), "what was sent before to be verified");
        foreach (var kind in Kinds.Required.Where(kind => StatusOf(seen, kind) != "accepted"))
        {
            await (await Holder.SignUploadAsync(order, kind))();
            await UntilAsync(order.Id, view => StatusOf(view, kind) == "accepted", $"{kind.ToWire()} to be accepted");
        }

        return (await UntilAsync(order.Id, view => view.State == "under-review", "the review")).State;
    });

    public Task PayAsync(OrderView order) => StepAsync("III    Finance registers the payment", async () =>
    {
        await Finance.UntilListedAsync((await Holder.OrderAsync(order.Id)).State, order.Id);
        await Finance.PayAsync(new(order.ProformaNumber!, order.Price.Total, order.Price.Currency, "OP-1", Today));
        return $"{order.Price.Total} {order.Price.Currency} for {order.ProformaNumber}";
    });

    public Task ApproveAsync(OrderView order) => StepAsync("III    An officer compares and approves", async () =>
    {
        var seen = await Officer.OrderAsync(order.Id);
        await Officer.DecideAsync(order.Id, seen.Version, new("approve", Compared: ["name", "personal-number", "document-valid"]));
        return (await UntilAsync(order.Id, view => view.State is "scheduled" or "issuing" or "issued", "the schedule")).State;
    });

    /// <summary>The chosen date comes; the certificate is issued and installed.</summary>
    public async Task FinishAsync(OrderView order)
    {
        await StepAsync("III    The certificate is issued on the chosen date", async () =>
        {
            await MoveAsync(MorningOf(order.IssueDate));
            return (await UntilAsync(order.Id, view => view.State == "issued", "the certificate")).CertificateSha256!;
        });
        await InstallAsync(order);
    }

    public Task InstallAsync(OrderView order) => StepAsync("IV     The holder reports the installation with the new key", async () =>
    {
        var certificate = await Holder.CertificateAsync(order.Id);
        await Holder.InstallAsync(order.Id, certificate);
        return (await UntilAsync(order.Id, view => view.State == "installed", "the installation")).State;
    });

    /// <summary>Moves the clock of service and holder, never back, and opens a session for the new time.</summary>
    public async Task MoveAsync(DateTimeOffset to)
    {
        if (to > Now)
        {
            await _service.MoveClockAsync(to);
            await RestartPartsAsync();
            Holder.Follow(to);
            await Holder.OpenAsync();
        }
    }

    /// <summary>After the jittered moment of issue on a date.</summary>
    public static DateTimeOffset MorningOf(DateOnly date) => new(date.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);

    public static string StatusOf(OrderView order, UploadKind kind) => order.Uploads.Single(upload => upload.Kind == kind.ToWire()).Status;

    public async Task<OrderView> UntilAsync(Guid order, Func<OrderView, bool> arrived, string what)
    {
        var last = default(OrderView);
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience; await Task.Delay(50))
        {
            last = await Holder.OrderAsync(order);
            if (arrived(last))
            {
                return last;
            }
        }

        throw new DemoException($"Waited in vain for {what}; the order is {last?.State}.");
    }

    /// <summary>Kills the service, does something to what it left behind, and starts it again.</summary>
    public async Task RestartAsync(Func<Task> between)
    {
        await _service.KillAsync();
        await between();
        await _service.StartAsync();
        await Holder.OpenAsync();
    }

    /// <summary>The administrator's program on the service's data.</summary>
    public Task<string> AdminAsync(params string[] arguments) => Tool.RunAsync(Programs.Admin, [.. arguments, "--data", Data]);

    /// <summary>Folder of the issuing key of a divided service.</summary>
    public string IssuingData => Path.Combine(Output, "issuing");

    public async ValueTask DisposeAsync()
    {
        Holder?.Dispose();
        Officer?.Dispose();
        Finance?.Dispose();
        foreach (var part in _parts)
        {
            await part.DisposeAsync();
        }
    }

    private static string OriginAlone(Uri address) => $$"""{ "Provider": { "Origin": "{{address.GetLeftPart(UriPartial.Authority)}}" } }""";

    private async Task DivideAsync(string settings)
    {
        string[] shared = ["--data", Data, "--settings", settings];
        _parts.Add(new([.. shared, "--part", "issue", "--issuing-data", IssuingData], Path.Combine(Output, "log", "issue.log")));
        _parts.Add(new([.. shared, "--part", "verify"], Path.Combine(Output, "log", "verify.log")));
        foreach (var part in _parts)
        {
            await part.StartAsync(Now);
        }
    }

    /// <summary>The clock of a part follows that of the front when it starts; it is killed as a machine that dies would be.</summary>
    private async Task RestartPartsAsync()
    {
        foreach (var part in _parts)
        {
            await part.KillAsync();
            await part.StartAsync(Now);
        }
    }

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Prepare(string output)
    {
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any())
        {
            if (!File.Exists(Path.Combine(output, "summary.json")))
            {
                throw new DemoException($"{output} is not empty and not from an earlier demonstration; choose another folder with --out.");
            }

            Directory.Delete(output, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(output, "service", "mail"));
        Directory.CreateDirectory(Path.Combine(output, "log"));
    }

    private async Task OpenAsync(Scenario scenario, KeyAlgorithm key)
    {
        await StepAsync("The service starts, its clock forty days in the past", async () =>
        {
            await _service.StartAsync();
            return $"{Service} at {Now:yyyy-MM-dd HH:mm} UTC";
        });
        await StepAsync("The holder's old certificate is issued and the provider imports its register", async () =>
        {
            var desk = new DirectDesk(Data, Service, scenario.IsDivided ? IssuingData : null);
            Holder = await desk.MakeHolderAsync(Now, scenario.DaysLeft, Language, new SocketsHttpHandler(), key);
            Officer = new(Service, await desk.AddOperatorAsync("officer-1", "officer"));
            Finance = new(Service, await desk.AddOperatorAsync("finance-1", "finance"));
            return $"expires in {scenario.DaysLeft} days";
        });
    }

    private async Task ProveAsync()
    {
        await StepAsync("The audit trail is proved offline", async () =>
        {
            var audit = Path.Combine(Output, "audit");
            await Tool.RunAsync(Programs.Admin, ["checkpoint", "--data", Data]);
            await Tool.RunAsync(Programs.Admin, ["audit", "export", audit, "--data", Data]);
            return (await Tool.RunAsync(Programs.Admin, ["audit", "verify", audit])).Trim();
        });
        Console.WriteLine($"\nMails and the service's data lie in {Output}.");
    }
}

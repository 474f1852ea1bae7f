using System.Globalization;
using System.Text.Json;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Demo;

/// <summary>A service with its operators, and a token with an old certificate on it: where a renewal is put on, step by step or whole.</summary>
public sealed class Stage : IAsyncDisposable
{
    private static readonly TimeSpan Lead = TimeSpan.FromDays(6);

    private Stage(string folder)
    {
        Folder = folder;
        Token = new(Path.Combine(folder, "token"));
        Service = new(Data, Path.Combine(folder, "service.log"), DateTimeOffset.UtcNow - Lead);
        Mailbox = new(Path.Combine(Data, "mail"));
    }

    public string Folder { get; }

    public DemoToken Token { get; }

    public Service Service { get; }

    public Mailbox Mailbox { get; }

    public Officer Officer { get; private set; } = null!;

    public Officer Finance { get; private set; } = null!;

    /// <summary>The folder of the holder's program.</summary>
    public string Home => Path.Combine(Folder, "home");

    /// <summary>The service's data directory.</summary>
    public string Data => Path.Combine(Folder, "service");

    /// <summary>A date that the rule permits, and on which the certificate is issued as soon as the clock is moved to now.</summary>
    public static DateOnly IssueDate => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest")).DateTime.AddHours(-9));

    /// <summary>Sets it up in a folder of its own; the service's clock starts six days in the past.</summary>
    /// <param name="key">Type of the old key, one of <see cref="DemoKey.Names"/>.</param>
    public static async Task<Stage> SetAsync(string key = "ec")
    {
        var stage = new Stage(Path.Combine(Path.GetTempPath(), "digirenew-stage-" + Guid.NewGuid().ToString("N")));
        foreach (var name in new[] { "token", "service/mail", "certificate", "home" })
        {
            Directory.CreateDirectory(Path.Combine(stage.Folder, name));
        }

        await stage.Token.InitialiseAsync();
        await stage.Service.StartAsync();
        await Tool.RunAsync(
            Programs.Demo,
            ["prepare-token", stage.Folder, stage.Data, stage.Service.Address.GetLeftPart(UriPartial.Authority), stage.Service.Now.ToString("O", CultureInfo.InvariantCulture), key],
            stage.Token.Environment,
            stage.Token.Pin + "\n");
        await Tool.RunAsync(Programs.Admin, ["register", "import", Path.Combine(stage.Folder, "register.csv"), "--data", stage.Data]);
        stage.Officer = new(stage.Service.Address, await stage.AddOperatorAsync("officer-1", "officer"));
        stage.Finance = new(stage.Service.Address, await stage.AddOperatorAsync("finance-1", "finance"));
        return stage;
    }

    /// <summary>The holder's program in a language.</summary>
    public Agent Holder(string language) => new(Token, Service.Address, Home, language, Path.Combine(Folder, "agent.log"));

    /// <summary>Writes the form for <c>--form</c>.</summary>
    /// <returns>Its path.</returns>
    public string WriteForm(string language, bool nameIsTrue = true) =>
        DemoForm.Write(Path.Combine(Folder, nameIsTrue ? "form.json" : "form-changed.json"), language, IssueDate, nameIsTrue);

    /// <summary>Answers the agent with the code that the service has e-mailed.</summary>
    public async Task AnswerCodeAsync(Agent.Running running) =>
        await running.AnswerAsync(Mailbox.CodeIn(await Mailbox.NextAsync(message => Mailbox.CodeIn(message) is not null, "the validation code"))!);

    /// <summary>Finance registers the payment, an officer approves, and the chosen date comes.</summary>
    public async Task IssueAsync()
    {
        var row = await Officer.UntilListedAsync("under-review");
        var order = (await Officer.OrderAsync(row.Id)).Order;
        await Finance.PayAsync(new PaymentRequest(order.ProformaNumber!, order.Price.Total, order.Price.Currency, "OP-1", DateOnly.FromDateTime(Service.Now.UtcDateTime)));
        await Officer.DecideAsync(row.Id, (await Officer.OrderAsync(row.Id)).Version, new DecisionRequest("approve", Compared: ["name", "personal-number", "document-valid"]));
        await Service.MoveClockAsync(DateTimeOffset.UtcNow);
        for (var patience = 0; (await Officer.OrderAsync(row.Id)).Order.State != "issued"; patience++)
        {
            await Task.Delay(100);
            if (patience > 600)
            {
                throw new DemoException("The certificate was not issued within a minute.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Officer?.Dispose();
        Finance?.Dispose();
        await Service.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<string> AddOperatorAsync(string id, string role)
    {
        var printed = await Tool.RunAsync(Programs.Admin, ["operator", "add", "--data", Data, "--id", id, "--role", role, "--json"]);
        return JsonDocument.Parse(printed).RootElement.GetProperty("apiKey").GetString()!;
    }
}

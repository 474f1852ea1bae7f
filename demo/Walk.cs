using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Demo;

/// <summary>One whole renewal, step by step, by the real programs.</summary>
public sealed class Walk(string output, string language, string key = "rsa", Azurite? azurite = null)
{
    private static readonly TimeSpan Lead = TimeSpan.FromDays(6);

    private readonly DateTimeOffset _realNow = Whole(DateTimeOffset.UtcNow);
    private readonly Summary _summary = new(Path.Combine(output, "summary.json"));
    private readonly DemoToken _token = new(Path.Combine(output, "token"));
    private readonly Mailbox _mailbox = new(Path.Combine(output, "service", "mail"));

    private string Data => Path.Combine(output, "service");

    private string? Settings => azurite is null ? null : Path.Combine(output, "service", "settings.json");

    /// <summary>How digirenew-admin finds what the service keeps.</summary>
    private string[] Kept => Settings is null ? ["--data", Data] : ["--data", Data, "--settings", Settings];

    private string Home => Path.Combine(output, "agent");

    private string Log(string name) => Path.Combine(output, "log", name);

    /// <summary>The last date whose moment of issue has passed by now, in the provider's zone.</summary>
    private DateOnly IssueDate => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(_realNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest")).DateTime.AddHours(-9));

    public async Task RunAsync()
    {
        Prepare();
        await using var service = new Service(Data, Log("service.log"), _realNow - Lead, Settings);
        var agent = new Agent(_token, service.Address, Home, language, Log("agent.log"));
        var order = default(OrderView)!;

        await StepAsync("A token is made", async () =>
        {
            await _token.InitialiseAsync();
            return $"{DemoToken.Label}, PIN {_token.Pin}";
        });
        await StepAsync("The service starts, its clock six days in the past", async () =>
        {
            await service.StartAsync();
            return $"{service.Address} at {service.Now:yyyy-MM-dd HH:mm} UTC";
        });
        await StepAsync("The holder's old certificate is issued on the token", async () =>
        {
            var serial = await Tool.RunAsync(
                Environment.ProcessPath!, ["prepare-token", output, Data, service.Address.GetLeftPart(UriPartial.Authority), service.Now.ToString("O", CultureInfo.InvariantCulture), key], _token.Environment, _token.Pin + "\n");
            _summary.Note("oldSerial", serial.Trim());
            return $"serial {serial.Trim()}, expires in 22 days";
        });
        await StepAsync("The provider imports its holder register", async () =>
            (await Tool.RunAsync(Programs.Admin, ["register", "import", Path.Combine(output, "register.csv"), .. Kept])).Trim());
        using var officer = new Officer(service.Address, await AddOperatorAsync("officer-1", "officer"));
        using var finance = new Officer(service.Address, await AddOperatorAsync("finance-1", "finance"));

        await StepAsync("I.1-3  digirenew check", async () => LastLine(await agent.RunAsync(["check"], withPin: false)));
        await StepAsync("II.2-3 digirenew tokens", async () => LastLine(await agent.RunAsync(["tokens"], withPin: false)));
        await StepAsync("II.4-6 digirenew order", async () =>
        {
            await agent.RunAsync(["order", "--form", DemoForm.Write(Path.Combine(output, "form.json"), language, IssueDate), "--issue-date", Iso(IssueDate), "--years", "2", "--accept-terms", "--key", DemoKey.ForAgent(key)], withPin: true, async running =>
            {
                var mail = await _mailbox.NextAsync(message => Mailbox.CodeIn(message) is not null, "the validation code");
                await running.AnswerAsync(Mailbox.CodeIn(mail)!);
            });
            order = await OrderAsync(agent);
            _summary.Note("orderNumber", order.Number);
            _summary.Note("issueDate", Iso(order.IssueDate));
            return $"order {order.Number}, to be issued on {Iso(order.IssueDate)}, {order.Price.Total} {order.Price.Currency}";
        });
        await StepAsync("III.1  Four papers come by e-mail", async () =>
        {
            var mail = await _mailbox.NextAsync(message => message.Attachments.Length == 4, "four papers", Path.Combine(output, "papers"));
            return string.Join(", ", mail.Attachments);
        });
        await StepAsync("III.2  digirenew papers", async () =>
        {
            var said = LastLine(await agent.RunAsync(["papers"], withPin: true));
            order = await OrderAsync(agent);
            return said;
        });
        await StepAsync("III.3  digirenew send declaration", async () =>
            LastLine(await agent.RunAsync(["send", "declaration", PaperFile(order, "declaration")], withPin: true)));
        await StepAsync("       The service is killed (SIGKILL) in the middle of the next upload and started again", async () =>
        {
            int Uploads() => File.ReadAllText(Log("service.log")).Split("Route send-upload answered 202").Length;
            var before = Uploads();
            var sending = agent.TryAsync(["send", "contract", PaperFile(order, "contract")], withPin: true);
            await WaitForAsync(() => Task.FromResult(Uploads() > before || sending.IsCompleted), "the upload", TimeSpan.FromSeconds(20));
            await KillAndStartAsync(service);
            var (exitCode, _, _) = await sending;
            return $"started again on the same data; the interrupted command ended with exit code {exitCode}";
        });
        await StepAsync("III.3  digirenew send --all", async () =>
        {
            await File.WriteAllBytesAsync(Path.Combine(output, "papers", "identitate.png"), IdentityCopy.Png());
            await agent.RunAsync(["send", "--all", Path.Combine(output, "papers"), "--identity", Path.Combine(output, "papers", "identitate.png")], withPin: true);
            await WaitForStateAsync(agent, "under-review");
            return "contract, declaration, terms and identity copy are verified";
        });
        await StepAsync("III    Finance registers the payment", async () =>
        {
            order = await OrderAsync(agent);
            await finance.PayAsync(new PaymentRequest(order.ProformaNumber!, order.Price.Total, order.Price.Currency, "OP-1", DateOnly.FromDateTime(service.Now.UtcDateTime)));
            await _mailbox.NextAsync(message => message.Subject.Contains(order.Number, StringComparison.Ordinal), "the payment");
            return $"{order.Price.Total} {order.Price.Currency} for {order.ProformaNumber}";
        });
        await StepAsync("III    An officer compares and approves", async () =>
        {
            var row = await officer.UntilListedAsync("under-review");
            var seen = await officer.OrderAsync(row.Id);
            await officer.DecideAsync(row.Id, seen.Version, new DecisionRequest("approve", Compared: ["name", "personal-number", "document-valid"]));
            await WaitForStateAsync(agent, "scheduled");
            return $"order {row.Number} is scheduled";
        });
        await StepAsync("III    The chosen date comes", async () =>
        {
            var now = Whole(DateTimeOffset.UtcNow);
            await service.MoveClockAsync(now);
            await KillAndStartAsync(service);
            await WaitForStateAsync(agent, "issued");
            return $"the service was killed once more in that moment and started again; issued on {now:yyyy-MM-dd}";
        });
        await StepAsync("IV.1-3 digirenew update, and the token is taken out and put back", async () =>
        {
            var printed = await agent.RunAsync(["update"], withPin: true, async running =>
            {
                await WaitForAsync(() => Task.FromResult(running.Printed().Contains(Unplug, StringComparison.OrdinalIgnoreCase)), "the agent's request to remove the token", TimeSpan.FromSeconds(60));
                _token.Remove();
                await WaitForAsync(() => Task.FromResult(running.Printed().Contains(Unplugged, StringComparison.OrdinalIgnoreCase)), "the agent to see that it was removed", TimeSpan.FromSeconds(60));
                _token.Reconnect();
            });
            return LastLine(printed);
        });
        await StepAsync("IV.4   digirenew status", async () =>
        {
            order = await OrderAsync(agent);
            return order.State == "installed" ? "installed" : throw new DemoException($"The order is {order.State}.");
        });
        await StepAsync("The audit trail is proved offline", async () =>
        {
            var audit = Path.Combine(output, "audit");
            await Tool.RunAsync(Programs.Admin, ["checkpoint", .. Kept]);
            await Tool.RunAsync(Programs.Admin, ["audit", "export", audit, .. Kept]);
            return (await Tool.RunAsync(Programs.Admin, ["audit", "verify", audit])).Trim();
        });
        await StepAsync("What was made is collected", async () =>
        {
            await CollectAsync(order);
            return output;
        });
        await JudgeAsync();
        Console.WriteLine($"\nOrder {order.Number} is done. Papers, mails and certificates lie in {output}.");
    }

    private async Task KillAndStartAsync(Service service)
    {
        await service.KillAsync();
        await service.StartAsync();
        _summary.Note("kills", service.Kills);
    }

    private string Unplug => language == "ro" ? "scoateți acum" : "unplug the token now";

    private string Unplugged => language == "ro" ? "tokenul a fost scos" : "the token was unplugged";

    private Task StepAsync(string name, Func<Task<string>> step) => _summary.StepAsync(name, step);

    private void Prepare()
    {
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any())
        {
            if (!File.Exists(Path.Combine(output, "summary.json")))
            {
                throw new DemoException($"{output} is not empty and not from an earlier demonstration; choose another folder with --out.");
            }

            Directory.Delete(output, recursive: true);
        }

        foreach (var folder in new[] { "papers", "signed", "mail", "certificate", "token", "audit", "cms", "service", "service/mail", "agent", "log" })
        {
            Directory.CreateDirectory(Path.Combine(output, folder));
        }

        if (azurite is not null)
        {
            var storage = new JsonObject { ["Provider"] = BlobSettings.AzureBlobs, ["ConnectionString"] = azurite.ConnectionString };
            File.WriteAllText(Settings!, new JsonObject { ["Storage"] = storage }.ToJsonString());
        }

        _summary.Note("token", new JsonObject { ["label"] = DemoToken.Label, ["pin"] = _token.Pin, ["configuration"] = _token.ConfigurationFile });
    }

    private async Task<string> AddOperatorAsync(string id, string role)
    {
        var printed = await Tool.RunAsync(Programs.Admin, ["operator", "add", .. Kept, "--id", id, "--role", role, "--json"]);
        return JsonDocument.Parse(printed).RootElement.GetProperty("apiKey").GetString()!;
    }

    private static async Task<OrderView> OrderAsync(Agent agent)
    {
        var status = await agent.ReadAsync(["status"], withPin: true);
        return status.GetProperty("orders")[0].Deserialize(WireJson.Default.OrderView)!;
    }

    private static async Task WaitForStateAsync(Agent agent, string state)
    {
        var last = string.Empty;
        await WaitForAsync(async () => (last = (await OrderAsync(agent)).State) == state, $"the state {state}", TimeSpan.FromSeconds(60), () => $"it is {last}");
    }

    private static async Task WaitForAsync(Func<Task<bool>> arrived, string what, TimeSpan patience, Func<string>? instead = null)
    {
        for (var wait = System.Diagnostics.Stopwatch.StartNew(); wait.Elapsed < patience; await Task.Delay(100))
        {
            if (await arrived())
            {
                return;
            }
        }

        throw new DemoException($"Waited in vain for {what}{(instead is null ? string.Empty : "; " + instead())}.");
    }

    private string PaperFile(OrderView order, string kind) =>
        Path.Combine(output, "papers", order.Papers.Single(paper => paper.Kind == kind).FileName);

    /// <summary>Puts what the renewal made where a person finds it.</summary>
    private async Task CollectAsync(OrderView order)
    {
        CopyAll(Path.Combine(Data, "mail"), Path.Combine(output, "mail"), "*.eml");
        CopyAll(Path.Combine(Home, "signed"), Path.Combine(output, "signed"), "*.pdf");
        CopyAll(Path.Combine(output, "audit", "checkpoints"), Path.Combine(output, "cms"), "*.p7s");
        foreach (var name in new[] { "root", "issuing" })
        {
            File.Copy(Path.Combine(Data, "pki", name + ".pem"), Path.Combine(output, "certificate", name + ".pem"));
        }

        var evidence = await EvidenceAsync(order.Id);
        var certificate = evidence.GetFiles("named-certificate").Single();
        await File.WriteAllTextAsync(Path.Combine(output, "certificate", "new.pem"), Pem("CERTIFICATE", await File.ReadAllBytesAsync(certificate.FullName)));
        await Signatures.CollectAsync(
            evidence, Path.Combine(output, "signed"), Path.Combine(output, "papers", "identitate.png"), Path.Combine(output, "request.pem"), Path.Combine(output, "cms"));
        var facts = CertificateFacts.Read(await File.ReadAllBytesAsync(certificate.FullName));
        _summary.Note("newSerial", facts.Serial);
        _summary.Note("validUntil", facts.NotAfter.ToString("O", CultureInfo.InvariantCulture));
        _summary.Note("newKeySha256", facts.PublicKey.Hex);
    }

    /// <summary>The order's evidence as files: where the service keeps it, or fetched from its blobs.</summary>
    private async Task<DirectoryInfo> EvidenceAsync(Guid order)
    {
        var folder = new DirectoryInfo(Path.Combine(Data, "evidence", order.ToString()));
        if (azurite is not null)
        {
            folder.Create();
            var blobs = await BlobStores.OpenAsync(
                new(azurite.ConnectionString, null), TimeProvider.System, new MasterKeyWrap(new(Path.Combine(Data, "keys"))), CancellationToken.None);
            await foreach (var (name, content) in blobs.Evidence.ListAsync(new(order), CancellationToken.None))
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), content);
            }
        }

        return folder;
    }

    private async Task JudgeAsync()
    {
        var certificates = Path.Combine(output, "certificate");
        await StepAsync("openssl verifies the new certificate and the request", () => Judges.CertificateAsync(certificates, Path.Combine(output, "request.pem")));
        await StepAsync("pdfsig, qpdf and pdftotext look at the signed papers", async () =>
        {
            var verdicts = new List<string>();
            foreach (var paper in Directory.GetFiles(Path.Combine(output, "signed"), "*.pdf"))
            {
                verdicts.Add(await Judges.PaperAsync(paper, language == "ro" ? "semnătur" : "signature"));
            }

            return verdicts.Count == 3 ? verdicts[0] : throw new DemoException($"{verdicts.Count} signed papers were found.");
        });
        await StepAsync("openssl verifies every CMS", async () =>
        {
            var made = Directory.GetFiles(Path.Combine(output, "cms"), "*.p7s");
            foreach (var cms in made)
            {
                var content = Path.ChangeExtension(cms, ".content");
                await Judges.CmsAsync(cms, File.Exists(content) ? content : null);
            }

            return $"{made.Length} signatures hold";
        });
        await StepAsync("pkcs11-tool looks at the token", () => Judges.TokenAsync(_token));
    }

    private static void CopyAll(string from, string to, string pattern)
    {
        foreach (var file in Directory.GetFiles(from, pattern))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static string Pem(string label, byte[] der) => PemEncoding.WriteString(label, der) + "\n";

    private static string LastLine(string printed) => printed.Trim().Split('\n')[^1].Trim();

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Whole(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());
}

using System.Globalization;
using DigiRenew.Demo;

namespace DigiRenew.Tests.EndToEnd;

/// <summary>
/// What the holder's program says where a step does not go straight on: run once, in the order of the journey, by the real
/// programs on a stage of its own; the tests look at what each run said.
/// </summary>
public sealed class Steps : IAsyncLifetime
{
    private readonly Dictionary<string, Said> _said = new(StringComparer.Ordinal);
    private Stage _stage = null!;
    private Demo.Agent _holder = null!;

    public Said this[string step] => _said[step];

    public async Task InitializeAsync()
    {
        _stage = await Stage.SetAsync();
        _holder = _stage.Holder("en");
        await CheckAsync();
        await OrderAsync();
        await SendAsync();
        await EndAsync();
    }

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    private async Task CheckAsync()
    {
        await KeepAsync("check", ["check"], withPin: false);
        var foreign = Path.Combine(_stage.Folder, "foreign.so");
        var module = await File.ReadAllBytesAsync(Programs.SoftHsm);
        BitConverter.TryWriteBytes(module.AsSpan(18), (ushort)(BitConverter.ToUInt16(module, 18) == 183 ? 62 : 183)); // e_machine: x86-64 or AArch64, the other one.
        await File.WriteAllBytesAsync(foreign, module);
        await PlainAsync("another architecture", ["check", "--module", foreign, "--yes", "--service", _stage.Service.Address.ToString()]);
        await PlainAsync("a proxy in the way", ["check", "--module", Programs.SoftHsm, "--yes", "--service", "https://renew.example"], ("https_proxy", "http://127.0.0.1:9"));
        await PlainAsync("no service", ["status", "--module", Programs.SoftHsm, "--yes", "--service", "http://127.0.0.1:9"]);
        await PlainAsync("a wrong PIN", ["tokens", "--ask-service", "--pin-stdin", "--module", Programs.SoftHsm, "--yes", "--service", _stage.Service.Address.ToString()], input: "not-the-pin\n");
        await KeepAsync("tokens", ["tokens"], withPin: false);
        await KeepAsync("tokens, service asked", ["tokens", "--ask-service"], withPin: true);
    }

    private async Task OrderAsync()
    {
        string[] order = ["order", "--form", _stage.WriteForm("en"), "--years", "1", "--accept-terms", "--key", "p-256", "--issue-date"];
        await KeepAsync("order on a date outside", [.. order, "2031-01-01"], withPin: true);
        await KeepAsync("order with changed data", ["order", "--form", _stage.WriteForm("en", nameIsTrue: false), "--years", "1", "--accept-terms", "--issue-date", Iso(Stage.IssueDate)], withPin: true);
        await KeepAsync("order", [.. order, Iso(Stage.IssueDate)], withPin: true, async running =>
        {
            var mail = await _stage.Mailbox.NextAsync(message => Mailbox.CodeIn(message) is not null, "the validation code");
            var code = Mailbox.CodeIn(mail)!;
            await running.AnswerAsync(code == "000000" ? "111111" : "000000");
            await running.AnswerAsync(code);
        });
        await KeepAsync("papers", ["papers"], withPin: true);
    }

    private async Task SendAsync()
    {
        var files = Directory.CreateDirectory(Path.Combine(_stage.Folder, "files")).FullName;
        var contract = Directory.GetFiles(Path.Combine(_stage.Home, "papers"), "*ontract*.pdf").Single();
        var foreign = Path.Combine(files, "foreign.pdf");
        await Tool.RunAsync("qpdf", ["--empty", foreign]);
        await KeepAsync("send a foreign paper", ["send", "contract", foreign], withPin: true);
        var resaved = Path.Combine(files, "resaved.pdf");
        await Tool.RunAsync("qpdf", ["--linearize", contract, resaved]);
        await KeepAsync("send a re-saved paper", ["send", "contract", resaved], withPin: true);
        var document = Path.Combine(files, "identity.docx");
        await File.WriteAllBytesAsync(document, IdentityCopy.Png());
        await KeepAsync("send an identity copy in another format", ["send", "identity", document], withPin: true);
        var large = Path.Combine(files, "large.png");
        await File.WriteAllBytesAsync(large, [.. IdentityCopy.Png(), .. new byte[(2 * 1024 * 1024) + 1]]);
        await KeepAsync("send an identity copy that is too large", ["send", "identity", large], withPin: true);
        var disguised = Path.Combine(files, "identity.pdf");
        await File.WriteAllBytesAsync(disguised, IdentityCopy.Png());
        await KeepAsync("send an identity copy that is not what its extension says", ["send", "identity", disguised], withPin: true);
        var proof = Path.Combine(files, "payment.png");
        await File.WriteAllBytesAsync(proof, IdentityCopy.Png());
        await KeepAsync("send the payment proof", ["send", "payment-proof", proof], withPin: true);
        await KeepAsync("update before the date", ["update"], withPin: true);
    }

    /// <summary>The order is cancelled, so that the rule's own answer can be heard when too few days are left.</summary>
    private async Task EndAsync()
    {
        await KeepAsync("cancel", ["cancel"], withPin: true);
        await _stage.Service.MoveClockAsync(_stage.Service.Now.AddDays(20));
        await KeepAsync("tokens, two days left", ["tokens", "--ask-service"], withPin: true);
        await KeepAsync("order, two days left", ["order", "--form", _stage.WriteForm("en"), "--years", "1", "--accept-terms", "--issue-date", Iso(Stage.IssueDate)], withPin: true);
    }

    private async Task KeepAsync(string step, string[] arguments, bool withPin, Func<Demo.Agent.Running, Task>? meanwhile = null)
    {
        var (code, output, errors) = await _holder.TryAsync(arguments, withPin, meanwhile);
        _said[step] = new(code, output + errors);
    }

    private async Task PlainAsync(string step, string[] arguments, (string Name, string Value)? more = null, string? input = null)
    {
        var environment = new Dictionary<string, string>(_stage.Token.Environment) { ["NO_COLOR"] = "1" };
        if (more is { } variable)
        {
            environment[variable.Name] = variable.Value;
        }

        var (code, output, errors) = await Tool.TryAsync(Programs.Agent, [.. arguments, "--home", Path.Combine(_stage.Folder, "other-home"), "--lang", "en"], environment, input);
        _said[step] = new(code, output + errors);
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a run of the program said, and its exit code.</summary>
    public sealed record Said(int ExitCode, string Text);
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigiRenew.Agent;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Demo;
using DigiRenew.Demo.Direct;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Faults;

/// <summary>
/// One whole renewal over HTTP against hosts that may die at any moment. Whoever speaks to a host that died sees to it that
/// it is started again and asks again, as a person would; and where the service says "later", waits (the clock is moved).
/// </summary>
internal sealed partial class Renewing : IAsyncDisposable
{
    private const int DaysLeft = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PatienceForCode = TimeSpan.FromMinutes(1); // then the draft is begun anew

    /// <summary>What is due within it would fall due between the last look and the check.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    /// <summary>How long a wait lasts before the clock is moved for it, and how often: who waits for hours would meet deadlines instead.</summary>
    private static readonly TimeSpan BeforeMoving = TimeSpan.FromSeconds(2);
    private const int MostMoves = 60;

    private static readonly string[] Later = ["version-conflict", "already-ordered", "key-in-use", "code-expired", "too-many-codes", "statement-invalid", "idempotency-key-reused"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "digirenew-faults-" + Guid.NewGuid().ToString("N"));
    private readonly MortalHosts _hosts;
    private readonly int _hostCount;
    private readonly BlobRecords? _blobs;
    private Outbox _outbox = null!;
    private DirectHolder _holder = null!;
    private DirectHolder _other = null!;
    private Officer _officer = null!;
    private Officer _second = null!;
    private Officer _finance = null!;

    private Renewing(int hosts, BlobRecords? blobs) => (_hosts, _hostCount, _blobs) = (new(_folder), hosts, blobs);

    public string Data => Path.Combine(_folder, "service");

    /// <summary>Names of the points at which a host was killed, in that order.</summary>
    public IReadOnlyList<string> Killed => _hosts.Killed;

    /// <summary>Starts hosts on one new store, with everybody who takes part.</summary>
    /// <param name="hosts">How many.</param>
    /// <param name="blobs">Where the records lie; null: in the data directory.</param>
    public static async Task<Renewing> StartAsync(int hosts, BlobRecords? blobs = null)
    {
        var renewing = new Renewing(hosts, blobs);
        await renewing.PrepareAsync();
        return renewing;
    }

    /// <inheritdoc cref="MortalHosts.ArmAsync"/>
    public Task ArmAsync() => _hosts.ArmAsync();

    /// <summary>Walks from the first session to the report of the installation.</summary>
    /// <returns>The order.</returns>
    /// <exception cref="InvalidOperationException">It does not go on; with what the hosts said last.</exception>
    public async Task<Guid> RunAsync()
    {
        try
        {
            var order = await WalkAsync();
            await UndoAsync(order);
            return order;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{failure.Message} {_hosts.TellLast()}", failure);
        }
    }

    private async Task<Guid> WalkAsync()
    {
        var order = await OrderAsync();
        order = await UntilAsync(order.Id, view => view.Papers.Count == 4);
        foreach (var kind in Kinds.Required)
        {
            // A file that came long after it was signed, because a host died on the way, is refused and signed again.
            while (StatusOf(order, kind) != "accepted")
            {
                var send = await SafelyAsync(() => _holder.SignUploadAsync(order, kind));
                await SafelyAsync(send);
                order = await UntilAsync(order.Id, view => StatusOf(view, kind) is "accepted" or "refused");
            }
        }

        await UntilAsync(order.Id, view => view.State == "under-review");
        await PayAsync(order);
        await ApproveAsync(order.Id);
        await UntilAsync(order.Id, view => view.State is "scheduled" or "issuing" or "issued");
        var moment = new DateTimeOffset(order.IssueDate.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        await MoveAsync(moment > _hosts.Now ? moment : _hosts.Now.AddMinutes(1));
        await SafelyAsync(() => _holder.OpenAsync());
        await UntilAsync(order.Id, view => view.State is "issued" or "installed");
        var certificate = await SafelyAsync(() => _holder.CertificateAsync(order.Id));
        await SafelyAsync(async () =>
        {
            await _holder.InstallAsync(order.Id, certificate);
            return true;
        });
        await UntilAsync(order.Id, view => view.State == "installed");
        await UntilQuietAsync();
        return order.Id;
    }

    /// <summary>
    /// What happens off the main path: a certificate that two officers revoke, and another holder's order that is paid by a bank's
    /// statement, whose mail comes back, that is cancelled and refunded; then time passes and copies are erased.
    /// </summary>
    private async Task UndoAsync(Guid installed)
    {
        foreach (var officer in new[] { _officer, _second })
        {
            await UntilDoneAsync(async () =>
            {
                var seen = await officer.OrderAsync(installed);
                return seen.Order.State == "revoked" || !seen.Decisions.Contains("revoke") || await TryAsync(() => officer.RevokeAsync(installed, seen.Version, new("superseded", "At the holder's wish.")));
            });
        }

        await UntilDoneAsync(async () => (await _officer.OrderAsync(installed)).Order.State == "revoked");
        _holder = _other;
        _holder.Follow(_hosts.Now);
        var order = await OrderAsync();
        order = await UntilAsync(order.Id, view => view.Papers.Count == 4);
        while (StatusOf(order, UploadKind.Identity) != "accepted")
        {
            await SafelyAsync(await SafelyAsync(() => _holder.SignUploadAsync(order, UploadKind.Identity)));
            order = await UntilAsync(order.Id, view => StatusOf(view, UploadKind.Identity) is "accepted" or "refused");
        }

        var statement = new BankStatementFile(Iban: "RO28EXEM0000123456789012").Credit(order.Price.Total, $"Plata {order.ProformaNumber}", "FT-2").Write();
        await UntilDoneAsync(() => TryAsync(() => _finance.HandInAsync(statement)));
        await UntilAsync(order.Id, view => view.Paid);
        await BounceAsync(order.Id);
        await UntilDoneAsync(async () => (await _holder.OrderAsync(order.Id)).State == "cancelled" || await TryAsync(() => _holder.CancelAsync(order.Id)));
        await UntilAsync(order.Id, view => view.State == "cancelled");
        var refund = new RefundRequest(order.ProformaNumber!, order.Price.Total, order.Price.Currency, "RB-1", DateOnly.FromDateTime(_hosts.Now.UtcDateTime));
        await UntilDoneAsync(() => TryAsync(() => _finance.RefundAsync(refund)));
        await UntilQuietAsync();
        await MoveAsync(_hosts.Now.AddDays(95)); // copies are kept for 90 days after issue
        await UntilQuietAsync();
    }

    /// <summary>A mail server gives a message back.</summary>
    private async Task BounceAsync(Guid order)
    {
        var messageId = MessageId().Match(_outbox.TextsOf(order).First()).Groups[1].Value;
        var folder = Directory.CreateDirectory(Path.Combine(Data, "bounces")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "returned.eml"), new DeliveryReportFile(messageId).Write());
        await UntilDoneAsync(async () => (await _officer.OrderAsync(order)).Blockers.Contains("contact-unverified"));
    }

    /// <summary>Does something again until it is done, waiting between.</summary>
    private async Task UntilDoneAsync(Func<Task<bool>> act)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience; await Task.Delay(200))
        {
            if (await SafelyAsync(act))
            {
                return;
            }

            await _hosts.ReviveAsync(TimeSpan.Zero);
        }

        throw new InvalidOperationException("It was not done in time.");
    }

    /// <summary>What the independent checker says of the store; it exits with 0 where all is well.</summary>
    public Task<(int ExitCode, string Said)> CheckAsync(params string[] arguments) => CheckAsync(_hosts.Now, arguments);

    private async Task<(int ExitCode, string Said)> CheckAsync(DateTimeOffset at, params string[] arguments)
    {
        var records = Data;
        if (_blobs is not null)
        {
            records = Path.Combine(_folder, "copied");
            await _blobs.CopyAsync(records, Data);
        }

        if (File.Exists(_hosts.ToldFile))
        {
            arguments = [.. arguments, "--sent", _hosts.ToldFile];
        }

        var (exitCode, output, errors) = await Tool.TryAsync(
            "python3", [Path.Combine(AppContext.BaseDirectory, "check_store.py"), records, "--now", at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), .. arguments]);
        return (exitCode, output + errors);
    }

    /// <summary>Stops the hosts as an administrator would.</summary>
    public ValueTask StopAsync() => _hosts.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _holder?.Dispose();
        _other?.Dispose();
        _officer?.Dispose();
        _second?.Dispose();
        _finance?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string StatusOf(OrderView order, UploadKind kind) => order.Uploads.Single(upload => upload.Kind == kind.ToWire()).Status;

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(Path.Combine(Data, "mail"));
        var start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddDays(-DaysLeft / 2).ToUnixTimeSeconds());
        var settings = Path.Combine(_folder, "settings.json");
        for (var number = 1; number <= _hostCount; number++)
        {
            _hosts.Add(Data, start, settings);
        }

        var said = new JsonObject
        {
            ["Provider"] = new JsonObject { ["Origin"] = _hosts.Origin.GetLeftPart(UriPartial.Authority) },
            ["Service"] = new JsonObject { ["RateFactor"] = 1000, ["DemoKeys"] = "p-256" }, // a hundred starts: keys that open fast
        };
        if (_blobs is not null)
        {
            said["Storage"] = _blobs.Section;
        }

        await File.WriteAllTextAsync(settings, said.ToJsonString());
        await _hosts.StartAsync();

        var desk = new DirectDesk(Data, _hosts.Origin);
        _outbox = new(Data);
        _holder = await desk.MakeHolderAsync(_hosts.Now, DaysLeft, Language.En, new AnyHost([.. _hosts.Addresses]));
        _other = await desk.MakeHolderAsync(_hosts.Now, DaysLeft, Language.En, new AnyHost([.. _hosts.Addresses]));
        _officer = new(_hosts.Origin, await desk.AddOperatorAsync("officer-1", "officer"));
        _second = new(_hosts.Origin, await desk.AddOperatorAsync("officer-2", "officer"));
        _finance = new(_hosts.Origin, await desk.AddOperatorAsync("finance-1", "finance"));
    }

    /// <summary>Draft, code and order, as often as it takes: what died on the way is begun again, after waiting where told to.</summary>
    private async Task<OrderView> OrderAsync()
    {
        var refusals = new List<string>();
        for (var attempt = 1; attempt < 100; attempt++)
        {
            await SafelyAsync(() => _holder.OpenAsync());
            if ((await SafelyAsync(() => _holder.OrdersAsync())).SingleOrDefault() is { } placed)
            {
                return placed;
            }

            try
            {
                var date = DateOnly.FromDateTime(_hosts.Now.UtcDateTime).AddDays(2);
                var draft = await SafelyAsync(() => _holder.DraftAsync(date));
                if (await SafelyAsync(() => CodeAsync(draft.Id)) is { } code)
                {
                    var place = await SafelyAsync(() => _holder.SignOrderAsync(draft, date, code));
                    return await SafelyAsync(place);
                }
            }
            catch (AgentException refused) when (Later.Contains(refused.Code))
            {
                refusals.Add(refused.Code);
                await MoveAsync(refused.Code == "too-many-codes" ? _hosts.Now.AddDays(1) : _hosts.Now.AddMinutes(11));
            }
        }

        throw new InvalidOperationException("No order could be placed: " + string.Join(", ", refusals));
    }

    private async Task<string?> CodeAsync(Guid draft)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < PatienceForCode;)
        {
            if (await _outbox.CodeAsync(draft, TimeSpan.FromSeconds(1)) is { } code)
            {
                return code;
            }

            await _hosts.ReviveAsync(TimeSpan.Zero);
        }

        return null;
    }

    private async Task PayAsync(OrderView order)
    {
        var payment = new PaymentRequest(order.ProformaNumber!, order.Price.Total, order.Price.Currency, "OP-1", DateOnly.FromDateTime(_hosts.Now.UtcDateTime));
        while (!(await SafelyAsync(() => _holder.OrderAsync(order.Id))).Paid)
        {
            await SafelyAsync(() => TryAsync(() => _finance.PayAsync(payment)));
        }
    }

    private async Task ApproveAsync(Guid order)
    {
        while ((await SafelyAsync(() => _officer.OrderAsync(order))) is { Order.State: "under-review" } seen)
        {
            await SafelyAsync(() => TryAsync(
                () => _officer.DecideAsync(order, seen.Version, new("approve", Compared: ["name", "personal-number", "document-valid"]))));
        }
    }

    private async Task<OrderView> UntilAsync(Guid order, Func<OrderView, bool> arrived)
    {
        var last = default(OrderView);
        var waited = Stopwatch.StartNew();
        var moves = 0;
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience; await Task.Delay(30))
        {
            last = await SafelyAsync(() => _holder.OrderAsync(order));
            if (arrived(last))
            {
                return last;
            }

            if (waited.Elapsed > BeforeMoving && moves++ < MostMoves)
            {
                await MoveAsync(_hosts.Now.AddMinutes(3)); // A lease of a host that died, or an effect that waits before it tries again.
                waited.Restart();
            }
        }

        throw new InvalidOperationException($"The order stays {last?.State}: {string.Join(", ", last?.Missing ?? [])}");
    }

    /// <summary>Waits until the checker finds nothing pending that is due, or soon will be.</summary>
    private async Task UntilQuietAsync()
    {
        var pending = string.Empty;
        var waited = Stopwatch.StartNew();
        var moves = 0;
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience; await Task.Delay(200))
        {
            await _hosts.ReviveAsync(TimeSpan.Zero);
            (var exitCode, pending) = await CheckAsync(_hosts.Now + Soon, "--only", "pending");
            if (exitCode == 0)
            {
                return;
            }

            if (waited.Elapsed > 5 * BeforeMoving && moves++ < MostMoves)
            {
                await MoveAsync(_hosts.Now.AddMinutes(3)); // An effect that waits before it tries again.
                waited.Restart();
            }
        }

        throw new InvalidOperationException($"There is no quiet: {pending}");
    }

    private Task<bool> MoveAsync(DateTimeOffset to) => SafelyAsync(async () =>
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(to.ToUnixTimeSeconds());
        await _hosts.MoveClockAsync(now);
        _holder.Follow(_hosts.Now);
        return true;
    });

    /// <summary>An operator whose answer was lost is told that it is done already, or that the order has moved on, and looks again.</summary>
    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception refused) when (refused is DemoException or AgentException && !MortalHosts.IsBroken(refused))
        {
            await Task.Delay(50);
            return false;
        }
    }

    /// <summary>Asks again for as long as the cause is a host that died.</summary>
    private async Task<T> SafelyAsync<T>(Func<Task<T>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception failure) when (attempt < 200 && MortalHosts.IsBroken(failure))
            {
                await _hosts.ReviveAsync(TimeSpan.FromSeconds(3));
            }
            catch (AgentException refused) when (attempt < 200 && refused.Code == "unauthorised")
            {
                await SafelyAsync(() => _holder.OpenAsync());
            }
            catch (AgentException refused) when (attempt < 20 && refused.Code == "nonce-invalid")
            {
                await Task.Delay(100);
            }
        }
    }

    [GeneratedRegex("Message-ID: <([^>]+)>")]
    private static partial Regex MessageId();
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Demo;
using DigiRenew.Demo.Direct;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Browser;

/// <summary>The real service as a process, one operator of each role, and as many orders under review as tests ask for.</summary>
public sealed class ReviewService : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("digirenew-browser-").FullName;
    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<DirectHolder> _holders = [];
    private readonly SemaphoreSlim _register = new(1, 1);
    private readonly Queue<Task<OrderView>> _ahead = new();
    private Service? _service;

    public Uri Address => _service!.Address;

    public Outbox Outbox => new(Data);

    private string Data => Path.Combine(_folder, "service");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Data, "mail"));
        var settings = Path.Combine(_folder, "settings.json");
        await File.WriteAllTextAsync(settings, """{"Service":{"RateFactor":100}}""");
        _service = new(Data, Path.Combine(_folder, "service.log"), DateTimeOffset.UtcNow.AddDays(-20), settings);
        await _service.StartAsync();
        var desk = new DirectDesk(Data, Address);
        foreach (var id in new[] { "officer-1", "officer-2", "finance-1", "auditor-1", "administrator-1" })
        {
            _keys[id] = await desk.AddOperatorAsync(id, id.Split('-')[0]);
        }
    }

    public async Task DisposeAsync()
    {
        await Task.WhenAll(_ahead);
        foreach (var holder in _holders)
        {
            holder.Dispose();
        }

        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _register.Dispose();

    public string KeyOf(string id) => _keys[id];

    public Officer Operator(string id) => new(Address, KeyOf(id));

    /// <summary>An order whose four papers are made.</summary>
    /// <param name="organisation">Whom the certificate names as subscriber.</param>
    public async Task<(DirectHolder Holder, OrderView Order)> PlacedAsync(string? organisation = null)
    {
        var holder = await HolderAsync(organisation);
        var issueDate = DateOnly.FromDateTime(_service!.Now.UtcDateTime).AddDays(6);
        await holder.OpenAsync();
        var draft = await holder.DraftAsync(issueDate);
        var code = await Outbox.CodeAsync(draft.Id, Patience) ?? throw new InvalidOperationException("No code came.");
        var order = await (await holder.SignOrderAsync(draft, issueDate, code))();
        var made = await UntilAsync(holder, order.Id, view => view.Papers.Count == 4);
        await UntilListedAsync(made);
        return (holder, made);
    }

    /// <summary>An order that an officer may decide on and no other test knows; the next ones are made meanwhile.</summary>
    public Task<OrderView> UnderReviewAsync()
    {
        while (_ahead.Count < 3)
        {
            _ahead.Enqueue(MakeAsync());
        }

        return _ahead.Dequeue();
    }

    /// <summary>An order under review whose identity copy is a PDF.</summary>
    public Task<OrderView> UnderReviewWithPdfAsync() => MakeAsync((holder, order) => holder.PaperAsync(order, PaperKind.Terms));

    /// <summary>An order under review, and whoever holds its token.</summary>
    public async Task<(DirectHolder Holder, OrderView Order)> UnderReviewWithHolderAsync()
    {
        var placed = await PlacedAsync();
        return (placed.Holder, await CompleteAsync(placed));
    }

    /// <summary>Lets the holder send another identity copy, a PDF, until the order is under review again.</summary>
    public static async Task SendAgainAsync(DirectHolder holder, Guid order)
    {
        var copy = await holder.PaperAsync(order, PaperKind.Terms);
        await (await holder.SignUploadAsync(await holder.OrderAsync(order), UploadKind.Identity, copy))();
        await UntilAsync(holder, order, view => view.State == "under-review");
    }

    /// <summary>An order under review whose certificate names an organisation, which nobody has authorised.</summary>
    public async Task<OrderView> UnderReviewForAsync(string organisation) => await CompleteAsync(await PlacedAsync(organisation));

    /// <summary>An order whose certificate is issued. The clock moves to its date: for a service of the test's own.</summary>
    public async Task<OrderView> IssuedAsync()
    {
        var (holder, placed) = await PlacedAsync();
        var order = await CompleteAsync((holder, placed));
        using var finance = Operator("finance-1");
        await finance.PayAsync(new(order.ProformaNumber!, order.Price.Total, order.Price.Currency, "OP-1", DateOnly.FromDateTime(_service!.Now.UtcDateTime)));
        using var officer = Operator("officer-1");
        var seen = await officer.OrderAsync(order.Id);
        await officer.DecideAsync(order.Id, seen.Version, new("approve", Compared: ["name", "personal-number", "document-valid"]));
        await _service.MoveClockAsync(new(order.IssueDate.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));
        holder.Follow(_service.Now);
        await holder.OpenAsync();
        return await UntilAsync(holder, order.Id, view => view.State == "issued");
    }

    private async Task<OrderView> MakeAsync(Func<DirectHolder, Guid, Task<byte[]>>? identity = null) => await CompleteAsync(await PlacedAsync(), identity);

    private async Task<OrderView> CompleteAsync((DirectHolder Holder, OrderView Order) placed, Func<DirectHolder, Guid, Task<byte[]>>? identity = null)
    {
        var (holder, order) = placed;
        foreach (var kind in Kinds.Required)
        {
            var content = kind == UploadKind.Identity && identity is not null ? await identity(holder, order.Id) : null;
            await (await holder.SignUploadAsync(order, kind, content))();
        }

        var complete = await UntilAsync(holder, order.Id, view => view.State == "under-review");
        await UntilListedAsync(complete);
        return complete;
    }

    public static async Task<OrderView> UntilAsync(DirectHolder holder, Guid order, Func<OrderView, bool> arrived)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience; await Task.Delay(50))
        {
            var view = await holder.OrderAsync(order);
            if (arrived(view))
            {
                return view;
            }
        }

        throw new InvalidOperationException("Waited in vain for the order.");
    }

    /// <summary>The types of the order's events, oldest first, as its trail has them, with who caused each.</summary>
    public async Task<IReadOnlyList<(string Type, string Actor)>> TrailAsync(Guid order)
    {
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf("auditor-1"));
        var trail = (await client.GetFromJsonAsync($"/api/review/audit/{order}", WireJson.Default.AuditView))!;
        return [.. trail.Records.Select(record =>
        {
            using var line = JsonDocument.Parse(Convert.FromBase64String(record));
            return (line.RootElement.GetProperty("type").GetString()!, line.RootElement.GetProperty("actor").GetProperty("id").GetString()!);
        })];
    }

    /// <summary>Lets the message with an order's papers come back from the holder's mail server.</summary>
    public async Task BounceAsync(Guid order)
    {
        var papers = new Regex($"^Message-ID: <({order}\\.3\\.0@[^>]+)>", RegexOptions.Multiline);
        var sent = Directory.GetFiles(Path.Combine(Data, "mail"), "*.eml").Select(file => papers.Match(File.ReadAllText(file))).First(match => match.Success);
        var folder = Directory.CreateDirectory(Path.Combine(Data, "bounces")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{order}.eml"), new DeliveryReportFile(sent.Groups[1].Value).Write());
        await UntilTrailHasAsync(order, "ContactBounced/1", "bounce");
    }

    /// <summary>The trail follows the order a moment later.</summary>
    public async Task UntilTrailHasAsync(Guid order, string type, string actor)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience; await Task.Delay(200))
        {
            if ((await TrailAsync(order)).Contains((type, actor)))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Waited in vain for {type} by {actor}.");
    }

    /// <summary>The queue follows the order a moment later.</summary>
    private async Task UntilListedAsync(OrderView order)
    {
        using var officer = Operator("officer-2");
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience; await Task.Delay(50))
        {
            if ((await officer.QueueAsync(order.State)).Orders.Any(row => row.Id == order.Id))
            {
                return;
            }
        }

        throw new InvalidOperationException("Waited in vain for the queue.");
    }

    private async Task<DirectHolder> HolderAsync(string? organisation)
    {
        await _register.WaitAsync();
        try
        {
            var holder = await new DirectDesk(Data, Address).MakeHolderAsync(_service!.Now, 22, Language.Ro, new SocketsHttpHandler(), organisation: organisation);
            _holders.Add(holder);
            return holder;
        }
        finally
        {
            _register.Release();
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using DigiRenew.Adapters.Local.Revocation;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Application.Contracts.Local;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;
using Xunit;

namespace DigiRenew.Tests.Application.Local;

public sealed class Getting_a_revocation_list : IDisposable
{
    private readonly DemoHierarchy _hierarchy = DemoHierarchy.Build();
    private readonly DataFolder _data = new();
    private readonly ManualTime _clock = new(DemoHierarchy.UsualMoment.AddHours(1));

    [Fact]
    public async Task finds_the_issuers_own_among_others()
    {
        using var other = DemoHierarchy.Build();
        Put("another.crl", other.RevocationList());
        Put("issuing.crl", _hierarchy.RevocationList(new RevokedEntry("0A1B", _hierarchy.At, 1)));
        using var lists = Lists();

        var found = Assert.IsType<RevocationAnswer.Found>(await Find(lists));

        Assert.NotNull(found.List.Find("0A1B"));
        Assert.Equal(File.ReadAllBytes(_data["issuing.crl"]), found.Der.ToArray());
    }

    [Fact]
    public async Task cannot_decide_without_one()
    {
        using var lists = Lists();

        Assert.Equal(new RevocationAnswer.Unknown("out-of-reach"), await Find(lists));
    }

    [Fact]
    public async Task cannot_decide_by_one_that_another_key_signed()
    {
        using var other = DemoHierarchy.Build();
        Put("issuing.crl", other.RevocationList());
        using var lists = Lists();

        Assert.Equal(new RevocationAnswer.Unknown("invalid"), await Find(lists));
    }

    [Fact]
    public async Task cannot_decide_by_one_that_is_no_longer_in_force()
    {
        Put("issuing.crl", _hierarchy.RevocationList());
        using var lists = Lists();
        Assert.IsType<RevocationAnswer.Found>(await Find(lists));

        _clock.Advance(TimeSpan.FromHours(23));

        Assert.Equal(new RevocationAnswer.Unknown("stale"), await Find(lists));
    }

    [Fact]
    public async Task cannot_decide_by_one_from_the_future()
    {
        Put("issuing.crl", _hierarchy.RevocationList(1, _clock.Now.AddHours(2), _clock.Now.AddHours(9)));
        using var lists = Lists();

        Assert.Equal(new RevocationAnswer.Unknown("invalid"), await Find(lists));
    }

    [Fact]
    public async Task sees_a_new_list_at_once_and_never_goes_back()
    {
        Put("issuing.crl", _hierarchy.RevocationList());
        using var lists = Lists();
        await Find(lists);

        Put("issuing.crl", _hierarchy.RevocationList(2, _hierarchy.At, _hierarchy.At.AddDays(1), new RevokedEntry("0A1B", _hierarchy.At, 1)));
        Assert.NotNull(((RevocationAnswer.Found)await Find(lists)).List.Find("0A1B"));

        Put("issuing.crl", _hierarchy.RevocationList());
        Assert.NotNull(((RevocationAnswer.Found)await Find(lists)).List.Find("0A1B"));
    }

    [Fact]
    public async Task has_a_younger_one_published_where_it_may()
    {
        var published = 0;
        using var lists = new LocalRevocationLists(
            new()
            {
                Folders = [_data.Path],
                Publish = (issuer, _) =>
                {
                    Assert.Same(_hierarchy.Issuing, issuer);
                    published++;
                    Put("issuing.crl", _hierarchy.RevocationList(published, _clock.Now, _clock.Now.AddDays(1)));
                    return Task.CompletedTask;
                },
            },
            _clock);

        Assert.IsType<RevocationAnswer.Found>(await Find(lists));
        Assert.IsType<RevocationAnswer.Found>(await Find(lists, _clock.Now));
        Assert.Equal(1, published);

        _clock.Advance(TimeSpan.FromMinutes(1));
        var younger = Assert.IsType<RevocationAnswer.Found>(await Find(lists, _clock.Now));
        Assert.Equal((2, _clock.Now), (published, younger.List.ThisUpdate));
        Assert.Equal(new RevocationAnswer.Unknown("stale"), await Find(lists, _clock.Now.AddSeconds(1)));
    }

    [Fact]
    public async Task that_can_not_be_published_asks_elsewhere_and_says_nothing_of_evidence()
    {
        using var server = new ListServer(_ => Ok(_hierarchy.RevocationList()));
        using var lists = new LocalRevocationLists(new() { Publish = (_, _) => throw new InvalidDataException("vanished"), Addresses = [server.Address] }, _clock);
        Assert.IsType<RevocationAnswer.Found>(await Find(lists));

        using var alone = new LocalRevocationLists(new() { Publish = (_, _) => throw new InvalidDataException("vanished") }, _clock);
        Assert.Equal(new RevocationAnswer.Unknown("out-of-reach"), await Find(alone));
    }

    [Fact]
    public async Task fetches_it_once_until_it_ends()
    {
        using var server = new ListServer(_ => Ok(_hierarchy.RevocationList()));
        using var lists = Lists(server.Address);

        Assert.IsType<RevocationAnswer.Found>(await Find(lists));
        Assert.IsType<RevocationAnswer.Found>(await Find(lists));

        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task fetches_again_when_a_younger_one_is_asked_for_but_not_at_every_call()
    {
        using var server = new ListServer(asked => Ok(_hierarchy.RevocationList(asked, _hierarchy.At.AddMinutes(asked), _hierarchy.At.AddDays(1))));
        using var lists = Lists(server.Address);
        await Find(lists);

        Assert.Equal(new RevocationAnswer.Unknown("stale"), await Find(lists, _hierarchy.At.AddMinutes(2)));
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.IsType<RevocationAnswer.Found>(await Find(lists, _hierarchy.At.AddMinutes(2)));
        Assert.Equal(2, server.Asked);
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:9/issuing.crl\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("no http")]
    public async Task cannot_decide_where_it_cannot_be_had(string answer)
    {
        using var server = new ListServer(_ => Encoding.ASCII.GetBytes(answer));
        using var lists = Lists(server.Address);

        Assert.Equal(new RevocationAnswer.Unknown("out-of-reach"), await Find(lists));
        Assert.InRange(server.Asked, 1, 4);
    }

    [Fact]
    public async Task takes_no_list_that_is_too_long_or_too_slow()
    {
        using var large = new ListServer(_ => Ok(new byte[2000]));
        using var limited = new LocalRevocationLists(new() { Addresses = [large.Address], LargestList = 1999 }, _clock);
        Assert.Equal(new RevocationAnswer.Unknown("out-of-reach"), await Find(limited));

        using var silent = new ListServer(_ => []);
        using var hurried = new LocalRevocationLists(new() { Addresses = [silent.Address], Patience = TimeSpan.FromMilliseconds(200) }, _clock);
        Assert.Equal(new RevocationAnswer.Unknown("out-of-reach"), await Find(hurried));
    }

    public void Dispose()
    {
        _hierarchy.Dispose();
        _data.Dispose();
    }

    private static byte[] Ok(byte[] body) => [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];

    private void Put(string name, byte[] list)
    {
        var before = File.Exists(_data[name]) ? File.GetLastWriteTimeUtc(_data[name]) : DateTime.MinValue;
        File.WriteAllBytes(_data[name], list);
        if (File.GetLastWriteTimeUtc(_data[name]) <= before)
        {
            File.SetLastWriteTimeUtc(_data[name], before.AddTicks(10_000));
        }
    }

    private LocalRevocationLists Lists(params Uri[] addresses) => new(new() { Folders = [_data["none"], _data.Path], Addresses = addresses }, _clock);

    private Task<RevocationAnswer> Find(LocalRevocationLists lists, DateTimeOffset? notBefore = null) =>
        lists.FindAsync(_hierarchy.Issuing, notBefore, CancellationToken.None);

    /// <summary>Answers each connection with prepared octets; none at all is silence.</summary>
    private sealed class ListServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Func<int, byte[]> _answer;
        private int _asked;

        public ListServer(Func<int, byte[]> answer)
        {
            _answer = answer;
            _listener.Start();
            Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/issuing.crl");
            _ = Task.Run(ServeAsync);
        }

        public Uri Address { get; }

        public int Asked => Volatile.Read(ref _asked);

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            var silent = new List<TcpClient>();
            try
            {
                for (; ; )
                {
                    var client = await _listener.AcceptTcpClientAsync();
                    var answer = _answer(Interlocked.Increment(ref _asked));
                    await client.GetStream().ReadAtLeastAsync(new byte[4096], 1);
                    await client.GetStream().WriteAsync(answer);
                    if (answer.Length == 0)
                    {
                        silent.Add(client);
                    }
                    else
                    {
                        client.Dispose();
                    }
                }
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException or IOException)
            {
                silent.ForEach(client => client.Dispose());
            }
        }
    }
}

using System.Diagnostics;
using System.Text;
using DigiRenew.Adapters.Local.Revocation;
using DigiRenew.Demo;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tests.Application.TimeStamps;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Application.Revocation;

/// <summary>The responder is a process of <c>openssl ocsp</c> with a delegated certificate.</summary>
public sealed class Asking_a_real_responder : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build(at: DateTimeOffset.UtcNow);
    private readonly Judge _judge = new();
    private Process? _process;

    public void Dispose()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        _judge.Dispose();
        _demo.Dispose();
    }

    [Fact]
    public async Task says_good_and_keeps_the_octets()
    {
        var address = Start("V\t351231235959Z\t");
        using var responder = new LocalStatusResponder(new() { Addresses = [address] }, TimeProvider.System);
        Assert.True(responder.IsConfigured);

        var found = Assert.IsType<StatusAnswer.Found>(await AskUntilUpAsync(responder));

        Assert.Null(found.Response.Revoked);
        _judge.Keep("kept.der", found.Der.Span);
        Assert.Contains("Response verify OK", _judge.OpenSsl("ocsp", "-respin", "kept.der", "-issuer", "issuing.pem", "-CAfile", "root.pem", "-cert", "holder.pem", "-no_nonce"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keyCompromise", 1)]
    [InlineData("certificateHold", 6)]
    public async Task says_revoked_and_on_hold(string reason, int code)
    {
        var address = Start($"R\t351231235959Z\t261101000000Z,{reason}");
        using var responder = new LocalStatusResponder(new() { Addresses = [address] }, TimeProvider.System);
        Assert.Equal(code, Assert.IsType<StatusAnswer.Found>(await AskUntilUpAsync(responder)).Response.Revoked!.Reason);
    }

    [Fact]
    public async Task asks_the_next_where_the_first_is_down()
    {
        var address = Start("V\t351231235959Z\t");
        using var responder = new LocalStatusResponder(new() { Addresses = [new($"http://127.0.0.1:{LocalPort.Free()}/"), address] }, TimeProvider.System);
        Assert.IsType<StatusAnswer.Found>(await AskUntilUpAsync(responder));
    }

    [Fact]
    public async Task takes_no_answer_older_than_asked_for()
    {
        var address = Start("V\t351231235959Z\t");
        using var responder = new LocalStatusResponder(new() { Addresses = [address] }, TimeProvider.System);
        await AskUntilUpAsync(responder);
        Assert.Equal(
            new StatusAnswer.Unknown("stale"), await responder.AskAsync(_demo.Holder, _demo.Issuing, DateTimeOffset.UtcNow.AddMinutes(1), CancellationToken.None));
    }

    [Theory]
    [InlineData(200, "application/ocsp-response", 10, "invalid")]
    [InlineData(200, "application/ocsp-response", 5001, "out-of-reach")]
    [InlineData(200, "text/html", 10, "out-of-reach")]
    [InlineData(302, "application/ocsp-response", 10, "out-of-reach")]
    [InlineData(500, "application/ocsp-response", 10, "out-of-reach")]
    public async Task cannot_decide_by_what_is_no_answer(int status, string type, int length, string cause)
    {
        using var server = new PostServer(_ => (status, type, new byte[length]));
        using var responder = new LocalStatusResponder(new() { Addresses = [server.Address], LargestAnswer = 5000 }, TimeProvider.System);
        Assert.Equal(new StatusAnswer.Unknown(cause), await AskAsync(responder));
        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task waits_no_longer_than_its_patience()
    {
        using var asked = new ManualResetEventSlim();
        using var server = new PostServer(_ =>
        {
            asked.Wait(TimeSpan.FromMinutes(1));
            return (200, "application/ocsp-response", []);
        });
        using var responder = new LocalStatusResponder(new() { Addresses = [server.Address], Patience = TimeSpan.FromMilliseconds(300) }, TimeProvider.System);
        Assert.Equal(new StatusAnswer.Unknown("out-of-reach"), await AskAsync(responder)); // though nobody has answered
        asked.Set();
    }

    [Fact]
    public async Task is_not_configured_without_an_address()
    {
        using var responder = new LocalStatusResponder(new(), TimeProvider.System);
        Assert.False(responder.IsConfigured);
        Assert.Equal(new StatusAnswer.Unknown("not-configured"), await AskAsync(responder));
    }

    private Task<StatusAnswer> AskAsync(LocalStatusResponder responder) => responder.AskAsync(_demo.Holder, _demo.Issuing, _demo.At.AddMinutes(-1), CancellationToken.None);

    private async Task<StatusAnswer> AskUntilUpAsync(LocalStatusResponder responder)
    {
        var watch = Stopwatch.StartNew();
        for (; ; )
        {
            var answer = await AskAsync(responder);
            if (answer is StatusAnswer.Found || watch.Elapsed > TimeSpan.FromSeconds(30))
            {
                return answer;
            }

            await Task.Delay(200);
        }
    }

    private Uri Start(string status)
    {
        var delegated = DemoHierarchy.Sign(_demo.IssuingKey, ToBeSignedCertificate.ComposePlain(
            _demo.Issuing, DistinguishedName.Write((Oids.CommonName, "Exemplu OCSP")), _demo.HolderKey.SubjectPublicKeyInfo,
            KeyUsage.DigitalSignature, [Oids.OcspSigning], [], "7B", _demo.At.AddDays(-1), _demo.At.AddDays(1), _demo.IssuingKey.Scheme));
        _judge.KeepPem("root.pem", "CERTIFICATE", _demo.Root.Der);
        _judge.KeepPem("issuing.pem", "CERTIFICATE", _demo.Issuing.Der);
        _judge.KeepPem("holder.pem", "CERTIFICATE", _demo.Holder.Der);
        _judge.KeepPem("responder.pem", "CERTIFICATE", delegated.Der);
        _judge.KeepPem("responder.key", "PRIVATE KEY", _demo.HolderKey.ExportPkcs8());
        _judge.Keep("index.txt", Encoding.ASCII.GetBytes($"{status}\t{_demo.Holder.Serial}\tunknown\t/CN=Holder\n"));
        var port = LocalPort.Free();
        _process = Process.Start(new ProcessStartInfo(
            "openssl",
            [
                "ocsp", "-index", "index.txt", "-CA", "issuing.pem", "-rsigner", "responder.pem", "-rkey", "responder.key", "-nmin", "5",
                "-port", $"{port}", "-ignore_err",
            ])
        {
            WorkingDirectory = _judge.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return new($"http://127.0.0.1:{port}/");
    }
}

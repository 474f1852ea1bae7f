using System.Text;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Application.TimeStamps;

/// <summary>A time-stamping authority: <c>openssl ts</c> behind a tiny HTTP server, with a certificate made by our own writer.</summary>
internal sealed class OpenSslAuthority : IDisposable
{
    private const string Configuration = """
        [tsa]
        serial = serial
        default_policy = 1.3.6.1.4.1.99999.3.1
        digests = sha256
        signer_digest = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """;

    private readonly Judge _judge = new();
    private readonly PostServer _server;

    /// <param name="hierarchy">Whose issuing authority certifies the time-stamping authority.</param>
    /// <param name="notAfter">The end of its certificate; null: tomorrow.</param>
    /// <param name="change">What becomes of a query before it is answered.</param>
    public OpenSslAuthority(DemoHierarchy hierarchy, DateTimeOffset? notAfter = null, Func<byte[], byte[]>? change = null)
    {
        var stamping = DemoHierarchy.Sign(hierarchy.IssuingKey, ToBeSignedCertificate.ComposePlain(
            hierarchy.Issuing, DistinguishedName.Write((Oids.CommonName, "Exemplu TSA")), hierarchy.HolderKey.SubjectPublicKeyInfo,
            KeyUsage.DigitalSignature, [Oids.TimeStamping], [], "7A", hierarchy.At.AddDays(-2), notAfter ?? hierarchy.At.AddDays(1), hierarchy.IssuingKey.Scheme));
        _judge.Keep("ts.cnf", Encoding.ASCII.GetBytes(Configuration));
        _judge.Keep("serial", "01\n"u8);
        _judge.KeepPem("key.pem", "PRIVATE KEY", hierarchy.HolderKey.ExportPkcs8());
        _judge.KeepPem("tsa.pem", "CERTIFICATE", stamping.Der);
        _judge.KeepPem("issuing.pem", "CERTIFICATE", hierarchy.Issuing.Der);
        _judge.KeepPem("root.pem", "CERTIFICATE", hierarchy.Root.Der);
        _server = new(query => (200, "application/timestamp-reply", Reply(change?.Invoke(query) ?? query)));
    }

    public Uri Address => _server.Address;

    public int Asked => _server.Asked;

    /// <summary>What openssl says of a token over some octets.</summary>
    public string Verify(ReadOnlyMemory<byte> token, byte[] data)
    {
        _judge.Keep("token.der", token.Span);
        _judge.Keep("data", data);
        return _judge.OpenSsl("ts", "-verify", "-data", "data", "-in", "token.der", "-token_in", "-CAfile", "root.pem", "-untrusted", "issuing.pem");
    }

    public void Dispose()
    {
        _server.Dispose();
        _judge.Dispose();
    }

    private byte[] Reply(byte[] query)
    {
        _judge.Keep("query.tsq", query);
        _judge.OpenSsl(
            "ts", "-reply", "-config", "ts.cnf", "-section", "tsa", "-queryfile", "query.tsq", "-signer", "tsa.pem", "-inkey", "key.pem", "-chain", "issuing.pem", "-out", "reply.tsr");
        return _judge.Read("reply.tsr");
    }
}

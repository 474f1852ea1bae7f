using System.Security.Cryptography.X509Certificates;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.EndToEnd.Operators;

/// <summary>What openssl makes: an authority, the service's TLS certificate, and operators' certificates with their keys.</summary>
internal sealed class OperatorCards : IDisposable
{
    private const string Configuration = """
        [ca]
        default_ca = cards
        [cards]
        new_certs_dir = .
        database = index.txt
        serial = serial
        default_md = sha256
        policy = any
        unique_subject = no
        [any]
        commonName = supplied
        [server]
        subjectAltName = IP:127.0.0.1
        extendedKeyUsage = serverAuth
        [client]
        extendedKeyUsage = clientAuth
        keyUsage = digitalSignature
        """;

    private readonly Judge _openssl = new();

    public OperatorCards()
    {
        _openssl.Keep("ca.cnf", System.Text.Encoding.ASCII.GetBytes(Configuration.ReplaceLineEndings("\n") + "\n"));
        _openssl.Keep("index.txt", []);
        _openssl.Keep("serial", "1000\n"u8);
        MakeAuthority("authority");
        MakeAuthority("stranger");
        Issue("tls", "server", "authority");
    }

    public string PathOf(string name) => Path.Combine(_openssl.Folder, name);

    /// <summary>Issues a certificate for a new P-256 key: <c>name.cer</c> (DER), <c>name.pem</c>, <c>name.key</c>.</summary>
    public void Issue(string name, string extensions, string authority, string from = "20200101000000Z", string until = "20491231000000Z")
    {
        _openssl.OpenSsl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", $"{name}.key", "-subj", $"/CN={name}", "-out", $"{name}.csr");
        _openssl.OpenSsl(
            "ca", "-batch", "-notext", "-config", "ca.cnf", "-cert", $"{authority}.pem", "-keyfile", $"{authority}.key",
            "-extensions", extensions, "-startdate", from, "-enddate", until, "-in", $"{name}.csr", "-out", $"{name}.pem");
        _openssl.OpenSsl("x509", "-in", $"{name}.pem", "-outform", "DER", "-out", $"{name}.cer");
    }

    public X509Certificate2 Card(string name) => X509Certificate2.CreateFromPemFile(PathOf($"{name}.pem"), PathOf($"{name}.key"));

    public void Dispose() => _openssl.Dispose();

    private void MakeAuthority(string name)
    {
        _openssl.OpenSsl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650", "-subj", $"/CN={name}",
            "-keyout", $"{name}.key", "-out", $"{name}.pem");
        _openssl.OpenSsl("x509", "-in", $"{name}.pem", "-outform", "DER", "-out", $"{name}.cer");
    }
}

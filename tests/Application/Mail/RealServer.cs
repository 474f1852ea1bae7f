using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DigiRenew.Adapters.Local.Mail;

namespace DigiRenew.Tests.Application.Mail;

/// <summary>aiosmtpd of the distribution, in a process of its own, with a certificate of a little authority that only the test trusts.</summary>
internal sealed class RealServer : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private RealServer(DirectoryInfo folder, Process process, int port) => (_folder, _process, Port) = (folder, process, port);

    public int Port { get; }

    /// <summary>The authority's certificate (PEM).</summary>
    public string Authority => Path.Combine(_folder.FullName, "authority.pem");

    /// <summary>Settings that reach it.</summary>
    public SmtpSettings Settings(SmtpSecurity security) => new("localhost", Port, security)
    {
        User = "digirenew",
        PasswordFile = Path.Combine(_folder.FullName, "password"),
        TrustedCertificates = Authority,
        Patience = TimeSpan.FromSeconds(20),
    };

    /// <summary>Messages that it took, each with X-From, X-To and X-Tls in front.</summary>
    public IReadOnlyList<string> Messages => [.. _folder.GetFiles("*.eml").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => File.ReadAllText(file.FullName))];

    /// <param name="security">starttls or tls.</param>
    /// <param name="name">Whom the certificate names.</param>
    /// <param name="age">How long ago it expired; null: it is valid.</param>
    public static async Task<RealServer> StartAsync(SmtpSecurity security, string name = "localhost", TimeSpan? age = null)
    {
        var folder = Directory.CreateTempSubdirectory("digirenew-smtp-");
        string In(string file) => Path.Combine(folder.FullName, file);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var until = DateTimeOffset.UtcNow - (age ?? -TimeSpan.FromDays(1));
        var authority = new CertificateRequest("CN=Test Mail CA", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = authority.CreateSelfSigned(until.AddDays(-10), until.AddDays(10));
        var server = new CertificateRequest($"CN={name}", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        server.CertificateExtensions.Add(names.Build());
        using var certificate = server.Create(root, until.AddDays(-5), until, [1, 2, 3, 4]);
        await File.WriteAllTextAsync(In("authority.pem"), root.ExportCertificatePem());
        await File.WriteAllTextAsync(In("server.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(In("server.key"), serverKey.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(In("password"), "geheim-1\n");
        var script = Path.Combine(AppContext.BaseDirectory, "Mail", "smtp_server.py");
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3")
        {
            ArgumentList = { script, folder.FullName, security == SmtpSecurity.Tls ? "tls" : "starttls", In("server.pem"), In("server.key") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var port = await process.StandardOutput.ReadLineAsync();
        return port is null
            ? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync())
            : new(folder, process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}

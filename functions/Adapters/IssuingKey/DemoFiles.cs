using System.Security.Cryptography;
using System.Text;
using DigiRenew.Adapters.Files;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>Where the demo's hierarchy lies: pki/ for what anybody may read, keys/ for what nobody else may.</summary>
internal sealed class DemoFiles
{
    private readonly DemoAuthorityOptions _options;
    private readonly string _certificates;
    private readonly string _keys;
    private readonly string _issuing;

    public DemoFiles(DemoAuthorityOptions options)
    {
        _options = options;
        _certificates = Path.Combine(options.DataDirectory, "pki");
        _keys = Path.Combine(options.DataDirectory, "keys");
        DurableFile.MakeFolder(_certificates);
        DurableFile.MakeFolder(_keys);
        _issuing = options.IssuingDirectory ?? _keys;
        DurableFile.MakeFolder(_issuing);
    }

    public string Revocations => Path.Combine(_certificates, "revoked.json");

    public string List(string name) => Path.Combine(_certificates, name + ".crl");

    /// <summary>The generations of a role that stand, the oldest first.</summary>
    public IEnumerable<KeyGeneration> Generations(string role) => KeyGeneration.Of(_certificates, role).Reverse();

    /// <summary>Opens a key; makes it at first start.</summary>
    public SoftwareKey OpenKey(string name)
    {
        var folder = name.StartsWith(FileSealKey.Role, StringComparison.Ordinal) ? _keys : _issuing;
        return KeyFile.CreateOrOpen(
            Path.Combine(folder, name + ".p8"),
            name == "issuing" && _options.IssuingPassphrase is { } path ? path : Path.Combine(folder, name + ".pass"),
            _options.Algorithm);
    }

    /// <summary>Reads a certificate; has it made at first start.</summary>
    public async Task<CertificateFacts> CertificateAsync(string name, Func<Task<CertificateFacts>> make)
    {
        var path = Path.Combine(_certificates, name + ".cer");
        if (DurableFile.Read(path) is { } der)
        {
            return CertificateFacts.Read(der);
        }

        var made = await make().ConfigureAwait(false);
        DurableFile.Replace(Path.Combine(_certificates, name + ".pem"), Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", made.Der.Span) + "\n"));
        DurableFile.Replace(path, made.Der.Span);
        return made;
    }

    /// <summary>Keeps other processes out while certificates or lists are made.</summary>
    /// <exception cref="IOException">Another process held the folder for 30 s.</exception>
    public Task<IDisposable> LockAsync(CancellationToken cancellationToken) => FolderLock.TakeAsync(_certificates, cancellationToken);
}

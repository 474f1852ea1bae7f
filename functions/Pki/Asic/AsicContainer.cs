using System.Text;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;

namespace DigiRenew.Pki.Asic;

/// <summary>
/// ASiC-E with CAdES (ETSI EN 319 162-1 §4.4): a ZIP whose ASiCManifest has the digest of every file, and a detached CAdES
/// signature over the manifest. Files are stored, sorted by name, and carry one time: the same files give the same octets,
/// but for the signature.
/// </summary>
public static class AsicContainer
{
    public const string MediaType = "application/vnd.etsi.asic-e+zip";

    private const string MetaInf = "META-INF/";
    private const string Manifest = MetaInf + "ASiCManifest001.xml";
    private const string Signature = MetaInf + "signature001.p7s";

    /// <summary>Writes a container.</summary>
    /// <param name="files">What goes in; each name once.</param>
    /// <param name="rootFile">The name of the file to look at first.</param>
    /// <param name="time">Of all entries (UTC, 1980 to 2107, cut to two seconds).</param>
    /// <param name="signer">The certificate whose <paramref name="key"/> signs.</param>
    /// <param name="chain">Other certificates to carry in the signature.</param>
    /// <param name="key">The signing key.</param>
    /// <param name="signingTime">When it is signed.</param>
    /// <param name="cancellationToken">Ends the wait for the key.</param>
    /// <exception cref="ArgumentException">A name is not allowed or stands twice, or the root file is missing.</exception>
    public static async ValueTask<byte[]> WriteAsync(
        IReadOnlyCollection<AsicFile> files,
        string rootFile,
        DateTimeOffset time,
        CertificateFacts signer,
        IReadOnlyCollection<CertificateFacts> chain,
        ISigningKey key,
        DateTimeOffset signingTime,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var sorted = files.OrderBy(file => file.Name, StringComparer.Ordinal).ToArray();
        if (!Array.TrueForAll(sorted, file => IsAllowed(file.Name)) || sorted.DistinctBy(file => file.Name, StringComparer.Ordinal).Count() != sorted.Length)
        {
            throw new ArgumentException("A name is not allowed, or stands twice.", nameof(files));
        }

        if (!Array.Exists(sorted, file => file.Name == rootFile))
        {
            throw new ArgumentException("There is no such file.", nameof(rootFile));
        }

        var manifest = AsicManifest.Write(Signature, sorted, rootFile);
        var signature = await CadesSignature.SignAsync(
            manifest, CadesSignature.Data, detached: true, signer, chain, key, signingTime, cancellationToken).ConfigureAwait(false);
        return StoredZip.Write(
            time,
            [
                ("mimetype", Encoding.ASCII.GetBytes(MediaType)), // first, stored, without extra field: §A.1
                (Manifest, manifest),
                (Signature, signature),
                .. sorted.Select(file => (file.Name, file.Content)),
            ]);
    }

    private static bool IsAllowed(string name) =>
        name != "mimetype"
        && Array.TrueForAll(name.Split('/'), part => part.Length > 0 && part[0] != '.' && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.'));
}

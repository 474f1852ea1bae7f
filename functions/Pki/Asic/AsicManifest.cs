using System.Text;

namespace DigiRenew.Pki.Asic;

/// <summary>ASiCManifest (ETSI EN 319 162-1 §A.4): names the signature and the digest of every file.</summary>
internal static class AsicManifest
{
    /// <summary>Names hold no character that XML would have to escape; media types are ours.</summary>
    public static byte[] Write(string signature, IEnumerable<AsicFile> files, string rootFile)
    {
        var xml = new StringBuilder()
            .Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .Append("<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\n")
            .Append("  <asic:SigReference URI=\"").Append(signature).Append("\" MimeType=\"application/pkcs7-signature\"/>\n");
        foreach (var file in files)
        {
            xml.Append("  <asic:DataObjectReference URI=\"").Append(file.Name).Append("\" MimeType=\"").Append(file.MediaType)
                .Append(file.Name == rootFile ? "\" Rootfile=\"true\">\n" : "\">\n")
                .Append("    <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\n")
                .Append("    <ds:DigestValue>").Append(Convert.ToBase64String(Sha256Digest.Of(file.Content.Span).ToBytes())).Append("</ds:DigestValue>\n")
                .Append("  </asic:DataObjectReference>\n");
        }

        return Encoding.ASCII.GetBytes(xml.Append("</asic:ASiCManifest>\n").ToString());
    }
}

namespace DigiRenew.Http;

/// <summary>Media types of the files that DigiRenew keeps, by extension.</summary>
internal static class MediaTypes
{
    public const string Pdf = "application/pdf";
    public const string Asice = "application/vnd.etsi.asic-e+zip";
    public const string Html = "text/html";

    public static string Of(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".pdf" => Pdf,
        ".asice" => Asice,
        ".txt" => "text/plain; charset=utf-8",
        ".json" => RequestBodies.Json,
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".bmp" => "image/bmp",
        ".tif" or ".tiff" => "image/tiff",
        ".p7s" or ".p7m" or ".cms" => RequestBodies.Cms,
        ".crl" => "application/pkix-crl",
        ".cer" => "application/pkix-cert",
        _ => "application/octet-stream",
    };
}

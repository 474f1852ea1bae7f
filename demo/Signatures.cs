using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Cms;

namespace DigiRenew.Demo;

/// <summary>Collects every CMS that the renewal made, each beside its detached content where it has one.</summary>
internal static class Signatures
{
    private static readonly string[] Enveloping =
    [
        StatementTypes.Order, StatementTypes.Installation, StatementTypes.Receipt, StatementTypes.Decision,
    ];

    /// <summary>Looks through the evidence, the signed papers and the identity copy; also writes the certification request as PEM.</summary>
    public static async Task CollectAsync(DirectoryInfo evidence, string signed, string identity, string request, string folder)
    {
        var copy = await File.ReadAllBytesAsync(identity);
        foreach (var file in evidence.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var octets = await File.ReadAllBytesAsync(file.FullName);
            if (CadesSignature.Verify(octets, CadesSignature.Data, copy).Check.Passed)
            {
                await KeepAsync(folder, "identity-" + file.Name[..8], octets, copy);
            }

            foreach (var type in Enveloping)
            {
                var verdict = CadesSignature.Verify(octets, type, null);
                if (verdict.Check.Passed)
                {
                    await KeepAsync(folder, type.Split('.')[^1] + "-" + file.Name[..8], octets, null);
                    if (type == StatementTypes.Order)
                    {
                        var order = JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.OrderStatement)!;
                        var pem = PemEncoding.WriteString("CERTIFICATE REQUEST", Convert.FromBase64String(order.CertificationRequest));
                        await File.WriteAllTextAsync(request, pem + "\n");
                    }
                }
            }
        }

        foreach (var paper in Directory.GetFiles(signed, "*.pdf"))
        {
            var (cms, content) = Split(await File.ReadAllBytesAsync(paper));
            await KeepAsync(folder, Path.GetFileNameWithoutExtension(paper), cms, content);
        }
    }

    /// <summary>Takes a signature out of a PDF by its ByteRange alone, as any other program would.</summary>
    private static (byte[] Cms, byte[] Content) Split(byte[] pdf)
    {
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        var at = text.LastIndexOf("/ByteRange", StringComparison.Ordinal);
        var range = text[(text.IndexOf('[', at) + 1)..text.IndexOf(']', at)]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var padded = Convert.FromHexString(text[(range[1] + 1)..(range[2] - 1)]);
        var reader = new System.Formats.Asn1.AsnReader(padded, System.Formats.Asn1.AsnEncodingRules.DER);
        return (reader.ReadEncodedValue().ToArray(), [.. pdf[..range[1]], .. pdf[range[2]..(range[2] + range[3])]]);
    }

    private static async Task KeepAsync(string folder, string name, byte[] cms, byte[]? content)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".p7s"), cms);
        if (content is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".content"), content);
        }
    }
}

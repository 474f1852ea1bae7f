using System.Text;
using DigiRenew.Http;
using DigiRenew.Http.Authentication;
using DigiRenew.Http.Uploads;
using DigiRenew.Journey;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Uploads as multipart/form-data.</summary>
internal sealed class MultipartTarget(RenewalDesk desk) : FuzzTarget
{
    private readonly HttpEdge _edge = new() { Application = desk.Application };
    private readonly SessionTokens _tokens = new(desk.Context);
    private readonly Route _route = RouteTable.Rows.Single(route => route.Name == "send-upload");

    public override string Name => "multipart";

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        Form("Content-Disposition: form-data; name=\"file\"; filename=\"copie.png\"\r\nContent-Type: image/png\r\n\r\n" + Latin(Files.Png())),
        Form(
            "Content-Disposition: form-data; name=\"file\"; filename*=utf-8''copie%C4%83.pdf; filename=copie.pdf\r\n\r\n" + Latin(Files.Pdf()),
            "Content-Disposition: form-data; name=signature; filename=\"s.p7s\"\r\nContent-Type: application/cms\r\n\r\n0123456789"),
    ];

    public override byte[] Mutate(Random random, byte[] seed) => TokenMutations.Multipart.Apply(random, seed);

    public override bool Read(byte[] input)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(input);
        context.Request.ContentType = "multipart/form-data; boundary=boundary";
        var exchange = new HttpExchange(_edge, _tokens, context, _route, new Admission(Identity.Nobody, new Dictionary<string, string>()), "trace");
        return Software.Now(MultipartUpload.ReadAsync(exchange, CancellationToken.None)) is Outcome<MultipartUpload>.Done;
    }

    private static byte[] Form(params string[] parts) =>
        Encoding.Latin1.GetBytes(string.Concat(parts.Select(part => $"--boundary\r\n{part}\r\n")) + "--boundary--\r\n");

    private static string Latin(byte[] octets) => Encoding.Latin1.GetString(octets);
}

using System.Text;
using System.Text.Json;
using DigiRenew.Adapters.Local.Mail;
using DigiRenew.Journey.Mail;
using DigiRenew.Tests.Application.Contracts.Local;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Application.Mail;

/// <summary>Python's own e-mail parser judges what we write.</summary>
public sealed class Writing_a_message : IDisposable
{
    private const string Parser = """
        import base64, email, email.policy, json, sys
        message = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default)
        defects = [str(part.defects) for part in message.walk() if part.defects]
        print(json.dumps({
            'from': message['from'].addresses[0].addr_spec, 'name': message['from'].addresses[0].display_name,
            'to': message['to'].addresses[0].addr_spec, 'subject': message['subject'], 'id': message['message-id'],
            'date': message['date'].datetime.isoformat(), 'language': message['content-language'], 'defects': defects,
            'types': [part.get_content_type() for part in message.walk()],
            'text': message.get_body(('plain',)).get_content(), 'html': message.get_body(('html',)).get_content(),
            'files': [[part.get_filename(), part.get_content_type(), base64.b64encode(part.get_payload(decode=True)).decode()]
                      for part in message.iter_attachments()] if message.get_content_type() == 'multipart/mixed' else []}))
        """;

    private readonly Judge _judge = new();

    [Fact]
    public void is_read_by_others_as_it_was_meant()
    {
        var pdf = Enumerable.Range(0, 5000).Select(at => (byte)at).ToArray();
        var message = Message() with { Attachments = [new("contract.pdf", "application/pdf", pdf), new("declarație (1).pdf", "application/pdf", Array.Empty<byte>())] };

        var read = Parse(MimeWriter.Write(message));

        Assert.Equal(message.From, read.GetProperty("from").GetString());
        Assert.Equal(message.FromName, read.GetProperty("name").GetString());
        Assert.Equal(message.To, read.GetProperty("to").GetString());
        Assert.Equal(message.Subject, read.GetProperty("subject").GetString());
        Assert.Equal($"<{message.MessageId}>", read.GetProperty("id").GetString());
        Assert.Equal("2026-11-20T08:00:00+00:00", read.GetProperty("date").GetString());
        Assert.Equal("ro", read.GetProperty("language").GetString());
        Assert.Equal(0, read.GetProperty("defects").GetArrayLength());
        Assert.Equal(
            ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf", "application/pdf"],
            read.GetProperty("types").EnumerateArray().Select(type => type.GetString()));
        Assert.Equal(message.Text, read.GetProperty("text").GetString()!.ReplaceLineEndings("\n"));
        Assert.Equal(message.Html, read.GetProperty("html").GetString()!.ReplaceLineEndings("\n"));
        var files = read.GetProperty("files").EnumerateArray().ToArray();
        Assert.Equal(["contract.pdf", "declarație (1).pdf"], files.Select(file => file[0].GetString()));
        Assert.Equal(pdf, files[0][2].GetBytesFromBase64());
        Assert.Equal([], files[1][2].GetBytesFromBase64());
    }

    [Fact]
    public void without_attachments_is_an_alternative_alone() =>
        Assert.Equal(["multipart/alternative", "text/plain", "text/html"], Parse(MimeWriter.Write(Message())).GetProperty("types").EnumerateArray().Select(type => type.GetString()));

    [Fact]
    public void keeps_every_line_short_ascii_and_ended_by_crlf()
    {
        var written = MimeWriter.Write(Message() with { Text = new string('x', 500) + "\n" + new string('ț', 300) + " \n.\n" });

        Assert.All(written, octet => Assert.InRange(octet, 0, 127));
        var lines = Encoding.ASCII.GetString(written).Split("\r\n");
        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public void gives_the_same_octets_for_the_same_message() =>
        Assert.Equal(MimeWriter.Write(Message()), MimeWriter.Write(Message()));

    [Theory]
    [InlineData("Subiect\r\nBcc: other@victim.example")]
    [InlineData("=?utf-8?B?QmNj?=")]
    public void lets_nothing_out_of_a_subject(string subject) =>
        Assert.Equal(
            subject.Replace("\r\n", string.Empty, StringComparison.Ordinal),
            Parse(MimeWriter.Write(Message() with { Subject = subject })).GetProperty("subject").GetString()!.ReplaceLineEndings(string.Empty));

    [Theory]
    [InlineData("a@b.example>\r\nBcc: <c@d.example")]
    [InlineData("a b@c.example")]
    [InlineData("nobody")]
    [InlineData("@c.example")]
    [InlineData("a@b.example,c@d.example")]
    public void refuses_what_is_no_address(string address)
    {
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message() with { To = address }));
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Message() with { From = address }));
    }

    [Fact]
    public async Task to_the_outbox_twice_leaves_one_file()
    {
        using var data = new DataFolder();
        var outbox = new OutboxMailTransport(data["mail"]);

        await outbox.SendAsync(Message(), CancellationToken.None);
        await outbox.SendAsync(Message(), CancellationToken.None);
        await outbox.SendAsync(Message() with { MessageId = "../../code/1@renew.example" }, CancellationToken.None);

        Assert.Equal(
            ["20261120-080000-.._.._code_1.eml", "20261120-080000-papers.7.0.eml"],
            Directory.GetFiles(data["mail"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _judge.Dispose();

    internal static MailMessage Message() => new(
        "papers.7.0@renew.example",
        "no-reply@provider.example",
        "Furnizor Exemplu – Reînnoire",
        "stefan@holder.example",
        "Documentele comenzii DR-7K3M9-2QXTA: contract, declarație, condiții generale și factura proformă, de semnat",
        "Bună ziua,\n\ndocumentele sunt atașate = toate patru.\n.\n\tCu stimă \nFurnizor\n",
        "<p>Bună ziua,<br>documentele sunt atașate.</p>\n",
        "ro",
        new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(2)),
        []);

    private JsonElement Parse(byte[] message)
    {
        _judge.Keep("message.eml", message);
        _judge.Keep("parser.py", Encoding.UTF8.GetBytes(Parser));
        var (exitCode, output) = _judge.Run("python3", "parser.py", "message.eml");
        Assert.True(exitCode == 0, output);
        return JsonDocument.Parse(output).RootElement;
    }
}

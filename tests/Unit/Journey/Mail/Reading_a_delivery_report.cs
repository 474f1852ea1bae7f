using System.Text;
using DigiRenew.Journey.Mail.Bounces;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Mail;

public sealed class Reading_a_delivery_report
{
    private const string Id = "00000000-0000-4000-8000-000000000001.3.0@renew.example";

    [Theory]
    [InlineData("message/rfc822")]
    [InlineData("text/rfc822-headers")]
    [InlineData("message/global-headers")]
    public void tells_which_message_failed(string returned) =>
        Assert.Equal(new DeliveryReport(Id, true), DeliveryReport.Read(new DeliveryReportFile(Id, Returned: returned).Write()));

    [Theory]
    [InlineData("delayed")]
    [InlineData("delivered")]
    [InlineData("relayed")]
    public void does_not_take_anything_else_for_a_failure(string action) =>
        Assert.Equal(new DeliveryReport(Id, false), DeliveryReport.Read(new DeliveryReportFile(Id, action).Write()));

    [Fact]
    public void reads_line_feeds_as_well() =>
        Assert.True(DeliveryReport.Read(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(new DeliveryReportFile(Id).Write()).ReplaceLineEndings("\n")))!.Failed);

    [Theory]
    [InlineData(70, true)] // RFC 2046 §5.1.1
    [InlineData(71, false)]
    public void reads_boundaries_as_long_as_they_may_be(int length, bool isRead)
    {
        var boundary = new string('b', length);
        var text = Encoding.ASCII.GetString(new DeliveryReportFile(Id).Write())
            .Replace("boundary=\"bounce\"", $"boundary=\"{boundary}\"", StringComparison.Ordinal).Replace("--bounce", "--" + boundary, StringComparison.Ordinal);
        Assert.Equal(isRead, DeliveryReport.Read(Encoding.ASCII.GetBytes(text)) is not null);
    }

    [Theory]
    [InlineData("multipart/report; report-type=delivery-status;", "multipart/mixed;")]
    [InlineData("report-type=delivery-status;", "report-type=disposition-notification;")]
    [InlineData("boundary=\"bounce\"", "boundary=\"\"")]
    [InlineData("boundary=\"bounce\"", "boundary=\"another\"")]
    [InlineData("Content-Type: message/delivery-status", "Content-Type: text/plain")]
    [InlineData("Content-Type: message/rfc822", "Content-Type: text/plain")]
    public void passes_over_what_is_no_report_about_a_message(string from, string to)
    {
        var text = Encoding.ASCII.GetString(new DeliveryReportFile(Id).Write());
        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.Null(DeliveryReport.Read(Encoding.ASCII.GetBytes(text.Replace(from, to, StringComparison.Ordinal))));
    }

    [Fact]
    public void passes_over_what_is_empty_or_too_large()
    {
        Assert.Null(DeliveryReport.Read(default));
        Assert.Null(DeliveryReport.Read(new byte[DeliveryReport.MostOctets + 1]));
    }
}

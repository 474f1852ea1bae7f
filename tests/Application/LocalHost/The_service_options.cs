using DigiRenew.Hosts.Local;
using Xunit;

namespace DigiRenew.Tests.Application.LocalHost;

public sealed class The_service_options
{
    [Fact]
    public void are_read()
    {
        var (options, wrong) = ServiceOptions.Read(
            ["--data", "d", "--urls", "http://127.0.0.1:5080;https://0.0.0.0:8443", "--development", "--clock", "2026-11-01T08:00:00Z", "--settings", "s.json"]);
        Assert.Null(wrong);
        Assert.Equal("d", options!.Data);
        Assert.Equal(2, options.Urls!.Count);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero), options.Clock);
    }

    [Theory]
    [InlineData("--data", "d")]
    [InlineData("--urls", "http://127.0.0.1:5080")]
    [InlineData("--data", "d", "--urls", "http://0.0.0.0:5080")]
    [InlineData("--data", "d", "--urls", "http://192.0.2.1:5080")]
    [InlineData("--data", "d", "--urls", "http://localhost:0")]
    [InlineData("--data", "d", "--urls", "http://localhost:5080/path")]
    [InlineData("--data", "d", "--urls", "ftp://localhost:5080")]
    [InlineData("--data", "d", "--urls", "http://localhost:5080", "--clock", "2026-11-01T08:00:00Z")]
    [InlineData("--data", "d", "--urls", "http://localhost:5080", "--development", "--clock", "soon")]
    [InlineData("--data", "d", "--urls", "http://localhost:5080", "--unknown")]
    [InlineData("--data", "d", "--urls", "http://localhost:5080", "extra")]
    [InlineData("--data")]
    public void are_refused_where_they_make_no_sense(params string[] arguments)
    {
        var (options, wrong) = ServiceOptions.Read(arguments);
        Assert.Null(options);
        Assert.NotEmpty(wrong!);
    }
}

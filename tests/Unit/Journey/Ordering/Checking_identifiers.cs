using DigiRenew.Renewal.Identifiers;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Ordering;

public sealed class Checking_identifiers
{
    [Theory]
    [InlineData("1630615123457", true)]
    [InlineData("1630615123458", false)]
    [InlineData("0630615123457", false)]
    [InlineData("1631315123457", false)]
    [InlineData("163061512345", false)]
    [InlineData("163061512345a", false)]
    [InlineData(null, false)]
    public void tells_personal_numbers_by_their_check_digit(string? number, bool valid) => Assert.Equal(valid, Cnp.IsValid(number));

    [Theory]
    [InlineData("18547290", true)]
    [InlineData("RO18547290", true)]
    [InlineData("18288250", true)]
    [InlineData("18547291", false)]
    [InlineData("1", false)]
    [InlineData("12345678901", false)]
    [InlineData("RO", false)]
    [InlineData(null, false)]
    public void tells_tax_ids_by_their_check_digit(string? number, bool valid) => Assert.Equal(valid, Cui.IsValid(number));

    [Fact]
    public void takes_the_personal_number_from_the_romanian_scheme_only()
    {
        Assert.Equal("1630615123457", Cnp.FromSerialNumber("PNORO-1630615123457"));
        Assert.Null(Cnp.FromSerialNumber("PNOHU-1630615123457"));
        Assert.Null(Cnp.FromSerialNumber(null));
    }
}

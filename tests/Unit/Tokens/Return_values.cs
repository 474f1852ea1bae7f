using DigiRenew.Tokens;
using DigiRenew.Tokens.Pkcs11;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

public sealed class Return_values
{
    [Fact]
    public void name_a_wrong_PIN_by_one_number_only() => Assert.Equal(
        [0xA0UL], Numbers().Where(n => ReturnValues.FailureOf(n) == TokenFailure.PinIncorrect));

    [Fact]
    public void name_a_locked_PIN_by_one_number_only() => Assert.Equal(
        [0xA4UL], Numbers().Where(n => ReturnValues.FailureOf(n) == TokenFailure.PinLocked));

    [Theory]
    [InlineData(0xFFFFFFFF)]
    [InlineData(0x80000000)]
    [InlineData(0x04)]
    public void that_nobody_defined_are_plain_failures(ulong returnValue) =>
        Assert.Equal(TokenFailure.FunctionFailed, ReturnValues.FailureOf(returnValue));

    private static IEnumerable<ulong> Numbers() => Enumerable.Range(0, 0x400).Select(n => (ulong)n);
}

using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

[Collection(SoftHsmTests.Name)]
public sealed class The_module_called_through_its_function_list(SoftToken token)
    : Token_module_contract(TokenModules.Load), IClassFixture<SoftToken>
{
    [Fact]
    public void leaves_the_token_where_its_class_keeps_it() => Assert.NotEmpty(Directory.GetDirectories(token.Store));
}

using DigiRenew.Tests.Unit.Tokens;
using DigiRenew.Tokens.Pkcs11Interop;

namespace DigiRenew.Tests.Full;

/// <summary>The other implementation of the token's port, on the same contract and the same software token.</summary>
[Collection(SoftHsmTests.Name)]
public sealed class The_module_called_through_Pkcs11Interop(SoftToken token) : Token_module_contract(InteropModules.Load), IClassFixture<SoftToken>
{
    [Fact]
    public void leaves_the_token_where_its_class_keeps_it() => Assert.NotEmpty(Directory.GetDirectories(token.Store));
}

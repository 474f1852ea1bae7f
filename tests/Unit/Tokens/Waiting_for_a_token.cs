using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

[Collection(SoftHsmTests.Name)]
public sealed class Waiting_for_a_token(SoftToken token) : IClassFixture<SoftToken>
{
    [Fact]
    public void sees_it_go_and_come_back()
    {
        using var module = TokenModules.Load(SoftToken.ModulePath);
        var info = Assert.Single(module.ListTokens());
        using (var session = module.Open(info))
        {
            session.Login(SoftToken.PinOctets);
        }

        Assert.True(module.IsPresent(info.Serial));
        Assert.False(module.IsPresent("another"));

        var away = token.Store + "-away";
        Directory.Move(token.Store, away);
        Assert.False(module.IsPresent(info.Serial));
        Assert.False(module.IsPresent(info.Serial));

        Directory.Move(away, token.Store);
        Assert.True(module.IsPresent(info.Serial));
        using var again = module.Open(info);
        again.Login(SoftToken.PinOctets);
        Assert.True(again.IsLoggedIn);
    }

    [Fact]
    public void is_refused_by_the_token_that_was_pulled_out_in_a_session()
    {
        using var module = TokenModules.Load(SoftToken.ModulePath);
        var info = Assert.Single(module.ListTokens());
        var away = token.Store + "-pulled";
        Directory.Move(token.Store, away);
        try
        {
            Assert.Throws<TokenException>(() => module.Open(info).Login(SoftToken.PinOctets));
        }
        finally
        {
            Directory.Move(away, token.Store);
        }
    }
}

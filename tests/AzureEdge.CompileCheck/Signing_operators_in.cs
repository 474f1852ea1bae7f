using System.Text;
using System.Text.Json;
using DigiRenew.Http.Authentication;
using DigiRenew.Journey.Review;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Tests.AzureEdge;

public sealed class Signing_operators_in
{
    private const string Id = "0e5a1c7e-9a35-4c57-8a42-6b1f2f3d4c5e";
    private static readonly PlatformPrincipal Platform = PlatformPrincipal.Behind("True");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("False")]
    public void is_refused_at_start_where_the_platform_does_not_authenticate(string? setting) =>
        Assert.Throws<InvalidOperationException>(() => PlatformPrincipal.Behind(setting));

    [Theory]
    [InlineData("oid", "roles", "amr", "mfa")]
    [InlineData("http://schemas.microsoft.com/identity/claims/objectidentifier", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "http://schemas.microsoft.com/claims/authnmethodsreferences", "[\"pwd\",\"mfa\"]")]
    public void reads_app_roles_of_who_came_through_a_second_factor(string id, string role, string methods, string factors)
    {
        var identity = Identify((id, Id), (role, "officer"), (role, "finance"), (role, "somebody-else"), (methods, factors));
        Assert.Equal(Id, identity!.Id);
        Assert.Equal(["finance", "officer"], identity.Roles.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void knows_nobody_without_a_second_factor() => Assert.Null(Identify(("oid", Id), ("roles", "officer"), ("amr", "pwd")));

    [Fact]
    public void knows_nobody_without_one_of_our_roles() => Assert.Null(Identify(("oid", Id), ("roles", "reader"), ("amr", "mfa")));

    [Fact]
    public void knows_the_machine_that_brings_statements_by_its_application_alone()
    {
        Assert.Equal(["import"], Identify(("oid", Id), ("roles", "import"), ("idtyp", "app"))!.Roles);
        Assert.Null(Identify(("oid", Id), ("roles", "import")));
        Assert.Null(Identify(("oid", Id), ("roles", "import"), ("idtyp", "user")));
        Assert.Null(Identify(("oid", Id), ("roles", "import"), ("amr", "mfa")));
        Assert.Null(Identify(("oid", Id), ("roles", "import"), ("roles", "finance"), ("idtyp", "app")));
        Assert.Null(Identify(("oid", Id), ("roles", "finance"), ("idtyp", "app")));
        Assert.Null(Identify(("oid", Id), ("roles", "import"), ("roles", "officer"), ("amr", "mfa")));
    }

    [Fact]
    public void knows_nobody_with_two_ids() =>
        Assert.Null(Identify(("oid", Id), ("oid", Guid.NewGuid().ToString()), ("roles", "officer"), ("amr", "mfa")));

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"auth_typ\":\"aad\"}")]
    [InlineData("{\"auth_typ\":\"google\",\"claims\":[]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"amr\",\"val\":\"[1]\"}]}")]
    public void knows_nobody_from_a_header_of_another_shape(string json) =>
        Assert.Null(Platform.Identify(Request(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)))));

    [Theory]
    [InlineData("")]
    [InlineData("not base 64")]
    public void knows_nobody_from_what_is_no_header(string header) => Assert.Null(Platform.Identify(Request(header)));

    private static OperatorIdentity? Identify(params (string Type, string Value)[] claims) => Platform.Identify(Request(Convert.ToBase64String(
        JsonSerializer.SerializeToUtf8Bytes(new { auth_typ = "aad", claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }) }))));

    private static HttpRequest Request(string header)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[PlatformPrincipal.Header] = header;
        return request;
    }
}

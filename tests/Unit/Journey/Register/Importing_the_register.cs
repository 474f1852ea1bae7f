using DigiRenew.Journey.Register;
using DigiRenew.Pki;
using DigiRenew.Tests.Builders.InMemory;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Register;

public sealed class Importing_the_register
{
    private const string Header = "issuerSha256,serial,publicKeySha256,identificationMethod,identifiedOn,contact,contactBounced,deviceSerial,subscriber,standingAuthorisation,status,changedOn";

    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly InMemoryRegister _register = new();

    [Fact]
    public async Task puts_every_entry_and_may_be_repeated()
    {
        var csv = $"{Header}\r\n{Row(1)}\r\n{Row(2, subscriber: "\"Exemplu, \"\"Fiii\"\" SRL\"")}\r\n";
        Assert.Equal(2, (await RunAsync(csv)).Imported);
        Assert.Equal(2, (await RunAsync("\uFEFF" + csv)).Imported);
        var entry = await _register.FindAsync(Digest('a'), "5A02", default);
        Assert.Equal("Exemplu, \"Fiii\" SRL", entry!.Subscriber);
        Assert.Equal(("presence", new DateOnly(2024, 5, 6), "ana@holder.example", false, true), (entry.IdentificationMethod, entry.IdentifiedOn, entry.Contact, entry.ContactBounced, entry.StandingAuthorisation));
        Assert.Null(entry.ChangedOn);
    }

    [Theory]
    [InlineData("issuerSha256", "xyz")]
    [InlineData("serial", "5a01")]
    [InlineData("serial", "5A0")]
    [InlineData("publicKeySha256", "")]
    [InlineData("identificationMethod", "By Phone")]
    [InlineData("identifiedOn", "2026-11-23")]
    [InlineData("identifiedOn", "06.05.2024")]
    [InlineData("contact", "nobody")]
    [InlineData("contactBounced", "no")]
    [InlineData("standingAuthorisation", "")]
    [InlineData("status", "fine")]
    [InlineData("changedOn", "yesterday")]
    public async Task imports_nothing_where_one_line_is_wrong_and_names_the_line(string column, string value)
    {
        var wrong = Row(2).Split(',');
        wrong[Header.Split(',').ToList().IndexOf(column)] = value;
        var result = await RunAsync($"{Header}\n{Row(1)}\n{string.Join(',', wrong)}\n");
        Assert.Equal(0, result.Imported);
        var error = Assert.Single(result.Errors);
        Assert.Equal((3, column), (error.Line, error.Column));
        Assert.Null(await _register.FindAsync(Digest('a'), "5A01", default));
    }

    [Fact]
    public async Task names_every_line_that_is_wrong()
    {
        var result = await RunAsync($"{Header}\n{Row(1)}\n{Row(1)}\nshort,line\n\n{Row(3)}x\n");
        Assert.Equal([(3, "serial"), (3, "publicKeySha256"), (4, "-"), (6, "changedOn")], result.Errors.Select(error => (error.Line, error.Column)));
    }

    [Fact]
    public async Task lets_a_revoked_certificate_stay_revoked()
    {
        await RunAsync($"{Header}\n{Row(1).Replace("valid", "revoked", StringComparison.Ordinal)}\n");
        await RunAsync($"{Header}\n{Row(1)}\n");
        Assert.Equal("revoked", (await FindAsync()).Status);
    }

    [Fact]
    public async Task believes_in_an_address_that_bounced_only_where_it_is_another()
    {
        await RunAsync($"{Header}\n{Row(1)}\n");
        await _register.PutAsync(await FindAsync() with { ContactBounced = true }, default);
        await RunAsync($"{Header}\n{Row(1)}\n");
        Assert.True((await FindAsync()).ContactBounced);
        await RunAsync($"{Header}\n{Row(1).Replace("ana@", "maria@", StringComparison.Ordinal)}\n");
        Assert.Equal((false, "maria@holder.example"), ((await FindAsync()).ContactBounced, (await FindAsync()).Contact));
        Assert.Equal(RegisterEntry.DigestOf("Ana@holder.example"), (await FindAsync()).BouncedAddress);
        await RunAsync($"{Header}\n{Row(1)}\n");
        Assert.Equal(RegisterEntry.DigestOf("ana@holder.example"), (await FindAsync()).BouncedAddress);
    }

    [Fact]
    public async Task does_not_take_no_contact_for_another_one()
    {
        await RunAsync($"{Header}\n{Row(1)}\n");
        await _register.PutAsync(await FindAsync() with { ContactBounced = true }, default);
        await RunAsync($"{Header}\n{Row(1).Replace("ana@holder.example", string.Empty, StringComparison.Ordinal)}\n");
        Assert.Equal((true, null), ((await FindAsync()).ContactBounced, (await FindAsync()).Contact));
    }

    [Theory]
    [InlineData("ana@", "maria@", "", "2026-11-22")]
    [InlineData("0298A1B2", "0298A1B3", "", "2026-11-22")]
    [InlineData("0298A1B2", "0298A1B3", "2026-11-20", "2026-11-20")]
    [InlineData("presence", "eid", "", null)]
    public async Task dates_a_change_of_contact_or_device_today_where_the_file_names_no_day(string old, string current, string said, string? changedOn)
    {
        await RunAsync($"{Header}\n{Row(1)}\n");
        await RunAsync($"{Header}\n{Row(1).Replace(old, current, StringComparison.Ordinal)}{said}\n");
        Assert.Equal(changedOn, (await FindAsync()).ChangedOn?.ToString("yyyy-MM-dd", null));
        await RunAsync($"{Header}\n{Row(1).Replace(old, current, StringComparison.Ordinal)}\n");
        Assert.Equal(changedOn, (await FindAsync()).ChangedOn?.ToString("yyyy-MM-dd", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("serial,issuer\n")]
    public async Task wants_the_header(string csv) => Assert.Equal(1, Assert.Single((await RunAsync(csv)).Errors).Line);

    private async Task<RegisterEntry> FindAsync() => (await _register.FindAsync(Digest('a'), "5A01", default))!;

    private Task<RegisterImport> RunAsync(string csv) => new ImportRegister(_register, Today).RunAsync(csv, default);

    private static Sha256Digest Digest(char digit) => Sha256Digest.Parse(new string(digit, 64));

    private static string Row(int number, string subscriber = "") =>
        $"{Digest('a')},5A0{number},{Digest((char)('0' + number))},presence,2024-05-06,ana@holder.example,false,0298A1B2,{subscriber},true,valid,";
}

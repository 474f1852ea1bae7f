using DigiRenew.Journey.Register;
using DigiRenew.Pki;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What every <see cref="IHolderRegister"/> promises.</summary>
public abstract class Register_contract
{
    /// <summary>The port, empty.</summary>
    protected abstract IHolderRegister Register { get; }

    [Fact]
    public async Task finds_an_entry_by_issuer_and_serial()
    {
        await Register.PutAsync(Sample.Entry(), CancellationToken.None);

        Assert.Equal(Sample.Entry(), await Register.FindAsync(Sample.Entry().Issuer, "0A1B", CancellationToken.None));
        Assert.Null(await Register.FindAsync(Sample.Entry().Issuer, "0A1C", CancellationToken.None));
        Assert.Null(await Register.FindAsync(Sha256Digest.Of([2]), "0A1B", CancellationToken.None));
    }

    [Fact]
    public async Task keeps_what_is_not_known_unknown()
    {
        var entry = Sample.Entry() with
        {
            IdentificationMethod = null,
            IdentifiedOn = null,
            Contact = null,
            ContactBounced = true,
            DeviceSerial = null,
            Subscriber = "Exemplu SRL",
            StandingAuthorisation = false,
            Status = "on-hold",
            ChangedOn = new DateOnly(2026, 11, 1),
        };
        await Register.PutAsync(entry, CancellationToken.None);

        Assert.Equal(entry, await Register.FindAsync(entry.Issuer, entry.Serial, CancellationToken.None));
    }

    [Fact]
    public async Task keeps_the_digest_of_an_address_that_mail_came_back_from()
    {
        var entry = Sample.Entry() with { BouncedAddress = Sha256Digest.Of([7]) };
        await Register.PutAsync(entry, CancellationToken.None);

        Assert.Equal(entry, await Register.FindAsync(entry.Issuer, entry.Serial, CancellationToken.None));
    }

    [Fact]
    public async Task puts_an_entry_in_place_of_the_one_before()
    {
        await Register.PutAsync(Sample.Entry(), CancellationToken.None);
        await Register.PutAsync(Sample.Entry(contact: "new@holder.example"), CancellationToken.None);

        Assert.Equal("new@holder.example", (await Register.FindAsync(Sample.Entry().Issuer, "0A1B", CancellationToken.None))!.Contact);
    }

    [Fact]
    public async Task knows_the_keys_that_have_a_certificate()
    {
        await Register.PutAsync(Sample.Entry(), CancellationToken.None);

        Assert.True(await Register.HasKeyAsync(Sample.Entry().PublicKey, CancellationToken.None));
        Assert.False(await Register.HasKeyAsync(Sha256Digest.Of([9]), CancellationToken.None));
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DigiRenew.Http.MailEvents;

namespace DigiRenew.Tests.AzureEdge;

public sealed class Hearing_of_undelivered_mail
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly string Timestamp = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    private static readonly byte[] Body = """[{"event":"bounce","effect":"7.1.x@renew.example","email":"a@b.example"},{"event":"delivered","effect":"y"},{"event":"dropped"}]"""u8.ToArray();

    [Fact]
    public void accepts_what_the_provider_signed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.True(Verify(key, Sign(key, Timestamp, Body), Timestamp, Body));
    }

    [Fact]
    public void refuses_another_key_time_or_body()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = Sign(key, Timestamp, Body);
        Assert.False(Verify(other, signature, Timestamp, Body));
        Assert.False(Verify(key, signature, (Now.ToUnixTimeSeconds() + 1).ToString(CultureInfo.InvariantCulture), Body));
        Assert.False(Verify(key, signature, Timestamp, [.. Body, (byte)' ']));
        Assert.False(Verify(key, "no base 64", Timestamp, Body));
        Assert.False(Verify(key, signature, "today", Body));
        Assert.False(Verify(key, signature, "99999999999999999", Body));
    }

    [Fact]
    public void refuses_what_was_signed_long_ago_and_keys_of_another_curve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var old = Now.AddMinutes(-11).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Assert.False(Verify(key, Sign(key, old, Body), old, Body));
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.False(Verify(curve, Sign(curve, Timestamp, Body), Timestamp, Body));
    }

    [Fact]
    public void tells_which_of_our_messages_were_not_delivered()
    {
        Assert.Equal(new("7.1.x@renew.example", "bounce"), Assert.Single(UndeliveredMail.Read(Body)));
        Assert.Throws<JsonException>(() => UndeliveredMail.Read("{}"u8.ToArray()));
    }

    private static bool Verify(ECDsa key, string signature, string timestamp, byte[] body) =>
        SignedMailEvents.Verify(key.ExportSubjectPublicKeyInfo(), signature, timestamp, body, Now);

    private static string Sign(ECDsa key, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), .. body];
        return Convert.ToBase64String(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }
}

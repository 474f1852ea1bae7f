using System.Globalization;
using System.Text.Json;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Contracts;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Demo.Direct;

/// <summary>A service's data folder with a fictitious holder, an officer and finance, and no token.</summary>
/// <param name="data">The data folder.</param>
/// <param name="origin">Where the service is reached.</param>
/// <param name="issuingData">Folder of the issuing key; null: in the data folder.</param>
public sealed class DirectDesk(string data, Uri origin, string? issuingData = null)
{
    public const string Email = "maria.exemplu@titular.example";

    /// <summary>Issues the old certificate and puts it in the register.</summary>
    /// <param name="now">The service's clock.</param>
    /// <param name="daysLeft">Until the certificate expires.</param>
    /// <param name="language">Of papers and mails.</param>
    /// <param name="transport">Carries the holder's requests.</param>
    /// <param name="algorithm">Type of the old key and of the new one.</param>
    /// <param name="organisation">Whom the certificate names as the holder's subscriber; null: the holder alone.</param>
    public async Task<DirectHolder> MakeHolderAsync(
        DateTimeOffset now, int daysLeft, Language language, HttpMessageHandler transport, KeyAlgorithm algorithm = KeyAlgorithm.P256, string? organisation = null)
    {
        var key = SoftwareKey.Generate(algorithm);
        (string, string)[] subscriber = organisation is null ? [] : [("2.5.4.10", organisation), ("2.5.4.97", "VATRO-12345674")];
        var subject = DistinguishedName.Write(
            [("2.5.4.6", "RO"), .. subscriber, ("2.5.4.4", "Exemplu"), ("2.5.4.42", "Maria"), ("2.5.4.5", "PNORO-2800101123452"), ("2.5.4.3", "Maria Exemplu")]);
        using var authority = await DemoAuthority.CreateOrOpenAsync(
            new(data, origin.GetLeftPart(UriPartial.Authority)) { IssuingDirectory = issuingData }, now, default);
        var facts = await authority.IssueOldCertificateAsync(
            subject, key.SubjectPublicKeyInfo, Email, now.AddDays(daysLeft - 365), now.AddDays(daysLeft), QcIdentMethod.Eidas2Identified, default);
        var register = Path.Combine(data, "register.csv");
        await File.WriteAllTextAsync(
            register,
            "issuerSha256,serial,publicKeySha256,identificationMethod,identifiedOn,contact,contactBounced,deviceSerial,subscriber,standingAuthorisation,status,changedOn\n"
            + string.Create(CultureInfo.InvariantCulture, $"{Sha256Digest.Of(facts.Issuer.Span)},{facts.Serial},{facts.PublicKey},presence,{now.AddDays(daysLeft - 365):yyyy-MM-dd},{Email},false,{DirectHolder.Device.Serial},,false,valid,\n"));
        await Tool.RunAsync(Programs.Admin, ["register", "import", register, "--data", data]);
        var holder = new DirectHolder(origin, facts, key, language, transport, algorithm);
        holder.Follow(now);
        return holder;
    }

    /// <summary>Adds an operator.</summary>
    /// <returns>The API key.</returns>
    public async Task<string> AddOperatorAsync(string id, string role)
    {
        var printed = await Tool.RunAsync(Programs.Admin, ["operator", "add", "--data", data, "--id", id, "--role", role, "--json"]);
        return JsonDocument.Parse(printed).RootElement.GetProperty("apiKey").GetString()!;
    }
}

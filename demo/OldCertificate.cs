using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tokens;

namespace DigiRenew.Demo;

/// <summary>The certificate that will be renewed: a fictitious holder's, issued by the demo authority on the token.</summary>
internal static class OldCertificate
{
    public const string Email = "maria.exemplu@titular.example";

    private static readonly byte[] KeyId = [0x01];

    /// <summary>Generates the old pair on the token, has it certified, and writes register and PEM beside.</summary>
    /// <param name="output">Output folder of the walk.</param>
    /// <param name="data">The service's data folder.</param>
    /// <param name="origin">The service's origin.</param>
    /// <param name="clock">The service's clock.</param>
    /// <param name="algorithm">One of <see cref="DemoKey.Names"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<int> MakeAsync(string output, string data, string origin, DateTimeOffset clock, string algorithm, CancellationToken cancellationToken)
    {
        var pin = System.Text.Encoding.ASCII.GetBytes((await Console.In.ReadLineAsync(cancellationToken))!);
        using var module = TokenModules.Load(Programs.SoftHsm);
        var token = module.ListTokens().Single(found => found.Label == DemoToken.Label);
        using var session = module.Open(token);
        session.Login(pin);
        var key = session.GenerateKeyPair(DemoKey.Parse(algorithm), KeyId, "Certificat calificat");
        var subject = DistinguishedName.Write(
            ("2.5.4.6", "RO"),
            ("2.5.4.4", "Exemplu"),
            ("2.5.4.42", "Maria"),
            ("2.5.4.5", "PNORO-2800101123452"),
            ("2.5.4.3", "Maria Exemplu"));
        using var authority = await DemoAuthority.CreateOrOpenAsync(new DemoAuthorityOptions(data, origin), clock, cancellationToken);
        var facts = await authority.IssueOldCertificateAsync(
            subject, key.SubjectPublicKeyInfo!.Value, Email, clock.AddDays(-343), clock.AddDays(22), QcIdentMethod.Eidas2Identified, cancellationToken);
        session.WriteCertificate(facts.Der, KeyId, "Certificat calificat");
        await File.WriteAllTextAsync(
            Path.Combine(output, "register.csv"),
            "issuerSha256,serial,publicKeySha256,identificationMethod,identifiedOn,contact,contactBounced,deviceSerial,subscriber,standingAuthorisation,status,changedOn\n"
            + $"{Sha256Digest.Of(facts.Issuer.Span)},{facts.Serial},{facts.PublicKey},presence,{clock.AddDays(-343):yyyy-MM-dd},{Email},false,{token.Serial},,false,valid,\n",
            cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(output, "certificate", "old.pem"),
            System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", facts.Der.Span) + "\n",
            cancellationToken);
        Console.WriteLine(facts.Serial);
        return 0;
    }
}

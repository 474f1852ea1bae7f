using System.Reflection;
using System.Text.Json;
using DigiRenew.Tests.Attacks.Generator;

namespace DigiRenew.Tests.Attacks;

public sealed class The_list_of_attacks
{
    [Fact]
    public void names_every_attack_once()
    {
        var made = new[] { typeof(CopyAttacks), typeof(PaperAttacks), typeof(SignatureAttacks), typeof(StatementAttacks) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(Attack))
            .Select(property => ((Attack)property.GetValue(null)!).Name);
        Assert.Equal(made.Order(StringComparer.Ordinal), AttackCatalogue.All.Select(attack => attack.Name).Order(StringComparer.Ordinal));
        Assert.Distinct(AttackCatalogue.All.Select(attack => attack.Name));
    }

    [Fact]
    public async Task is_written_with_files_index_and_explanation()
    {
        var folder = Directory.CreateTempSubdirectory("digirenew-attacks-");
        try
        {
            Attack[] some = [PaperAttacks.Wrapping, SignatureAttacks.Revoked, StatementAttacks.SessionAsOrder, CopyAttacks.NameRightToLeft];
            await AttackFolder.WriteAsync(folder.FullName, some);
            using var index = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "index.json")));
            Assert.Equal(some.Select(attack => attack.Name), index.RootElement.EnumerateArray().Select(line => line.GetProperty("name").GetString()));
            var list = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "README.md"));
            Assert.All(some, attack => Assert.Contains($"{attack.Expected.Indication} {attack.Expected.SubIndication}", list, StringComparison.Ordinal));
            string[] revoked = ["chain.pem", "file.png", "issuing.crl", "order-certificate.pem", "signature.p7s"];
            Assert.Equal(revoked, Directory.GetFiles(Path.Combine(folder.FullName, "revoked")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.True(File.Exists(Path.Combine(folder.FullName, "signature-wrapping", "paper-as-issued.pdf")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

using System.Globalization;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>
/// One of the keys that followed each other in a role: the first lies under the role's name (<c>pki/seal.cer</c>, <c>keys/seal.p8</c>,
/// <c>keys/seal.pass</c>), the second under <c>seal-2</c>, and so on. A generation stands once its certificate is there, which is
/// written last; the one with the highest number is in use, the certificates of all are accepted.
/// </summary>
/// <param name="Role">issuing or seal.</param>
/// <param name="Number">1 for the first.</param>
internal sealed record KeyGeneration(string Role, int Number)
{
    /// <summary>The files' name without ending.</summary>
    public string Name => Number == 1 ? Role : string.Create(CultureInfo.InvariantCulture, $"{Role}-{Number}");

    public KeyGeneration Next => this with { Number = Number + 1 };

    /// <summary>The generations that stand, the newest first; the first one also where nothing stands yet.</summary>
    /// <param name="certificates">The folder pki/.</param>
    /// <param name="role">issuing or seal.</param>
    public static IReadOnlyList<KeyGeneration> Of(string certificates, string role)
    {
        var standing = new List<KeyGeneration> { new(role, 1) };
        while (File.Exists(standing[0].Next.CertificateIn(certificates)))
        {
            standing.Insert(0, standing[0].Next);
        }

        return standing;
    }

    public string CertificateIn(string folder) => Path.Combine(folder, Name + ".cer");

    public string KeyIn(string folder) => Path.Combine(folder, Name + ".p8");

    public string PassphraseIn(string folder) => Path.Combine(folder, Name + ".pass");
}

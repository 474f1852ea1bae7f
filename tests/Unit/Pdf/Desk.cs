namespace DigiRenew.Tests.Unit.Pdf;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class Desk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digirenew-pdf-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string Put(string name, ReadOnlySpan<byte> octets)
    {
        File.WriteAllBytes(this[name], octets);
        return this[name];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

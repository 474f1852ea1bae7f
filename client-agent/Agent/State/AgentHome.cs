using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.State;

/// <summary>The program's folder: order.json, papers/, signed/, receipts/, and what was finished before. Only its owner can read it.</summary>
public sealed class AgentHome(string folder)
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;
    private static readonly string[] OfOneOrder = ["papers", "copies", "signed", "receipts", "certificate.cer", "order.json"];

    public string Folder { get; } = Path.GetFullPath(folder);

    public string ConfigurationFile => Path.Combine(Folder, "agent.json");

    public string PapersFolder => Path.Combine(Folder, "papers");

    private string ContactsFile => Path.Combine(Folder, "contacts.json");

    private string SignaturePinsFile => Path.Combine(Folder, "signature-pins.json");

    private string OrderFile => Path.Combine(Folder, "order.json");

    private string CertificateFile => Path.Combine(Folder, "certificate.cer");

    /// <summary>The default folder, <c>.digirenew</c> beside the user's other settings.</summary>
    public static AgentHome Default => new(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".digirenew"));

    /// <summary>Takes the folder for one command: two at once would overwrite each other's order.json.</summary>
    /// <returns>Released when disposed; null while another program has it.</returns>
    public IDisposable? TryTake()
    {
        MakeFolder(Folder);
        try
        {
            return new FileStream(Path.Combine(Folder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public AgentConfiguration ReadConfiguration() => Read(ConfigurationFile, AgentJson.Default.AgentConfiguration) ?? new();

    public void Keep(AgentConfiguration configuration) =>
        Write(ConfigurationFile, JsonSerializer.SerializeToUtf8Bytes(configuration, AgentJson.Default.AgentConfiguration));

    /// <summary>The helpdesk as it was remembered, or null.</summary>
    public ContactsView? ReadContacts()
    {
        try
        {
            return Read(ContactsFile, AgentJson.Default.ContactsView);
        }
        catch (Exception unreadable) when (unreadable is AgentException or IOException or UnauthorizedAccessException)
        {
            return null; // It helps where it can; it is no reason to stop.
        }
    }

    /// <summary>Remembers the helpdesk, so that a problem found before the service is asked names it too.</summary>
    public void Remember(ContactsView? contacts)
    {
        try
        {
            if (contacts is not null && contacts != ReadContacts())
            {
                Write(ContactsFile, JsonSerializer.SerializeToUtf8Bytes(contacts, AgentJson.Default.ContactsView));
            }
        }
        catch (Exception notWritten) when (notWritten is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }

    /// <summary>How often a wrong PIN was entered since the last right one, by the name of the PIN; the signature PINs that are known to be there too. No PIN.</summary>
    public IReadOnlyDictionary<string, int?> ReadWrongPins() =>
        Read(SignaturePinsFile, AgentJson.Default.DictionaryStringNullableInt32) ?? [];

    public void KeepWrongPins(Dictionary<string, int?> pins) =>
        Write(SignaturePinsFile, JsonSerializer.SerializeToUtf8Bytes(pins, AgentJson.Default.DictionaryStringNullableInt32));

    /// <summary>The order under way, or null.</summary>
    /// <exception cref="AgentException"><c>state-unreadable</c>.</exception>
    public OrderRecord? ReadOrder() => Read(OrderFile, AgentJson.Default.OrderRecord);

    /// <summary>Keeps the order: the file is replaced whole or not at all.</summary>
    public void Keep(OrderRecord order) => Write(OrderFile, JsonSerializer.SerializeToUtf8Bytes(order, AgentJson.Default.OrderRecord));

    /// <summary>Keeps a file in a folder of the order, under its last path segment only.</summary>
    /// <returns>Where it lies.</returns>
    public string Keep(string subfolder, string fileName, ReadOnlySpan<byte> content)
    {
        var path = PathOf(subfolder, fileName);
        Write(path, content);
        return path;
    }

    /// <summary>Where a file of the order lies or would lie.</summary>
    public string PathOf(string subfolder, string fileName) => Path.Combine(Folder, subfolder, SafeName(fileName));

    public byte[]? ReadCertificate() => File.Exists(CertificateFile) ? File.ReadAllBytes(CertificateFile) : null;

    public void KeepCertificate(ReadOnlySpan<byte> der) => Write(CertificateFile, der);

    /// <summary>Moves everything of an order into a folder of its own: it is over, or another certificate's order takes its place here.</summary>
    public void Archive(string name) => Move(Folder, ArchiveOf(name));

    /// <summary>Brings back what was put aside of an order, once it is the one under way again.</summary>
    public OrderRecord? Restore(string name)
    {
        Move(ArchiveOf(name), Folder);
        return ReadOrder();
    }

    private string ArchiveOf(string name) => Path.Combine(Folder, "finished", SafeName(name));

    private static void Move(string source, string target)
    {
        foreach (var item in OfOneOrder.Select(item => Path.Combine(source, item)))
        {
            foreach (var file in Directory.Exists(item) ? Directory.GetFiles(item) : File.Exists(item) ? [item] : [])
            {
                var to = Path.Combine(target, Path.GetRelativePath(source, file));
                MakeFolder(Path.GetDirectoryName(to)!);
                File.Move(file, to, overwrite: true);
            }
        }
    }

    private static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(last.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_')).TrimStart('.');
        return safe.Length == 0 ? "_" : safe;
    }

    private static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
        }
        catch (JsonException)
        {
            throw new AgentException(AgentFaults.StateUnreadable, ("file", path));
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        var half = path + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        using (var stream = new FileStream(half, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite: true);
    }
}

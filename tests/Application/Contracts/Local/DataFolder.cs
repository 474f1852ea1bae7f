using System.Collections.Immutable;
using DigiRenew.Adapters.Local.Sqlite;

namespace DigiRenew.Tests.Application.Contracts.Local;

/// <summary>A data folder for one test, removed afterwards, and the databases opened in it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digirenew-data-");
    private readonly List<SqliteDatabase> _opened = [];

    public string Path => _folder.FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public SqliteDatabase Open() => Open("digirenew.db", Schema.Service);

    public SqliteDatabase OpenAudit() => Open("audit.db", Schema.Audit);

    public void Dispose()
    {
        _opened.ForEach(database => database.Dispose());
        _folder.Delete(recursive: true);
    }

    private SqliteDatabase Open(string name, ImmutableArray<string> schema)
    {
        var database = SqliteDatabase.Open(this[name], schema);
        _opened.Add(database);
        return database;
    }
}

using DigiRenew.Tests.Attacks.Generator;

if (args is not [var folder])
{
    Console.Error.WriteLine("Usage: digirenew-attacks DIR");
    return 2;
}

var index = await AttackFolder.WriteAsync(Path.GetFullPath(folder), AttackCatalogue.All);
Console.WriteLine($"{index.Count} files, index.json and README.md are in {folder}.");
return 0;

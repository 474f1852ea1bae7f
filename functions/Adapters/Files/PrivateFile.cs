namespace DigiRenew.Adapters.Files;

/// <summary>Files and folders that are their owner's alone from the moment they are there, whatever the umask.</summary>
public static class PrivateFile
{
    /// <summary>Makes a file for its owner to read and write.</summary>
    /// <param name="path">Its folder exists.</param>
    /// <exception cref="IOException">It is there already, or can't be made.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    /// <summary>Makes a folder for its owner to enter, or for whoever may enter the one above where parts of a service share that.</summary>
    public static void MakeFolder(string path) => DurableFile.MakeFolder(Path.GetFullPath(path));
}

namespace DigiRenew.Adapters.Files;

/// <summary>Keeps other processes, and other callers of this one, out of a folder; it ends with the process that holds it.</summary>
public static class FolderLock
{
    /// <summary>The file that is held open.</summary>
    public const string Name = ".lock";

    private const int Tries = 600;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <exception cref="IOException">Another held the folder for 30 s.</exception>
    public static async Task<IDisposable> TakeAsync(string folder, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tried < Tries)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>Opens an address in the person's usual browser.</summary>
internal static class BrowserOpener
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether something took the address.</summary>
    public static async Task<bool> OpenAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                using var shell = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
                return true;
            }

            using var opener = Process.Start(new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                await opener!.WaitForExitAsync(patience.Token).ConfigureAwait(false);
                return opener.ExitCode == 0;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return true; // It stays as the browser's own process.
            }
        }
        catch (Exception missing) when (missing is Win32Exception or FileNotFoundException)
        {
            return false;
        }
    }
}

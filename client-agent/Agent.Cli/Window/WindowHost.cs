using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>One life of the window: served, opened, walked, and ended when the holder closes it or the browser has gone.</summary>
internal static class WindowHost
{
    /// <summary>A reload or a page that loses its connection for a moment comes back within this time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>How long an address waits to be opened.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>How long the page has to fetch the last screen.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(
        WindowDesk desk, WindowGuide guide, bool openBrowser, Language language, CancellationToken cancellationToken)
    {
        var presence = new WindowPresence(Grace, Patience, TimeProvider.System);
        await using var server = await WindowServer.StartAsync(desk, presence, cancellationToken).ConfigureAwait(false);
        await AnnounceAsync(server.Address, openBrowser, language, cancellationToken).ConfigureAwait(false);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var walking = guide.RunAsync(end.Token);
        var gone = presence.UntilGoneAsync(end.Token);
        await Task.WhenAny(walking, gone).ConfigureAwait(false);
        var closed = walking.IsCompletedSuccessfully;
        await end.CancelAsync().ConfigureAwait(false);
        try
        {
            await walking.ConfigureAwait(false); // What the token has begun is finished first.
        }
        catch (Exception cutShort) when (gone.IsCompletedSuccessfully && cutShort is not OutOfMemoryException)
        {
            // The browser has gone; nobody is there to be told, and what was done is kept.
        }

        guide.Dispose();
        if (closed)
        {
            desk.Show(guide.Goodbye());
            await Task.Delay(Farewell, cancellationToken).ConfigureAwait(false);
        }

        Console.Out.WriteLine(AgentTexts.WindowEnded.In(language));
    }

    private static async Task AnnounceAsync(string address, bool openBrowser, Language language, CancellationToken cancellationToken)
    {
        var opened = openBrowser && await BrowserOpener.OpenAsync(address, cancellationToken).ConfigureAwait(false);
        Console.Out.WriteLine(opened ? AgentTexts.WindowOpened.In(language) : AgentTexts.WindowAddress.In(language, ("address", address)));
    }
}

namespace DigiRenew.Tests.Browser.Window;

/// <summary>One stage for all tests of a class; none of them leaves an order behind.</summary>
public sealed class SharedStage : IAsyncLifetime
{
    public WindowStage Stage { get; private set; } = null!;

    public async Task InitializeAsync() => Stage = await WindowStage.SetAsync();

    public async Task DisposeAsync() => await Stage.DisposeAsync();
}

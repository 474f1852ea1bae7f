namespace DigiRenew.Agent.Cli.Window;

/// <summary>What comes after a screen of an order.</summary>
internal enum WindowStep
{
    /// <summary>Something was done, or may have changed: look where the order stands.</summary>
    Look,

    /// <summary>The holder orders for another certificate.</summary>
    Order,

    /// <summary>The holder closes.</summary>
    Close,
}

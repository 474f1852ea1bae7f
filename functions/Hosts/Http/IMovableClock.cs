namespace DigiRenew.Http;

/// <summary>The clock of a machine started with --development.</summary>
public interface IMovableClock
{
    /// <summary>Moves the clock forward; whatever falls due on the way is done.</summary>
    /// <returns>False, with nothing moved, where the moment has passed already.</returns>
    bool TryMoveTo(DateTimeOffset now);
}

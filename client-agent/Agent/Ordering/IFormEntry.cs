using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Ordering;

/// <summary>Completes the holder's form, once the service has said what the certificate says and which dates are permitted.</summary>
public interface IFormEntry
{
    /// <summary>Asks for whatever a form still lacks.</summary>
    /// <param name="form">What is filled in already.</param>
    /// <param name="session">The certificate's data and the permitted dates.</param>
    /// <param name="policy">Validity periods and their prices.</param>
    /// <param name="cancellationToken">Ends the wait for answers.</param>
    /// <exception cref="AgentException"><c>form-incomplete</c>; <c>data-changed</c> as soon as the holder says that something is no longer true.</exception>
    Task<CompletedForm> CompleteAsync(OrderForm form, SessionView session, PolicyView policy, CancellationToken cancellationToken);
}

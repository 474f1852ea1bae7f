using DigiRenew.Contracts.Wire;

namespace DigiRenew.Journey.Sessions;

/// <summary>A session that was opened; the view's token is filled in by Http, which makes it.</summary>
public sealed record OpenedSession(HolderSession Session, SessionView View);

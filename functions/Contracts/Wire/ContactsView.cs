namespace DigiRenew.Contracts.Wire;

/// <summary>The helpdesk, shown on every error, e-mail and page.</summary>
public sealed record ContactsView(string Email, string Telephone, string Hours, string Website);

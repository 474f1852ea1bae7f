using DigiRenew.Contracts;

namespace DigiRenew.Journey.Reminders;

/// <summary>What became of a holder's “this wasn’t me”.</summary>
/// <param name="Said">What the page says.</param>
/// <param name="Number">The order's number.</param>
/// <param name="Language">The order's language.</param>
public sealed record NotMeAnswer(Text Said, string Number, Language Language);

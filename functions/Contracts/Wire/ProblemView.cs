namespace DigiRenew.Contracts.Wire;

/// <summary>RFC 9457 problem details with our extension members.</summary>
/// <param name="Type">Stable address of the problem's kind.</param>
/// <param name="Title">What happened.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">Why.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Next">What to do next.</param>
/// <param name="Rule">The rule that refused, where one did.</param>
/// <param name="LastPossibleDate">The last date that would still do, where a rule refused.</param>
/// <param name="Contacts">Where to get help.</param>
/// <param name="TraceId">To quote to the helpdesk.</param>
public sealed record ProblemView(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string Next,
    RuleView? Rule = null,
    DateOnly? LastPossibleDate = null,
    ContactsView? Contacts = null,
    string? TraceId = null);

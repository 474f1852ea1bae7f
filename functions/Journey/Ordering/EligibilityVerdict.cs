using DigiRenew.Journey.Register;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Journey.Ordering;

/// <summary>Whether a certificate can be renewed today.</summary>
/// <param name="WhyNot">Why not; null where it can.</param>
/// <param name="Window">The rules' answer for today.</param>
/// <param name="Entry">What the register knows of the certificate; null where nothing.</param>
/// <param name="Contact">Contact of record; null where there is none that works.</param>
internal sealed record EligibilityVerdict(Refusal? WhyNot, RuleVerdict Window, RegisterEntry? Entry, string? Contact);

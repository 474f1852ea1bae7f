using DigiRenew.Tests.Attacks.Generator;

namespace DigiRenew.Tests.Attacks;

/// <summary>Makes an attack's file, sends it, and compares what service and readers say with what is expected.</summary>
internal static class Refused
{
    public static async Task AsAsync(Attack attack, string code, string indication, string subIndication)
    {
        var attempt = await attack.MakeAsync();
        using (attempt.Bench)
        {
            Assert.Equal(new Expectation(code, indication, subIndication), await Verdict.OfServiceAsync(attempt));
            Assert.Equal(attack.Expected, new(code, indication, subIndication)); // The index must not promise anything else.
            if (attack.ReadersAccept is { } accept && attempt is Attempt.Upload upload)
            {
                var (accepts, output) = Verdict.OfReader(upload);
                Assert.True(accepts == accept, $"The reader {(accepts ? "accepts" : "refuses")} {attack.Name}: see docs/decisions/2026-11-22-stricter-than-readers.md.\n{output}");
            }
        }
    }
}

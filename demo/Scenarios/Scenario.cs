namespace DigiRenew.Demo.Scenarios;

/// <summary>A way that a renewal can go, walked over the API with software keys; the real programs walk the plain one.</summary>
public abstract class Scenario
{
    /// <summary>What <c>--scenario</c> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Days until the old certificate expires when the walk begins.</summary>
    public virtual int DaysLeft => 22;

    /// <summary>Where its clock starts, not after a moment: what a scenario shows may not come on every day of the calendar.</summary>
    public virtual DateTimeOffset StartBy(DateTimeOffset latest) => latest;

    /// <summary>Settings of the service that differ from the usual ones, as JSON.</summary>
    public virtual string Settings => "{}";

    /// <summary>Whether front, verify and issue are processes of their own, and the issuing key lies in a folder that the last alone knows.</summary>
    public virtual bool IsDivided => false;

    /// <summary>All but the plain one.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
        [new Derogation(), new RefusedPaper(), new LateApproval(), new Lapsed(), new NotMe(), new Rotated(), new Drill(), new Divided(), new IssuerToken()];

    /// <summary>Walks it.</summary>
    /// <exception cref="DemoException">Something went another way.</exception>
    public abstract Task RunAsync(ScenarioStage stage);

    protected static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new DemoException(otherwise);
        }
    }
}

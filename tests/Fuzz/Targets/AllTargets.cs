using DigiRenew.Tests.Fuzz.Harness;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Every reader of what comes from outside, over one desk whose order gives the seeds.</summary>
internal sealed class AllTargets : IDisposable
{
    private readonly RenewalDesk _desk = new();

    private AllTargets(SeedOrder order) => Targets =
    [
        new CmsTarget(_desk, order),
        new SignedPaperTarget(order),
        new IdentityPdfTarget(order),
        new PictureTarget(),
        new MultipartTarget(_desk),
        new StatementTarget(order),
        new EventTarget(order),
        new RevocationListTarget(_desk),
        new CertificateTarget(_desk),
        new CertificationRequestTarget(_desk),
        new TimeStampTarget(_desk),
        new BankStatementTarget(),
        new DeliveryReportTarget(),
    ];

    public IReadOnlyList<FuzzTarget> Targets { get; }

    public static async Task<AllTargets> CreateAsync()
    {
        using var desk = new RenewalDesk();
        return new(await SeedOrder.MakeAsync(desk));
    }

    public void Dispose() => _desk.Dispose();
}

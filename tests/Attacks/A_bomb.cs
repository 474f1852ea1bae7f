using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Tests.Attacks.Generator;

namespace DigiRenew.Tests.Attacks;

/// <summary>What wants memory or time gets little of both: work is bounded by the file's length and by fixed limits, which shows in what is allocated. The time is measured on two clocks by the fuzz suite, which reads the same bombs.</summary>
public sealed class A_bomb
{
    private const long Most = 100_000_000;

    public static TheoryData<string> Names => [.. CopyAttacks.Bombs.Append(CopyAttacks.EncryptedPdf).Append(CopyAttacks.PageTreeLoop).Append(CopyAttacks.LengthLoop)
        .Append(CopyAttacks.CrossReferenceLoop).Append(PaperAttacks.ContentsHuge).Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task is_refused_with_less_than_100_MB_of_memory(string name)
    {
        var attempt = (Attempt.Upload)await AttackCatalogue.All.Single(attack => attack.Name == name).MakeAsync();
        using (attempt.Bench)
        {
            Assert.True(attempt.File.Length < attempt.Bench.Desk.Context.Settings.UploadLimit, "A larger file would be refused for its size alone.");
            var before = GC.GetAllocatedBytesForCurrentThread();
            var judged = Verdict.OfServiceAsync(attempt);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(judged.IsCompleted, "With stores in memory all is done on this thread.");
            Assert.NotEqual("TOTAL-PASSED", (await judged).Indication);
            Assert.InRange(allocated, 1, Most);
        }
    }

    [Fact]
    public async Task larger_than_the_limit_is_not_even_looked_at()
    {
        using var bench = await AttackBench.OpenAsync();
        var file = new byte[bench.Desk.Context.Settings.UploadLimit + 1];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sent = bench.Desk.SendAsync(bench.Id, Contracts.UploadKind.Identity, file, [1], "copy.pdf");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Equal("too-large", Assert.IsType<Outcome<ReceiptView>.Refused>(await sent).Why.Problem.Code);
    }
}

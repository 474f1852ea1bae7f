using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>Signed statements that are presented as something else.</summary>
public static class StatementAttacks
{
    private static readonly Expectation s_otherType = Expectation.Failed("signature-invalid", "FORMAT_FAILURE");

    public static Attack SessionAsOrder { get; } = new(
        "session-statement-as-order",
        "The holder's signed session statement is presented as an order.",
        s_otherType,
        async () =>
        {
            var bench = await AttackBench.OpenAsync();
            return new Attempt.Order(bench, Convert.FromBase64String((await bench.Desk.SessionRequestAsync()).Statement));
        });

    public static Attack CancellationAsOrder { get; } = new(
        "cancellation-as-order",
        "The holder's signed cancellation is presented as an order.",
        s_otherType,
        async () =>
        {
            var bench = await AttackBench.OpenAsync();
            var statement = new CancelStatement(Purposes.Cancel, Builders.RenewalDesk.Origin, bench.Id.Value, bench.Desk.Time.Now.AddMinutes(5));
            return new Attempt.Order(bench, await bench.Desk.SignAsync(JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.CancelStatement), StatementTypes.Cancel));
        });

    public static Attack PaperSignatureAsOrder { get; } = new(
        "paper-signature-as-order",
        "The CMS of a signed paper is presented as an order.",
        s_otherType,
        async () =>
        {
            var bench = await AttackBench.OpenAsync();
            return new Attempt.Order(bench, await bench.SignAsync(await bench.PaperAsync()));
        });

    public static Attack OrderOfAnotherPurpose { get; } = new(
        "order-of-another-purpose",
        "A statement of the order's type whose purpose is a cancellation.",
        Expectation.Undecided("statement-invalid", "purpose"),
        async () =>
        {
            var (bench, draft) = await AttackBench.DraftAsync();
            var statement = await bench.Desk.StatementAsync(draft) with { Purpose = Purposes.Cancel };
            return new Attempt.Order(bench, await bench.Desk.SignAsync(JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.OrderStatement), StatementTypes.Order));
        });

    public static Attack OrderAsSession { get; } = new(
        "order-as-session-statement",
        "A statement of the order's type is presented where a session statement is due, with a fresh nonce.",
        s_otherType,
        async () =>
        {
            var bench = await AttackBench.OpenAsync();
            var request = await bench.Desk.SessionRequestAsync(contentType: StatementTypes.Order);
            return new Attempt.Session(bench, request);
        });

    public static IEnumerable<Attack> All => [SessionAsOrder, CancellationAsOrder, PaperSignatureAsOrder, OrderOfAnotherPurpose, OrderAsSession];
}

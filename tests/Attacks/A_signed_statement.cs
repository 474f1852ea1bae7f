using DigiRenew.Tests.Attacks.Generator;

namespace DigiRenew.Tests.Attacks;

/// <summary>No purpose is accepted for another.</summary>
public sealed class A_signed_statement
{
    [Fact]
    public Task of_a_session_as_an_order() =>
        Refused.AsAsync(StatementAttacks.SessionAsOrder, "signature-invalid", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task of_a_cancellation_as_an_order() =>
        Refused.AsAsync(StatementAttacks.CancellationAsOrder, "signature-invalid", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_papers_signature_as_an_order() =>
        Refused.AsAsync(StatementAttacks.PaperSignatureAsOrder, "signature-invalid", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task of_an_orders_type_with_another_purpose() =>
        Refused.AsAsync(StatementAttacks.OrderOfAnotherPurpose, "statement-invalid", "INDETERMINATE", "purpose");

    [Fact]
    public Task of_an_order_as_a_session() =>
        Refused.AsAsync(StatementAttacks.OrderAsSession, "signature-invalid", "TOTAL-FAILED", "FORMAT_FAILURE");
}

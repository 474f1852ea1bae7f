using DigiRenew.Tests.Attacks.Generator;

namespace DigiRenew.Tests.Attacks;

/// <summary>Each signed paper here is refused with the indication named; what pdfsig says of it is part of the attack.</summary>
public sealed class A_signed_paper
{
    [Fact]
    public Task with_a_byte_flipped_in_the_signed_range() =>
        Refused.AsAsync(PaperAttacks.ByteFlippedInThePaper, "paper-saved-again", "TOTAL-FAILED", "HASH_FAILURE");

    [Fact]
    public Task with_a_byte_flipped_in_the_update_that_carries_the_signature() =>
        Refused.AsAsync(PaperAttacks.ByteFlippedInTheUpdate, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_Contents_replaced() =>
        Refused.AsAsync(PaperAttacks.ContentsReplaced, "signature-broken", "TOTAL-FAILED", "HASH_FAILURE");

    [Fact]
    public Task with_Contents_all_zero() =>
        Refused.AsAsync(PaperAttacks.ContentsZero, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_an_attribute_that_nobody_signed() =>
        Refused.AsAsync(PaperAttacks.UnsignedAttribute, "signature-broken", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task with_Contents_null() =>
        Refused.AsAsync(PaperAttacks.ContentsNull, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_huge_Contents() =>
        Refused.AsAsync(PaperAttacks.ContentsHuge, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task without_ByteRange() =>
        Refused.AsAsync(PaperAttacks.ByteRangeMissing, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_negative_ByteRange() =>
        Refused.AsAsync(PaperAttacks.ByteRangeNegative, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_an_overlapping_ByteRange() =>
        Refused.AsAsync(PaperAttacks.ByteRangeOverlapping, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_ByteRange_not_from_zero() =>
        Refused.AsAsync(PaperAttacks.ByteRangeNotFromZero, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_gap_that_is_not_exactly_Contents() =>
        Refused.AsAsync(PaperAttacks.GapNotContents, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_an_uncovered_tail_by_incremental_saving() =>
        Refused.AsAsync(PaperAttacks.TailUncovered, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_the_second_ByteRange_moved_behind_filler() =>
        Refused.AsAsync(PaperAttacks.Wrapping, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_shadow_that_hid() =>
        Refused.AsAsync(PaperAttacks.ShadowHide, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_shadow_that_replaces() =>
        Refused.AsAsync(PaperAttacks.ShadowReplace, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_shadow_that_hides_and_replaces() =>
        Refused.AsAsync(PaperAttacks.ShadowHideAndReplace, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_an_annotation_added_after_signing() =>
        Refused.AsAsync(PaperAttacks.AnnotationAdded, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_form_value_added_after_signing() =>
        Refused.AsAsync(PaperAttacks.FormValueAdded, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_page_added() =>
        Refused.AsAsync(PaperAttacks.PageAdded, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_page_removed() =>
        Refused.AsAsync(PaperAttacks.PageRemoved, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_second_signature_by_a_stranger() =>
        Refused.AsAsync(PaperAttacks.StrangersSecondSignature, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_prefix_is_not_the_paper_of_this_order() =>
        Refused.AsAsync(PaperAttacks.OtherText, "paper-not-of-this-order", "TOTAL-FAILED", "HASH_FAILURE");

    [Fact]
    public Task of_another_order_validly_signed() =>
        Refused.AsAsync(PaperAttacks.PaperOfAnotherOrder, "paper-not-of-this-order", "TOTAL-FAILED", "HASH_FAILURE");

    [Fact]
    public Task sent_for_two_kinds() =>
        Refused.AsAsync(PaperAttacks.SameFileForTwoKinds, "paper-not-of-this-order", "TOTAL-FAILED", "HASH_FAILURE");

    [Fact]
    public Task saved_again_by_another_program() =>
        Refused.AsAsync(PaperAttacks.Resaved, "paper-saved-again", "TOTAL-FAILED", "HASH_FAILURE");

    [Fact]
    public Task with_a_claimed_time_in_the_future() =>
        Refused.AsAsync(PaperAttacks.ClaimedInTheFuture, "signing-time-out-of-bounds", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task with_a_claimed_time_before_the_order() =>
        Refused.AsAsync(PaperAttacks.ClaimedBeforeTheOrder, "signing-time-out-of-bounds", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");
}

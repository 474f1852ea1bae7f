using DigiRenew.Tests.Attacks.Generator;

namespace DigiRenew.Tests.Attacks;

/// <summary>Check 1 refuses what is not, as a whole and alone, the copy of a document.</summary>
public sealed class An_identity_copy
{
    [Fact]
    public Task that_is_an_encrypted_PDF() =>
        Refused.AsAsync(CopyAttacks.EncryptedPdf, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_page_tree_is_its_own_kid() =>
        Refused.AsAsync(CopyAttacks.PageTreeLoop, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_page_tree_goes_round() =>
        Refused.AsAsync(CopyAttacks.ParentLoop, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_stream_whose_length_is_itself() =>
        Refused.AsAsync(CopyAttacks.LengthLoop, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_cross_reference_goes_round() =>
        Refused.AsAsync(CopyAttacks.CrossReferenceLoop, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_nesting_bomb() =>
        Refused.AsAsync(CopyAttacks.NestingBomb, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_an_object_bomb() =>
        Refused.AsAsync(CopyAttacks.ObjectBomb, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_page_count_bomb() =>
        Refused.AsAsync(CopyAttacks.CountBomb, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_stream_bomb() =>
        Refused.AsAsync(CopyAttacks.StreamBomb, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_stream_bomb_packed_twice() =>
        Refused.AsAsync(CopyAttacks.StreamBombTwice, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_an_object_stream_bomb() =>
        Refused.AsAsync(CopyAttacks.ObjectStreamBomb, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_twenty_thousand_cross_reference_sections() =>
        Refused.AsAsync(CopyAttacks.LongHistory, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_hides_an_object_stream_behind_a_string() =>
        Refused.AsAsync(CopyAttacks.PdfWithDecoy, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_an_object_stream_that_does_not_say_so() =>
        Refused.AsAsync(CopyAttacks.PdfWithUntypedObjects, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_form_in_XML() =>
        Refused.AsAsync(CopyAttacks.PdfWithForm, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_an_object_within_a_stream() =>
        Refused.AsAsync(CopyAttacks.PdfWithHiddenObject, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_bomb_behind_a_false_end() =>
        Refused.AsAsync(CopyAttacks.FalseEnd, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_filter_is_a_reference() =>
        Refused.AsAsync(CopyAttacks.FilterByReference, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_string_without_end() =>
        Refused.AsAsync(CopyAttacks.OpenString, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task without_a_page() =>
        Refused.AsAsync(CopyAttacks.EmptyPdf, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_names_a_strip_many_times() =>
        Refused.AsAsync(CopyAttacks.RepeatedTags, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_strips_lie_over_each_other() =>
        Refused.AsAsync(CopyAttacks.OverlappingStrips, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_pixel_bomb() =>
        Refused.AsAsync(CopyAttacks.PixelBomb, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_more_rows_than_it_says() =>
        Refused.AsAsync(CopyAttacks.RowBomb, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_colour_profile_bomb() =>
        Refused.AsAsync(CopyAttacks.ProfileBomb, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_text_bomb() =>
        Refused.AsAsync(CopyAttacks.TextBomb, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_carries_a_script() =>
        Refused.AsAsync(CopyAttacks.PdfWithScript, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_carries_a_script_in_an_object_stream() =>
        Refused.AsAsync(CopyAttacks.PdfWithHiddenScript, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_carries_another_file() =>
        Refused.AsAsync(CopyAttacks.PdfWithFile, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_PDF_and_HTML() =>
        Refused.AsAsync(CopyAttacks.PdfAndPage, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_PNG_and_HTML() =>
        Refused.AsAsync(CopyAttacks.PngAndPage, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_PNG_and_PDF() =>
        Refused.AsAsync(CopyAttacks.PngAndPdf, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_PNG_and_ZIP() =>
        Refused.AsAsync(CopyAttacks.PngAndArchive, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_ZIP_behind_its_end() =>
        Refused.AsAsync(CopyAttacks.PngWithTrailingArchive, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_JPEG_and_PDF() =>
        Refused.AsAsync(CopyAttacks.JpegAndPdf, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_JPEG_and_PHP() =>
        Refused.AsAsync(CopyAttacks.JpegAndProgram, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_TIFF_and_HTML() =>
        Refused.AsAsync(CopyAttacks.TiffAndPage, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_truncated_PNG() =>
        Refused.AsAsync(CopyAttacks.TruncatedPng, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_truncated_JPEG() =>
        Refused.AsAsync(CopyAttacks.TruncatedJpeg, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_truncated_TIFF() =>
        Refused.AsAsync(CopyAttacks.TruncatedTiff, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_truncated_BMP() =>
        Refused.AsAsync(CopyAttacks.TruncatedBmp, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_JPEG_with_trailing_garbage() =>
        Refused.AsAsync(CopyAttacks.TrailingJpeg, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_TIFF_with_trailing_garbage() =>
        Refused.AsAsync(CopyAttacks.TrailingTiff, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_BMP_with_trailing_garbage() =>
        Refused.AsAsync(CopyAttacks.TrailingBmp, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task that_is_a_PDF_with_trailing_garbage() =>
        Refused.AsAsync(CopyAttacks.TrailingPdf, "content-mismatch", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_name_has_a_path() =>
        Refused.AsAsync(CopyAttacks.NameWithPath, "bad-request", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_name_has_a_Windows_path() =>
        Refused.AsAsync(CopyAttacks.NameWithBackslash, "bad-request", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_name_has_controls() =>
        Refused.AsAsync(CopyAttacks.NameWithControl, "bad-request", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task whose_name_runs_from_right_to_left() =>
        Refused.AsAsync(CopyAttacks.NameRightToLeft, "bad-request", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task sent_for_two_kinds() =>
        Refused.AsAsync(CopyAttacks.SameCopyForTwoKinds, "paper-seen-before", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");
}

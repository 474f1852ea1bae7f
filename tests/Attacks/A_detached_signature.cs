using DigiRenew.Tests.Attacks.Generator;

namespace DigiRenew.Tests.Attacks;

/// <summary>Each detached signature here is refused with the indication named; what openssl says of it is part of the attack.</summary>
public sealed class A_detached_signature
{
    [Fact]
    public Task by_a_certificate_of_the_same_name_and_CA_with_another_serial() =>
        Refused.AsAsync(SignatureAttacks.SameNameOtherSerial, "signer-not-of-this-order", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task without_signing_certificate_v2() =>
        Refused.AsAsync(SignatureAttacks.SigningCertificateMissing, "signature-broken", "INDETERMINATE", "NO_SIGNING_CERTIFICATE_FOUND");

    [Fact]
    public Task with_a_wrong_signing_certificate_v2() =>
        Refused.AsAsync(SignatureAttacks.SigningCertificateWrong, "signature-broken", "INDETERMINATE", "NO_SIGNING_CERTIFICATE_FOUND");

    [Fact]
    public Task with_signing_certificate_v2_doubled() =>
        Refused.AsAsync(SignatureAttacks.SigningCertificateDoubled, "signature-broken", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task with_two_values_of_signing_certificate_v2() =>
        Refused.AsAsync(SignatureAttacks.SigningCertificateOfTwoValues, "signature-broken", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task without_signed_attributes() =>
        Refused.AsAsync(SignatureAttacks.NoSignedAttributes, "signature-broken", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task with_a_wrong_content_type() =>
        Refused.AsAsync(SignatureAttacks.ContentTypeWrong, "signature-broken", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task with_a_wrong_message_digest() =>
        Refused.AsAsync(SignatureAttacks.MessageDigestWrong, "signature-broken", "TOTAL-FAILED", "HASH_FAILURE");

    [Fact]
    public Task with_a_wrong_signature_value() =>
        Refused.AsAsync(SignatureAttacks.SignatureValueWrong, "signature-broken", "TOTAL-FAILED", "SIG_CRYPTO_FAILURE");

    [Fact]
    public Task with_SHA_1() =>
        Refused.AsAsync(SignatureAttacks.Sha1, "signature-broken", "INDETERMINATE", "CRYPTO_CONSTRAINTS_FAILURE");

    [Fact]
    public Task with_MD5() =>
        Refused.AsAsync(SignatureAttacks.Md5, "signature-broken", "INDETERMINATE", "CRYPTO_CONSTRAINTS_FAILURE");

    [Fact]
    public Task with_a_short_RSA_key() =>
        Refused.AsAsync(SignatureAttacks.ShortRsa, "signature-broken", "INDETERMINATE", "CRYPTO_CONSTRAINTS_FAILURE");

    [Fact]
    public Task with_eContent_together_with_detached_content() =>
        Refused.AsAsync(SignatureAttacks.ContentInsideToo, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_another_eContent() =>
        Refused.AsAsync(SignatureAttacks.OtherContentInside, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task of_another_detached_file() =>
        Refused.AsAsync(SignatureAttacks.WrongDetachedFile, "signature-broken", "TOTAL-FAILED", "HASH_FAILURE");

    [Fact]
    public Task that_is_a_session_statement() =>
        Refused.AsAsync(SignatureAttacks.StatementAsSignature, "signature-broken", "TOTAL-FAILED", "FORMAT_FAILURE");

    [Fact]
    public Task with_a_signing_time_in_the_future() =>
        Refused.AsAsync(SignatureAttacks.ClaimedInTheFuture, "signing-time-out-of-bounds", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task with_a_signing_time_before_the_order() =>
        Refused.AsAsync(SignatureAttacks.ClaimedBeforeTheOrder, "signing-time-out-of-bounds", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task by_a_revoked_certificate() =>
        Refused.AsAsync(SignatureAttacks.Revoked, "certificate-revoked", "TOTAL-FAILED", "REVOKED");

    [Fact]
    public Task by_a_certificate_on_hold() =>
        Refused.AsAsync(SignatureAttacks.OnHold, "certificate-on-hold", "INDETERMINATE", "TRY_LATER");

    [Fact]
    public Task by_a_certificate_that_had_expired_at_receipt() =>
        Refused.AsAsync(SignatureAttacks.Expired, "certificate-expired", "TOTAL-FAILED", "EXPIRED");

    [Fact]
    public Task by_a_certificate_that_was_not_yet_valid_at_receipt() =>
        Refused.AsAsync(SignatureAttacks.NotYetValid, "not-our-certificate", "TOTAL-FAILED", "NOT_YET_VALID");

    [Fact]
    public Task under_a_look_alike_CA_with_the_same_names() =>
        Refused.AsAsync(SignatureAttacks.LookAlikeAuthority, "signer-not-of-this-order", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE");

    [Fact]
    public Task of_a_representative_under_a_look_alike_CA() =>
        Refused.AsAsync(SignatureAttacks.LookAlikeAuthorityOfARepresentative, "not-our-certificate", "INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND");

    [Fact]
    public Task by_a_certificate_that_a_holder_issued() =>
        Refused.AsAsync(SignatureAttacks.IssuedByAHolder, "not-our-certificate", "INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND");

    [Fact]
    public Task under_an_issuer_with_CA_false() =>
        Refused.AsAsync(SignatureAttacks.AuthorityWithoutRight, "not-our-certificate", "INDETERMINATE", "CHAIN_CONSTRAINTS_FAILURE");

    [Fact]
    public Task beyond_the_path_length() =>
        Refused.AsAsync(SignatureAttacks.PathTooLong, "not-our-certificate", "INDETERMINATE", "CHAIN_CONSTRAINTS_FAILURE");
}

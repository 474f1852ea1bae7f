using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>Opens signed JSON: enveloping CAdES of one content type by one certificate.</summary>
internal static class SignedStatements
{
    /// <summary>Verifies the signature and reads the statement inside; its members are the caller's to judge.</summary>
    public static Outcome<T> Open<T>(ReadOnlyMemory<byte> cms, string contentType, JsonTypeInfo<T> type, CertificateFacts signer)
        where T : class
    {
        var verdict = CadesSignature.Verify(cms, contentType, null);
        if (!verdict.Check.Passed)
        {
            return Refusal.Because(Problems.SignatureInvalid, ("reason", verdict.Check.SubIndication.ToWire()));
        }

        if (verdict.Signer!.Sha256 != signer.Sha256)
        {
            return Invalid("signer");
        }

        try
        {
            return JsonSerializer.Deserialize(verdict.Content.Span, type) is { } statement ? statement : Invalid("unreadable");
        }
        catch (JsonException)
        {
            return Invalid("unreadable");
        }
    }

    /// <summary>Judges what every statement names: its purpose, the service, the order, and until when it stands.</summary>
    /// <param name="context">Origin and time.</param>
    /// <param name="purpose">What the statement says, and what it must say.</param>
    /// <param name="origin">As in the statement.</param>
    /// <param name="order">As in the statement, and the order it must name.</param>
    /// <param name="expires">As in the statement.</param>
    public static Refusal? Judge(JourneyContext context, (string Said, string Due) purpose, string origin, (Guid Said, RenewalId Due) order, DateTimeOffset expires) =>
        purpose.Said != purpose.Due ? Invalid("purpose")
        : origin != context.Settings.Origin ? Invalid("origin")
        : order.Said != order.Due.Value ? Invalid("order")
        : expires < context.Now ? Invalid("expired")
        : null;

    public static Refusal Invalid(string reason) => Refusal.Because(Problems.StatementInvalid, ("reason", reason));
}

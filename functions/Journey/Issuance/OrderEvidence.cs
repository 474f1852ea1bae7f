using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Requests;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Issuance;

/// <summary>
/// Verifies from the evidence itself what the holder ordered: the old certificate and its path, its signature over the
/// order, and the certification request inside. Whatever does not hold throws <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class OrderEvidence(JourneyContext context)
{
    public async Task<OrderedCertificate> VerifyAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var order = entry.Order;
        var placed = order.Placement ?? throw Broken("not-placed");
        var placedAt = entry.Events.First(recorded => recorded.Event is RenewalEvent.OrderPlaced).At;

        var old = CertificateFacts.Read(await context.Ports.Evidence.FindNamedAsync(entry.Id, "old-certificate", cancellationToken).ConfigureAwait(false)
            ?? throw Broken("old-certificate-missing"));
        Require(old.Sha256 == order.Draft.Certificate.Sha256, "old-certificate");
        var (path, check) = CertificationPath.Build(old, context.Settings.IssuingCertificates, context.Settings.TrustAnchors, placedAt);
        Require(path is not null && check.Passed, "old-certificate-path");

        var statement = await StatementAsync(entry, old, placed.Statement, placedAt, cancellationToken).ConfigureAwait(false);
        return new(old, path!, Request(statement, old, order, placed));
    }

    /// <summary>The bytes of a piece of evidence, which have the digest they are kept by.</summary>
    public async Task<ReadOnlyMemory<byte>> FindAsync(RenewalId id, Sha256Digest digest, string what, CancellationToken cancellationToken)
    {
        var content = await context.Ports.Evidence.FindAsync(id, digest, cancellationToken).ConfigureAwait(false) ?? throw Broken(what + "-missing");
        Require(Sha256Digest.Of(content.Span) == digest, what);
        return content;
    }

    public static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw Broken(what);
        }
    }

    public static InvalidDataException Broken(string what) => new(what);

    private async Task<OrderStatement> StatementAsync(
        LedgerEntry entry, CertificateFacts old, Sha256Digest digest, DateTimeOffset placedAt, CancellationToken cancellationToken)
    {
        var cms = await FindAsync(entry.Id, digest, "order-statement", cancellationToken).ConfigureAwait(false);
        var verdict = CadesSignature.Verify(cms, StatementTypes.Order, null);
        Require(verdict.Check.Passed && verdict.Signer?.Sha256 == old.Sha256, "order-signature");
        var statement = JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.OrderStatement) ?? throw Broken("order-statement");
        var draft = entry.Order.Draft;
        Require(statement.Purpose == Purposes.Order && statement.Origin == context.Settings.Origin && statement.Order == entry.Id.Value, "order-purpose");
        Require(statement.Expires + context.Settings.ClockTolerance >= placedAt, "order-expired");
        Require(
            statement.Certificate == old.Sha256.Hex
            && statement.DraftSha256 == draft.Draft.Hex
            && statement.IssueDate == draft.IssueDate
            && statement.ValidityYears == draft.ValidityYears
            && statement.Device == new DeviceView(draft.Device.Model, draft.Device.Serial, draft.Device.Firmware)
            && statement.TermsVersion == draft.TermsVersion
            && statement.TermsSha256 == draft.Terms.Hex,
            "order-content");
        return statement;
    }

    private static CertificationRequest Request(OrderStatement statement, CertificateFacts old, OrderFacts order, RenewalEvent.OrderPlaced placed)
    {
        var der = Convert.FromBase64String(statement.CertificationRequest);
        Require(Sha256Digest.Of(der) == placed.Request, "certification-request");
        var (request, refused) = CertificationRequest.Read(der);
        Require(request is not null && refused is null, "proof-of-possession");
        Require(request!.Subject.Span.SequenceEqual(old.Subject.Span), "request-subject");
        Require(request.PublicKey == order.Draft.NewKey && request.PublicKey != old.PublicKey, "request-key");
        Require(PublicKeys.WeaknessOf(request.SubjectPublicKeyInfo) is null, "request-key-weak");
        return request;
    }
}

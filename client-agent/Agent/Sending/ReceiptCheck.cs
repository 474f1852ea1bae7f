using System.Text.Json;
using DigiRenew.Agent.Devices;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Paths;

namespace DigiRenew.Agent.Sending;

/// <summary>Checks a sealed receipt: the seal is the one pinned at the order, and every field is what was sent.</summary>
public static class ReceiptCheck
{
    /// <summary>Checks; returns the sealed octets.</summary>
    /// <param name="receipt">The service's answer.</param>
    /// <param name="expected">What was sent; <c>Attempt</c> and <c>Received</c> are the service's to say.</param>
    /// <param name="sealAnchors">DER of the pinned anchors, base64.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="language">For the reason.</param>
    /// <exception cref="AgentException"><c>receipt-not-valid</c>.</exception>
    public static byte[] Verify(
        ReceiptView receipt, ReceiptStatement expected, IReadOnlyList<string> sealAnchors, DateTimeOffset at, Language language)
    {
        byte[] sealedOctets;
        try
        {
            sealedOctets = Convert.FromBase64String(receipt.Sealed);
        }
        catch (FormatException)
        {
            throw Refuse(AgentTexts.ReceiptUnreadable, language);
        }

        var verdict = CadesSignature.Verify(sealedOctets, StatementTypes.Receipt, null);
        if (!verdict.Check.Passed || verdict.Signer is not { } signer)
        {
            throw Refuse(AgentTexts.ReceiptSealBroken, language, ("reason", verdict.Check.Reason));
        }

        if (!IsAnchored(signer, verdict.Certificates, PolicyCertificates.Read(sealAnchors), at))
        {
            throw Refuse(AgentTexts.ReceiptSealForeign, language);
        }

        var stated = Read(verdict.Content.Span) ?? throw Refuse(AgentTexts.ReceiptUnreadable, language);
        if (Difference(stated, expected with { Attempt = stated.Attempt, Received = stated.Received }) is { } field)
        {
            throw Refuse(AgentTexts.ReceiptDiffers, language, ("field", field));
        }

        return stated == receipt.Receipt ? sealedOctets : throw Refuse(AgentTexts.ReceiptDiffers, language, ("field", "receipt"));
    }

    /// <summary>
    /// The anchors to accept: those pinned at the order, and the service's present ones where a pinned one is still among them, as it is
    /// when the seal's key is changed. A service that no longer names any pinned anchor gains nothing.
    /// </summary>
    public static IReadOnlyList<string> Accepted(IReadOnlyList<string> pinned, IReadOnlyList<string> present) =>
        pinned.Intersect(present, StringComparer.Ordinal).Any() ? [.. pinned.Union(present, StringComparer.Ordinal)] : pinned;

    private static bool IsAnchored(
        CertificateFacts signer, IReadOnlyCollection<CertificateFacts> carried, IReadOnlyCollection<CertificateFacts> anchors, DateTimeOffset at) =>
        anchors.Any(anchor => anchor.Sha256 == signer.Sha256)
            ? signer.NotBefore <= at && at <= signer.NotAfter
            : CertificationPath.Build(signer, carried, anchors, at).Check.Passed;

    private static ReceiptStatement? Read(ReadOnlySpan<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize(content, WireJson.Default.ReceiptStatement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Difference(ReceiptStatement stated, ReceiptStatement expected) => stated switch
    {
        _ when stated.Purpose != expected.Purpose => "purpose",
        _ when stated.Origin != expected.Origin => "origin",
        _ when stated.Order != expected.Order => "order",
        _ when stated.Kind != expected.Kind => "kind",
        _ when stated.Sha256 != expected.Sha256 => "sha256",
        _ when stated.SignatureSha256 != expected.SignatureSha256 => "signatureSha256",
        _ when stated.Length != expected.Length => "length",
        _ => null,
    };

    private static AgentException Refuse(Text why, Language language, params ReadOnlySpan<(string Name, string Value)> values) =>
        new(AgentFaults.ReceiptRefused, ("what", why.In(language, values)));
}

using System.Security.Cryptography;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Sessions;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Agent.Updating;

/// <summary>Fetches the issued certificate and accepts it only as the one that was ordered.</summary>
internal static class NewCertificate
{
    /// <summary>
    /// The certificate: kept from an earlier run, or fetched. It is the one that the order names, has the key generated on
    /// this token and the old certificate's subject, and chains to the provider's anchors.
    /// </summary>
    /// <exception cref="AgentException"><c>issued-certificate-not-valid</c>, <c>private-key-missing</c>.</exception>
    public static async Task<CertificateFacts> FetchAsync(
        AgentContext context, HolderConnection connection, OrderView view, CertificateFacts? old, CancellationToken cancellationToken)
    {
        var kept = context.Home.ReadCertificate() is { } der ? Read(der) : null;
        var facts = kept is not null && kept.Sha256.Hex == view.CertificateSha256
            ? kept
            : Read(await DownloadAsync(context, view.Id, cancellationToken).ConfigureAwait(false)) ?? throw Refuse(AgentTexts.NotReadable, context.Language);
        if (view.CertificateSha256 is { } named && named != facts.Sha256.Hex)
        {
            throw Refuse(AgentTexts.WrongDigest, context.Language);
        }

        if (facts.PublicKey.Hex != view.NewKeySha256)
        {
            throw Refuse(AgentTexts.WrongKey, context.Language);
        }

        if (old is not null && !old.Subject.Span.SequenceEqual(facts.Subject.Span))
        {
            throw Refuse(AgentTexts.WrongSubject, context.Language);
        }

        var (_, check) = PolicyCertificates.PathOf(facts, connection.Policy, MomentFor(facts, context.Clock.GetUtcNow()));
        if (!check.Passed)
        {
            throw Refuse(AgentTexts.WrongChain, context.Language, ("reason", check.Reason));
        }

        context.Home.KeepCertificate(facts.Der.Span);
        return facts;
    }

    /// <summary>Now, or the certificate's first moment where the computer's clock is slow by no more than is allowed.</summary>
    private static DateTimeOffset MomentFor(CertificateFacts facts, DateTimeOffset now) =>
        facts.NotBefore > now && facts.NotBefore - now <= HolderDoor.ClockTolerance ? facts.NotBefore : now;

    private static async Task<byte[]> DownloadAsync(AgentContext context, Guid order, CancellationToken cancellationToken)
    {
        try
        {
            var view = await context.Service.CertificateAsync(order, cancellationToken).ConfigureAwait(false);
            return Convert.FromBase64String(view.Certificate);
        }
        catch (FormatException)
        {
            throw Refuse(AgentTexts.NotReadable, context.Language);
        }
    }

    private static CertificateFacts? Read(byte[] der)
    {
        try
        {
            return CertificateFacts.Read(der);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static AgentException Refuse(Text why, Language language, params ReadOnlySpan<(string Name, string Value)> values) =>
        new(AgentFaults.CertificateForeign, ("what", why.In(language, values)));
}

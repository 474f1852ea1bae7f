using System.Globalization;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.State;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Sessions;

/// <summary>The way into every command that needs token and service: policy, clock, token, certificate, PIN, session.</summary>
public static class HolderDoor
{
    /// <summary>How far the computer's clock and the service's may differ.</summary>
    internal static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan HomePatience = TimeSpan.FromSeconds(5);

    /// <summary>Asks for the PIN once and opens the session.</summary>
    /// <param name="context">The run.</param>
    /// <param name="order">The order that the command is about, where one is known.</param>
    /// <param name="purpose">What the PIN is for, in the holder's language.</param>
    /// <param name="signatures">How many signatures follow the session's own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<HolderConnection> OpenAsync(
        AgentContext context, OrderRecord? order, string purpose, int signatures, CancellationToken cancellationToken)
    {
        var policy = await PolicyAsync(context, cancellationToken).ConfigureAwait(false);
        var home = await TakeHomeAsync(context, cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(context, order, purpose, signatures, policy, home, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            home.Dispose();
            throw;
        }
    }

    private static async Task<HolderConnection> OpenAsync(
        AgentContext context, OrderRecord? order, string purpose, int signatures, PolicyView policy, IDisposable home, CancellationToken cancellationToken)
    {
        var found = await context.Tokens.FindAsync(order?.TokenSerial, all => Fits(all, policy, order, context), cancellationToken).ConfigureAwait(false);
        var token = found.Module.Open(found.Token);
        HolderConnection? connection = null;
        try
        {
            var signer = Choose(CertificateOnToken.List(token), policy, order, context);
            var pin = await context.PinBudget.LogInAsync(token, purpose, cancellationToken).ConfigureAwait(false);
            connection = new HolderConnection(context, home, found, token, pin, policy, signer);
            connection.AnnounceSignatures(signatures + 1);
            await connection.OpenSessionAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            if (connection is null)
            {
                token.Dispose();
            }

            connection?.Dispose();
            throw;
        }
    }

    /// <summary>The policy, after the program's version and the computer's clock were found good.</summary>
    /// <exception cref="AgentException"><c>agent-too-old</c>, <c>clock-wrong</c>.</exception>
    public static async Task<PolicyView> PolicyAsync(AgentContext context, CancellationToken cancellationToken)
    {
        using var working = context.Working(AgentTexts.AskingService);
        var policy = await context.Service.PolicyAsync(cancellationToken).ConfigureAwait(false);
        if (TooOld(policy) is { } tooOld)
        {
            throw tooOld;
        }

        var difference = context.Service.ClockDifference.Duration();
        return difference <= ClockTolerance
            ? policy
            : throw new AgentException(
                AgentFaults.ClockWrong, ("minutes", difference.TotalMinutes.ToString("F0", CultureInfo.InvariantCulture)));
    }

    /// <summary>The folder, for this command alone; another program's command may be just about to end.</summary>
    /// <exception cref="AgentException"><c>home-in-use</c>.</exception>
    private static async Task<IDisposable> TakeHomeAsync(AgentContext context, CancellationToken cancellationToken)
    {
        var started = context.Clock.GetTimestamp();
        while (true)
        {
            if (context.Home.TryTake() is { } taken)
            {
                return taken;
            }

            if (context.Clock.GetElapsedTime(started) >= HomePatience)
            {
                throw new AgentException(AgentFaults.HomeInUse, ("home", context.Home.Folder));
            }

            await Task.Delay(context.Settings.Pace, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Why this program is no longer served; null where it is.</summary>
    public static AgentException? TooOld(PolicyView policy) =>
        Version.TryParse(policy.OldestAgent, out var oldest) && Service.ServiceClient.Version < oldest
            ? new AgentException(
                AgentFaults.AgentTooOld,
                ("mine", Service.ServiceClient.Version.ToString()),
                ("oldest", policy.OldestAgent),
                ("website", policy.Contacts.Website))
            : null;

    /// <summary>Whether a token, or one of the two that a module may show of it, holds what the command is about.</summary>
    private static bool Fits(IReadOnlyList<CertificateOnToken> all, PolicyView policy, OrderRecord? order, AgentContext context)
    {
        if (order is not null)
        {
            return WithDigest(all, order.CertificateSha256) is not null || WithDigest(all, order.NewCertificateSha256) is not null;
        }

        var (serial, now) = (context.Settings.CertificateSerial, context.Clock.GetUtcNow());
        return CertificateChooser.Candidates(all, policy, serial)
            .Any(facts => serial is not null || PolicyCertificates.PathOf(facts, policy, facts.NotAfter < now ? facts.NotAfter : now).Check.Passed);
    }

    /// <summary>
    /// The old certificate of the order; the new one once the old has expired or is gone. Without an order, the chosen or
    /// only certificate that could be renewed.
    /// </summary>
    private static CertificateFacts Choose(
        IReadOnlyList<CertificateOnToken> all, PolicyView policy, OrderRecord? order, AgentContext context)
    {
        var now = context.Clock.GetUtcNow();
        if (order is null)
        {
            return CertificateChooser.Choose(all, policy, context.Settings.CertificateSerial, now);
        }

        var old = WithDigest(all, order.CertificateSha256);
        if (old is not null && old.NotAfter > now)
        {
            return old;
        }

        return WithDigest(all, order.NewCertificateSha256) ?? Fetched(context, order) ?? old
            ?? throw new AgentException(AgentFaults.CertificateMissing, ("what", AgentTexts.CertificateOfOrder.In(context.Language, ("number", order.Number ?? order.CertificateSha256))));
    }

    private static CertificateFacts? WithDigest(IReadOnlyList<CertificateOnToken> all, string? digest) =>
        all.FirstOrDefault(one => one.Facts.Sha256.Hex == digest)?.Facts;

    private static CertificateFacts? Fetched(AgentContext context, OrderRecord order) =>
        context.Home.ReadCertificate() is { } der && CertificateFacts.Read(der) is var facts && facts.Sha256.Hex == order.NewCertificateSha256
            ? facts
            : null;
}

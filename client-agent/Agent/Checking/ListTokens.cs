using System.Globalization;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Sessions;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Checking;

/// <summary>Lists tokens and their certificates: renewable or why not, and with the PIN what the service says.</summary>
public sealed class ListTokens(AgentContext context)
{
    /// <summary>Lists.</summary>
    /// <param name="askService">Open a session for the chosen certificate and ask the service; needs the PIN.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<TokenListing>> RunAsync(bool askService, CancellationToken cancellationToken)
    {
        var policy = await PolicyAsync(cancellationToken).ConfigureAwait(false);
        await context.Tokens.RequireAsync(cancellationToken).ConfigureAwait(false);
        var tokens = await context.Tokens.ListAsync(cancellationToken).ConfigureAwait(false);
        var listed = tokens.Select(found => List(found, policy)).ToList();
        return askService && policy is not null ? await AskAsync(listed, cancellationToken).ConfigureAwait(false) : listed;
    }

    private async Task<PolicyView?> PolicyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var working = context.Working(AgentTexts.AskingService);
            return await context.Service.PolicyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AgentException)
        {
            context.Say(AgentTexts.ServiceNotAsked);
            return null;
        }
    }

    /// <summary>One token; another program's card that can't be read is named with the reason, and hides no other.</summary>
    private TokenListing List(FoundToken found, PolicyView? policy)
    {
        var token = found.Token;
        var listing = new TokenListing(token.Label, token.Manufacturer, token.Model, token.Serial, token.Firmware, []);
        try
        {
            using var session = found.Module.Open(token);
            return listing with { Certificates = [.. CertificateOnToken.List(session).Where(one => !one.Facts.IsAuthority).Select(one => List(one, policy))] };
        }
        catch (TokenException failure)
        {
            return listing with { Problem = AgentProblems.Explain(failure, context.Language).Why };
        }
    }

    private CertificateListing List(CertificateOnToken one, PolicyView? policy)
    {
        var now = context.Clock.GetUtcNow();
        var facts = one.Facts;
        var daysLeft = CertificateJudge.DaysLeft(facts, policy, context.Clock);
        var whyNot = CertificateJudge.WhyNot(facts, policy, daysLeft, now, context.Language);
        return new(
            facts.SubjectName.CommonName ?? facts.SubjectName.ToString(),
            facts.IssuerName.CommonName ?? facts.IssuerName.ToString(),
            facts.Serial,
            facts.NotAfter,
            daysLeft,
            whyNot is null,
            whyNot ?? AgentTexts.RenewableHere.In(context.Language),
            facts.Sha256.Hex);
    }

    private async Task<IReadOnlyList<TokenListing>> AskAsync(List<TokenListing> listed, CancellationToken cancellationToken)
    {
        using var connection = await HolderDoor.OpenAsync(
            context,
            null,
            AgentTexts.PurposeTokens.In(context.Language, ("serial", context.Settings.CertificateSerial ?? "*")),
            0,
            cancellationToken).ConfigureAwait(false);
        var view = connection.View;
        var reason = view.Eligible && view.Window is { } window
            ? AgentTexts.RenewableByService.In(
                context.Language,
                ("first", window.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("last", window.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            : $"{view.WhyNot?.Title}. {view.WhyNot?.Detail}";
        return
        [
            .. listed.Select(token => token with
            {
                Certificates =
                [
                    .. token.Certificates.Select(one => one.Sha256 == connection.Signer.Sha256.Hex
                        ? one with { Renewable = view.Eligible, Reason = reason, DaysLeft = view.Form.DaysLeft, Losses = connection.Losses }
                        : one),
                ],
            }),
        ];
    }
}

using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Http.OpenApi;
using DigiRenew.Journey;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Authentication;

/// <summary>Lets pass who may call a route, at an address that it can have.</summary>
internal sealed class Gatekeeper(Authenticator authenticator)
{
    public async Task<Outcome<Admission>> AdmitAsync(HttpContext context, Route route, CancellationToken cancellationToken)
    {
        var identified = await IdentifyAsync(context, route.Caller, cancellationToken).ConfigureAwait(false);
        if (identified is not Outcome<Identity>.Done { Value: var caller })
        {
            return ((Outcome<Identity>.Refused)identified).Why;
        }

        if (route.Match(context.Request.FullPath()) is not { } values || !NamesAnOrder(values, out var order))
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (!MayCall(caller, route.Caller, order))
        {
            return Refusal.Because(Problems.Forbidden);
        }

        return KnowsQuery(context.Request, route)
            ? new Admission(caller, values)
            : Faults.QueryUnknown.Because(Languages.Accepted(context.Request.Headers.AcceptLanguage));
    }

    private async Task<Outcome<Identity>> IdentifyAsync(HttpContext context, Caller expected, CancellationToken cancellationToken) => expected switch
    {
        Caller.Holder => Map(
            await authenticator.AuthenticateHolderAsync(context, cancellationToken).ConfigureAwait(false),
            session => new(session.KeyThumbprint, session)),
        Caller.SessionKey => Map(
            await authenticator.ProveKeyAsync(context, accessToken: null, cancellationToken).ConfigureAwait(false),
            thumbprint => new(thumbprint)),
        Caller.Operator => Map(
            await authenticator.AuthenticateOperatorAsync(context, cancellationToken).ConfigureAwait(false),
            identity => new(Operator: identity)),
        _ => Identity.Nobody,
    };

    private static bool MayCall(Identity caller, Caller expected, RenewalId? order) => expected switch
    {
        Caller.Operator operators => caller.Operator!.Roles.Overlaps(operators.Roles),
        Caller.Holder holder when caller.Session!.OnlyOrder is { } only => holder.AlsoNewKey && (order is null || order == only),
        _ => true,
    };

    private static bool NamesAnOrder(IReadOnlyDictionary<string, string> values, out RenewalId? order)
    {
        order = null;
        if (!values.TryGetValue("id", out var text))
        {
            return true;
        }

        var valid = RenewalId.TryParse(text, out var id);
        order = id;
        return valid;
    }

    private static bool KnowsQuery(HttpRequest request, Route route) => request.Query.All(given =>
        given.Value.Count == 1 && route.Description.Parameters.Any(known => known.Place == Parameter.InQuery && known.Name == given.Key));

    private static Outcome<Identity> Map<T>(Outcome<T> outcome, Func<T, Identity> identify) => outcome switch
    {
        Outcome<T>.Done { Value: var value } => identify(value),
        Outcome<T>.Refused { Why: var why } => why,
        _ => throw new InvalidOperationException(),
    };
}

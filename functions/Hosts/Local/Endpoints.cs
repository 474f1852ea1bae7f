using DigiRenew.Http;

namespace DigiRenew.Hosts.Local;

/// <summary>Maps every row of the route table with one generic delegate, and everything else to a problem.</summary>
internal static class Endpoints
{
    public static void MapRoutes(this IEndpointRouteBuilder endpoints, Dispatch dispatch)
    {
        foreach (var route in dispatch.Routes)
        {
            endpoints.MapMethods(route.Pattern, [route.Method], context => dispatch.RunAsync(context, route));
        }

        endpoints.Map("/{**path}", dispatch.RunUnknownAsync);
    }
}

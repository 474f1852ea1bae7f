using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Http.OpenApi;

/// <summary>The OpenAPI 3.1 description, written from the route table.</summary>
public static class OpenApiDocument
{
    private const string SessionScheme = "session";
    private const string SessionKeyScheme = "sessionKey";
    private const string OperatorScheme = "operator";

    private static readonly Lazy<string> Written = new(() => Write(RouteTable.Everywhere));

    /// <summary>The description of every route but those of development; indented, LF, with a last line end.</summary>
    public static string Text => Written.Value;

    /// <summary>Describes some routes.</summary>
    public static string Write(IEnumerable<Route> routes)
    {
        var schemas = new Schemas();
        var problem = schemas.Reference(WireJson.Default.ProblemView);
        var paths = new JsonObject();
        foreach (var address in routes.GroupBy(route => route.Pattern))
        {
            var operations = new JsonObject();
            foreach (var route in address)
            {
                operations[route.Method.ToLowerInvariant()] = Operation(route, schemas);
            }

            paths[address.Key] = operations;
        }

        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "DigiRenew",
                ["version"] = typeof(OpenApiDocument).Assembly.GetName().Version!.ToString(3),
                ["description"] = "Renewal of qualified certificates on USB tokens. Errors are problem details (RFC 9457) with a stable code.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.All(),
                ["responses"] = new JsonObject { ["problem"] = Answer("A refusal or a failure.", "application/problem+json", problem) },
                ["securitySchemes"] = SecuritySchemes(),
            },
        };
        var options = new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return document.ToJsonString(options) + "\n";
    }

    private static JsonObject Operation(Route route, Schemas schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = route.Name,
            ["summary"] = route.Description.Summary,
            ["tags"] = new JsonArray(route.Template.Split('/')[0]),
        };
        if (Parameters(route) is { Count: > 0 } parameters)
        {
            operation["parameters"] = parameters;
        }

        if (route.Description.Request is { } request)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(request, schemas) };
        }

        operation["responses"] = new JsonObject
        {
            [route.Description.Status.ToString(CultureInfo.InvariantCulture)] =
                new JsonObject { ["description"] = "Done.", ["content"] = Content(route.Description.Answer, schemas) },
            ["default"] = new JsonObject { ["$ref"] = "#/components/responses/problem" },
        };
        operation["security"] = Security(route.Caller);
        return operation;
    }

    private static JsonArray Parameters(Route route)
    {
        var parameters = new JsonArray();
        foreach (var name in route.Placeholders)
        {
            var schema = new JsonObject { ["type"] = "string" };
            if (name == "id")
            {
                schema["format"] = "uuid";
            }

            parameters.Add(new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = schema });
        }

        foreach (var parameter in route.Description.Parameters)
        {
            parameters.Add(new JsonObject
            {
                ["name"] = parameter.Name,
                ["in"] = parameter.Place,
                ["required"] = parameter.Required,
                ["description"] = parameter.Meaning,
                ["schema"] = new JsonObject { ["type"] = "string" },
            });
        }

        return parameters;
    }

    private static JsonObject Content(Payload payload, Schemas schemas) => payload switch
    {
        Payload.Json json => Media(RequestBodies.Json, schemas.Reference(json.Type)),
        Payload.Octets octets => Media(octets.MediaType, Octets()),
        Payload.Multipart multipart => Media("multipart/form-data", new JsonObject
        {
            ["type"] = "object",
            ["properties"] = multipart.WithSignature ? new JsonObject { ["file"] = Octets(), ["signature"] = Octets() } : new JsonObject { ["file"] = Octets() },
            ["required"] = new JsonArray("file"),
        }),
        _ => throw new InvalidOperationException(),
    };

    private static JsonObject Octets() => new() { ["type"] = "string", ["format"] = "binary" };

    private static JsonObject Media(string mediaType, JsonNode schema) => new() { [mediaType] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Answer(string description, string mediaType, JsonNode schema) =>
        new() { ["description"] = description, ["content"] = Media(mediaType, schema) };

    private static JsonArray Security(Caller caller) => caller switch
    {
        Caller.Holder => [Scheme(SessionScheme, SessionKeyScheme)],
        Caller.SessionKey => [Scheme(SessionKeyScheme)],
        Caller.Operator => [Scheme(OperatorScheme)],
        _ => [],
    };

    private static JsonObject Scheme(params string[] names)
    {
        var all = new JsonObject();
        foreach (var name in names)
        {
            all[name] = new JsonArray();
        }

        return all;
    }

    private static JsonObject SecuritySchemes() => new()
    {
        [SessionScheme] = new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "DPoP",
            ["description"] = "The session's token, bound to the session key (RFC 9449 §7.1).",
        },
        [SessionKeyScheme] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "header",
            ["name"] = "DPoP",
            ["description"] = "Proof of possession of the session key, a P-256 key, for this very request (RFC 9449 §4.2).",
        },
        [OperatorScheme] = new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["description"] = "An operator's sign-in; API keys under --development only.",
        },
    };
}

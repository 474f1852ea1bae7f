using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace DigiRenew.Http.OpenApi;

/// <summary>Schemas of the wire's types, each once, by name.</summary>
internal sealed class Schemas
{
    private readonly SortedDictionary<string, JsonNode> _byName = new(StringComparer.Ordinal);

    public JsonNode Reference(JsonTypeInfo type)
    {
        var name = type.Type.Name;
        if (!_byName.ContainsKey(name))
        {
            _byName[name] = new JsonObject(); // holds the place, should the type lead back to itself
            _byName[name] = type.GetJsonSchemaAsNode(new JsonSchemaExporterOptions
            {
                TreatNullObliviousAsNonNullable = true,
                TransformSchemaNode = (context, schema) => context.Path.Length > 0 && IsNamed(context.TypeInfo) ? Refer(context.TypeInfo, schema) : schema,
            });
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    public JsonObject All()
    {
        var all = new JsonObject();
        foreach (var (name, schema) in _byName)
        {
            all[name] = schema;
        }

        return all;
    }

    private static bool IsNamed(JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Object;

    private JsonNode Refer(JsonTypeInfo type, JsonNode schema)
    {
        var reference = Reference(type);
        return schema["type"] is JsonArray types && types.Any(name => (string?)name == "null")
            ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) }
            : reference;
    }
}

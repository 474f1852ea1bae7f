using System.Text.Json;
using System.Text.Json.Serialization;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Ordering;

/// <summary>Reads the form from a file (--form).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OrderForm))]
public sealed partial class OrderFormFile : JsonSerializerContext
{
    /// <exception cref="AgentException"><c>form-unreadable</c>: not there, not JSON, or with a member that is no field.</exception>
    public static OrderForm Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), Default.OrderForm)
                ?? throw new AgentException(AgentFaults.FormUnreadable, ("what", path));
        }
        catch (Exception thrown) when (thrown is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new AgentException(AgentFaults.FormUnreadable, ("what", thrown.Message));
        }
    }
}

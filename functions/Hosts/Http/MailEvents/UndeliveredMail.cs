using System.Collections.Immutable;
using System.Text.Json;

namespace DigiRenew.Http.MailEvents;

/// <summary>A message that its provider could not deliver.</summary>
/// <param name="Effect">The message's id, as it went out in the custom argument <c>effect</c>.</param>
/// <param name="Cause">bounce or dropped.</param>
public sealed record UndeliveredMail(string Effect, string Cause)
{
    /// <summary>The custom argument that carries the message's id.</summary>
    public const string Argument = "effect";

    /// <summary>What a verified body says was not delivered; events of other kinds, and those without our id, are left out.</summary>
    /// <exception cref="JsonException">The body is not an array of events.</exception>
    public static ImmutableArray<UndeliveredMail> Read(ReadOnlyMemory<byte> body)
    {
        using var events = JsonDocument.Parse(body);
        return events.RootElement.ValueKind == JsonValueKind.Array
            ? [.. events.RootElement.EnumerateArray().Select(ReadOne).OfType<UndeliveredMail>()]
            : throw new JsonException("An array of events was expected.");
    }

    private static UndeliveredMail? ReadOne(JsonElement happened) =>
        Text(happened, "event") is { } cause and ("bounce" or "dropped") && Text(happened, Argument) is { } effect ? new(effect, cause) : null;

    private static string? Text(JsonElement happened, string name) =>
        happened.ValueKind == JsonValueKind.Object && happened.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

using System.Text.Json;
using System.Text.Json.Serialization;
using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.Sending;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Cli.Output;

/// <summary>What --json writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CheckLevelConverter)], WriteIndented = true)]
[JsonSerializable(typeof(ChecksDocument))]
[JsonSerializable(typeof(TokensDocument))]
[JsonSerializable(typeof(OrdersDocument))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(CorrespondenceView))]
[JsonSerializable(typeof(PapersDocument))]
[JsonSerializable(typeof(UploadsDocument))]
[JsonSerializable(typeof(UpdateOutcome))]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class CliJson : JsonSerializerContext
{
}

internal sealed record ChecksDocument(IReadOnlyList<CheckLine> Checks);

internal sealed record TokensDocument(IReadOnlyList<TokenListing> Tokens);

internal sealed record OrdersDocument(IReadOnlyList<OrderView> Orders);

internal sealed record PapersDocument(IReadOnlyList<SavedPaper> Papers);

internal sealed record UploadsDocument(IReadOnlyList<SentUpload> Uploads);

internal sealed record ProblemDocument(AgentProblem Problem, int ExitCode);

internal sealed class CheckLevelConverter() : JsonStringEnumConverter<CheckLevel>(JsonNamingPolicy.CamelCase);

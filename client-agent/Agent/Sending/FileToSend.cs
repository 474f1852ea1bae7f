using DigiRenew.Contracts;

namespace DigiRenew.Agent.Sending;

/// <summary>A file that a holder wants to send as a kind.</summary>
public sealed record FileToSend(UploadKind Kind, string Path);

namespace DigiRenew.Contracts.Wire;

/// <summary>One paper of an order; its file name is the one of the attachment.</summary>
public sealed record PaperView(string Kind, string FileName, string Sha256, long Length);

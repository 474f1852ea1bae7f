namespace DigiRenew.Contracts.Wire;

/// <summary>An identity copy to be shown, never to be kept.</summary>
/// <param name="MediaType">Of the copy.</param>
/// <param name="Content">The copy without its metadata, base64.</param>
/// <param name="Watermark">What is written across it: operator, order, time (UTC).</param>
/// <param name="Version">Of the order, with this look.</param>
public sealed record IdentityCopyView(string MediaType, string Content, string Watermark, long Version);

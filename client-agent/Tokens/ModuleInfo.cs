namespace DigiRenew.Tokens;

/// <summary>A module's path and CK_INFO.</summary>
public sealed record ModuleInfo(string Path, string Manufacturer, string Description, string Version);

namespace DigiRenew.Renewal;

/// <summary>The token that holds both keys, as it names itself.</summary>
public sealed record Device(string Model, string Serial, string Firmware);

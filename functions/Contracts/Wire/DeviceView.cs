using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>The token as it names itself (CK_TOKEN_INFO, PKCS #11 §3.2): model, serial number, firmware "major.minor".</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DeviceView(string Model, string Serial, string Firmware);

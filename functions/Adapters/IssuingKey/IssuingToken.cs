namespace DigiRenew.Adapters.IssuingKey;

/// <summary>Where an issuing key lies that is on a PKCS #11 token.</summary>
/// <param name="Module">Path of the PKCS #11 module.</param>
/// <param name="Token">Label or serial number of the token.</param>
/// <param name="PinFile">A file whose first line is the PIN, readable by its owner alone; null: the first line of standard input.</param>
public sealed record IssuingToken(string Module, string Token, string? PinFile);

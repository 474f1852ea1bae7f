namespace DigiRenew.Pki.Asic;

/// <summary>A file in a container.</summary>
/// <param name="Name">Lower-case letters, digits, hyphens and dots, in folders parted by slashes.</param>
/// <param name="MediaType">E.g. application/pdf.</param>
/// <param name="Content">The octets.</param>
public sealed record AsicFile(string Name, string MediaType, ReadOnlyMemory<byte> Content);

using DigiRenew.Pki;

namespace DigiRenew.Journey.Issuance;

/// <summary>What an issuing certificate is asked for with.</summary>
/// <param name="Name">Of the certificate in the vault.</param>
/// <param name="Subject">Distinguished name, RFC 4514.</param>
/// <param name="Algorithm">Type and size of the key.</param>
/// <param name="Hsm">Whether the key lies in a hardware security module.</param>
/// <param name="Months">Validity that is asked for; the root decides.</param>
/// <param name="NoticeDays">How many days before the end the vault writes to its contacts.</param>
public sealed record IssuingCertificateOrder(string Name, string Subject, KeyAlgorithm Algorithm, bool Hsm, int Months, int NoticeDays);

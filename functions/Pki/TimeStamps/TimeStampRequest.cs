using System.Formats.Asn1;
using System.Numerics;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.TimeStamps;

/// <summary>A TimeStampReq (RFC 3161 §2.4.1) for a SHA-256 digest, asking for the authority's certificate.</summary>
/// <param name="Der">The whole request, media type application/timestamp-query.</param>
/// <param name="Imprint">What is stamped.</param>
/// <param name="Nonce">Positive; comes back in the token.</param>
public sealed record TimeStampRequest(ReadOnlyMemory<byte> Der, Sha256Digest Imprint, BigInteger Nonce)
{
    /// <summary>Composes a request.</summary>
    /// <param name="imprint">SHA-256 of what is stamped.</param>
    /// <param name="nonce">Random octets, 8 or more, fresh for each request.</param>
    /// <exception cref="ArgumentException">The nonce is too short.</exception>
    public static TimeStampRequest Compose(Sha256Digest imprint, ReadOnlySpan<byte> nonce)
    {
        if (nonce.Length < sizeof(long))
        {
            throw new ArgumentException("A nonce has 8 octets or more.", nameof(nonce));
        }

        var number = new BigInteger(nonce, isUnsigned: true, isBigEndian: true);
        var der = Asn1.Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSequence())
                {
                    AlgorithmIdentifiers.WriteDigest(writer, System.Security.Cryptography.HashAlgorithmName.SHA256);
                    writer.WriteOctetString(imprint.ToBytes());
                }

                writer.WriteInteger(number);
                writer.WriteBoolean(true);
            }
        });
        return new(der, imprint, number);
    }
}

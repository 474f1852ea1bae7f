namespace DigiRenew.Pdf;

/// <summary>
/// The PAdES baseline B-B signature of a paper (ETSI EN 319 142-1): the issued file followed by exactly one incremental
/// update of a known form. The update is a pure function of paper, claimed time and CMS, so the service can write it again.
/// </summary>
public static class SignedPaper
{
    /// <summary>Room for the CMS, in octets before hexadecimal.</summary>
    public const int SignatureRoom = 16384;

    /// <summary>Octets that the signature covers: the file with its update, without the Contents value.</summary>
    /// <param name="paper">The paper as issued.</param>
    /// <param name="claimedTime">For /M, whole seconds UTC.</param>
    /// <returns>The bytes of the two ranges, one after the other: the detached content of the CMS.</returns>
    /// <exception cref="FormatException">Not a paper written by this project.</exception>
    public static byte[] ToBeSigned(ReadOnlyMemory<byte> paper, DateTimeOffset claimedTime) => throw new NotImplementedException();

    /// <summary>The signed file.</summary>
    /// <param name="paper">The paper as issued.</param>
    /// <param name="claimedTime">As for <see cref="ToBeSigned"/>.</param>
    /// <param name="cms">DER, at most <see cref="SignatureRoom"/> octets.</param>
    public static byte[] Assemble(ReadOnlyMemory<byte> paper, DateTimeOffset claimedTime, ReadOnlyMemory<byte> cms) => throw new NotImplementedException();

    /// <summary>
    /// Takes claimed time and CMS out of a file that says it is this paper, signed; then writes the file again and
    /// compares every octet.
    /// </summary>
    /// <param name="paper">The paper as issued.</param>
    /// <param name="file">What was received.</param>
    /// <returns>The parts, or why it is not this paper with one update of the known form.</returns>
    public static PaperComparison Compare(ReadOnlyMemory<byte> paper, ReadOnlyMemory<byte> file) => throw new NotImplementedException();
}

using DigiRenew.Journey.Review.Copies;
using DigiRenew.Journey.Uploads;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Check 1 on pictures; every mutant is offered as every format, and an officer looks at what passes.</summary>
internal sealed class PictureTarget : FuzzTarget
{
    private static readonly string[] Formats = ["png", "jpg", "bmp", "tif"];

    public override string Name => "pictures";

    public override IReadOnlyList<byte[]> Seeds { get; } = [Files.Png(), Files.Png(100, 100), Files.Jpeg(), Files.Bmp(), Files.Bmp(64, 64), Files.Tiff(), BigEndianTiff()];

    public override byte[] Mutate(Random random, byte[] seed) => PictureMutations.Apply(random, seed);

    public override bool Read(byte[] input) =>
        Array.FindAll(Formats, format => FileContent.Matches(format, input) && OperatorCopy.Of(format, input).Length > 0).Length > 0;

    /// <summary>One strip, a directory of Exif and one more picture.</summary>
    private static byte[] BigEndianTiff() => Convert.FromHexString(
        "4D4D002A00000008"
        + "0008" + "0100000300000001" + "00040000" + "0101000300000001" + "00040000" + "0102000300000001" + "00080000" + "0103000300000001" + "00010000"
        + "0111000400000001" + "00000080" + "0116000400000001" + "00000004" + "0117000400000001" + "00000010" + "8769000400000001" + "0000006E" + "00000000"
        + "0001" + "9000000700000004" + "30323330" + "00000000"
        + "00000000000000000000000000000000");
}

namespace DigiRenew.Journey.Review.Copies;

/// <summary>
/// An identity copy as an operator sees it: without the metadata that says where, when and by what it was made. The picture
/// itself is not touched; the file that was received is kept byte for byte.
/// </summary>
public static class OperatorCopy
{
    /// <summary>
    /// The same picture without its metadata. JPEG: no APPn and no comment but a bare JFIF and Adobe segment. PNG: only the chunks that a decoder
    /// needs. TIFF: only the tags that a decoder needs, everything else in the file blank. PDF: Exif and XMP within embedded JPEG pictures,
    /// packed once more or not, XMP packets and metadata streams are blank; the Info dictionary stays. BMP has none. The orientation is kept.
    /// </summary>
    /// <param name="extension">Lower case, without dot.</param>
    /// <param name="file">A file that has passed check 1 of SPEC §5.</param>
    /// <exception cref="InvalidDataException">The structure can't be followed: such a file was never accepted, and is not shown.</exception>
    public static byte[] Of(string extension, ReadOnlySpan<byte> file)
    {
        try
        {
            return extension switch
            {
                "jpeg" or "jpg" => JpegCopy.Of(file),
                "png" => PngCopy.Of(file),
                "tif" or "tiff" => TiffCopy.Of(file),
                "pdf" => EmbeddedMetadata.BlankPdf(file.ToArray()),
                "bmp" => file.ToArray(),
                _ => throw new InvalidDataException("A file of this format is never accepted."),
            };
        }
        catch (Exception problem) when (problem is ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The file ends within its structure.", problem);
        }
    }
}

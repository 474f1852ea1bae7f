namespace DigiRenew.Adapters.Local.Network;

/// <summary>Bodies of answers, up to a limit whatever their headers say.</summary>
internal static class LimitedBody
{
    private const int Piece = 64 * 1024;

    /// <summary>All of a body, or null where it is longer than the limit.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var read = new MemoryStream();
            var buffer = new byte[Math.Min(Piece, largest + 1)];
            for (int count; (count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (read.Length + count > largest)
                {
                    return null;
                }

                read.Write(buffer, 0, count);
            }

            return read.ToArray();
        }
    }
}

namespace DigiRenew.Tests.Faults;

/// <summary>The same with the records in blobs: our process is killed, never the blob server. A class of its own, so that both run side by side.</summary>
public sealed class A_host_that_dies_over_blobs
{
    [Fact]
    public async Task at_every_write_in_turn_still_ends_with_one_certificate()
    {
        using var blobs = await BlobRecords.StartAsync();
        await A_host_that_dies.DieAsync(blobs);
    }
}

using DigiRenew.Pki;

namespace DigiRenew.Journey.TimeStamps;

/// <summary>No time-stamping authority is configured.</summary>
public sealed class NoTimeStamps : ITimeStamps
{
    private NoTimeStamps()
    {
    }

    public static NoTimeStamps Instance { get; } = new();

    public bool IsConfigured => false;

    public Task<TimeStampAnswer> StampAsync(Sha256Digest imprint, CancellationToken cancellationToken) =>
        Task.FromResult<TimeStampAnswer>(new TimeStampAnswer.Unavailable("not-configured"));
}

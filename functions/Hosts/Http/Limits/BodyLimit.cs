using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Payments.Statements;

namespace DigiRenew.Http.Limits;

/// <summary>The most octets of a request body.</summary>
/// <param name="Octets">Octets of everything but the uploaded file.</param>
/// <param name="PlusUpload">Whether a file of the provider's <see cref="ProviderSettings.UploadLimit"/> comes on top.</param>
public sealed record BodyLimit(long Octets, bool PlusUpload = false)
{
    /// <summary>No body.</summary>
    public static BodyLimit None { get; } = new(0);

    /// <summary>A form or a decision as JSON.</summary>
    public static BodyLimit Json { get; } = new(64 * 1024);

    /// <summary>A signed statement with its certificates.</summary>
    public static BodyLimit Statement { get; } = new(256 * 1024);

    /// <summary>A bank's statement.</summary>
    public static BodyLimit BankStatement { get; } = new(BankStatementReader.MostOctets);

    /// <summary>Events of the mail service, many at a time.</summary>
    public static BodyLimit MailEvents { get; } = new(1024 * 1024);

    /// <summary>A file, its detached signature, and the multipart framing.</summary>
    public static BodyLimit Upload { get; } = new(128 * 1024, PlusUpload: true);

    /// <summary>The limit under a provider's settings.</summary>
    public long Under(ProviderSettings settings) => PlusUpload ? Octets + settings.UploadLimit : Octets;
}

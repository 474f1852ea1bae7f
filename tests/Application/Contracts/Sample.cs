using System.Text;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Application.Contracts;

/// <summary>What the contract suites put into the ports; a test names only what matters to it.</summary>
internal static class Sample
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public static RenewalId NewId() => new(Guid.NewGuid());

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static AuditRecord Record(long sequence, string text = "happened") => new(sequence, Bytes($"{{\"{text}\":{sequence}}}"));

    public static PendingEffect Effect(string id, DateTimeOffset? due = null) => new(id, "Publish {}", due ?? Now, 0);

    public static RegisterEntry Entry(string serial = "0A1B", string contact = "stefan@holder.example") => new(
        Sha256Digest.Of([1]), serial, Sha256Digest.Of(Bytes(serial)), "presence", new DateOnly(2025, 3, 4), contact, false, "TOKEN1", null, true, "valid", null);

    public static RenewalIndex Index(
        RenewalId id,
        string state = "under-review",
        string serial = "0A1B",
        Sha256Digest? certificate = null,
        DateOnly? issueDate = null,
        string? proforma = null) => new(
        id.Number, state, certificate ?? Sha256Digest.Of([7]), serial, issueDate ?? new DateOnly(2026, 12, 1), true, false, proforma, Now.AddTicks(1234567));
}

namespace DigiRenew.Tests.Faults;

/// <summary>Killed at every write in turn, or two at a time: one certificate, nothing lost, nothing doubled.</summary>
public sealed class A_host_that_dies
{
    /// <summary>What a renewal cannot be without; a hook that is lost shows here.</summary>
    private static readonly string[] Expected =
    [
        "before/ledger/OrderPlaced",
        "after/ledger/OrderDrafted",
        "after/ledger/OrderPlaced",
        "after/ledger/PapersMade",
        "after/ledger/PaymentRegistered",
        "after/ledger/OrderApproved+IssuanceScheduled",
        "after/ledger/IssuanceFixed",
        "after/ledger/CertificateIssued",
        "after/ledger/CertificateInstalled",
        "after/effect-done/MakePapers",
        "after/effect-done/SignCertificate",
        "after/effect-done/SendMail-Issued",
        "after/evidence/pdf",
        "after/evidence/der",
        "after/evidence-first/certificate",
        "after/evidence-first/decisive-look",
        "after/private/form",
        "after/private/identity",
        "after/claim/certificate",
        "after/claim/key",
        "after/audit",
        "after/mail",
        "after/register",
        "after/ledger/CertificateRevoked",
        "after/ledger/ContactBounced",
        "after/ledger/OrderCancelled+RefundFellDue",
        "after/ledger/RefundRecorded",
        "after/ledger/DocumentsErased",
        "after/effect-done/RevokeCertificate",
        "after/effect-done/EraseDocuments",
        "after/statement-waits",
        "after/statement-done",
        "after/private-copies-erased",
        "after/checkpoint",
        "after/checkpoint-heads",
    ];

    [Fact]
    public Task at_every_write_in_turn_still_ends_with_one_certificate() => DieAsync(null);

    internal static async Task DieAsync(BlobRecords? blobs)
    {
        await using var renewing = await Renewing.StartAsync(hosts: 1, blobs);
        await renewing.ArmAsync();
        await renewing.RunAsync();
        Assert.Empty(Expected.Except(renewing.Killed));
        Assert.Equal(renewing.Killed.Distinct(), renewing.Killed);
        await renewing.StopAsync();
        var (exitCode, said) = await renewing.CheckAsync("--certificates", "1");
        Assert.True(exitCode == 0, said);
    }
}

using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki.Cms;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>What one order of the journey left behind: the seeds.</summary>
/// <param name="Paper">The contract as issued.</param>
/// <param name="SignedPaper">The contract, signed.</param>
/// <param name="Statement">JSON of the signed order.</param>
/// <param name="SignedStatement">The signed order.</param>
/// <param name="Receipt">JSON of a receipt.</param>
/// <param name="Draft">JSON of the draft's request.</param>
/// <param name="Records">The order's audit records.</param>
internal sealed record SeedOrder(
    byte[] Paper, byte[] SignedPaper, byte[] Statement, byte[] SignedStatement, byte[] Receipt, byte[] Draft, IReadOnlyList<byte[]> Records)
{
    public static async Task<SeedOrder> MakeAsync(RenewalDesk desk)
    {
        var id = await desk.OrderAsync();
        var paper = (await desk.PaperAsync(id, PaperKind.Contract)).Content;
        var signed = await desk.SignedPaperAsync(paper);
        var receipt = RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Contract, signed));
        await desk.VerifyAsync(id, UploadKind.Contract);
        var copy = Files.Png();
        RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, copy, await desk.SignatureOfAsync(copy)));
        await desk.VerifyAsync(id, UploadKind.Identity);
        var entry = await desk.EntryAsync(id);
        var order = (await desk.Evidence.FindAsync(id, entry.Order.Placement!.Statement, CancellationToken.None))!.Value;
        return new(
            paper.ToArray(),
            signed,
            CadesSignature.Verify(order, StatementTypes.Order, null).Content.ToArray(),
            order.ToArray(),
            JsonSerializer.SerializeToUtf8Bytes(receipt.Receipt, WireJson.Default.ReceiptStatement),
            JsonSerializer.SerializeToUtf8Bytes(desk.Form(), WireJson.Default.DraftRequest),
            [.. entry.Records.Select(record => record.Bytes.ToArray())]);
    }
}

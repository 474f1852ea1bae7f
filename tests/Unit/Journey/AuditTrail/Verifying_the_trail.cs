using System.Collections.Immutable;
using System.Text;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.AuditTrail;

public sealed class Verifying_the_trail : IAsyncLifetime
{
    private OrderWalk _walk = null!;
    private AuditExport _export = null!;

    public async Task InitializeAsync()
    {
        _walk = await OrderWalk.ToReviewAsync();
        var checkpoint = new MakeCheckpoint(_walk.Context);
        await checkpoint.RunAsync(default);
        await _walk.PayAsync();
        await _walk.ApproveAsync();
        await new PublishRecords(_walk.Context).RunAsync(_walk.Id, default);
        await checkpoint.RunAsync(default);
        _export = await new ExportAudit(_walk.Ports.Renewals, _walk.Audit, _walk.Ports.Seal.Certificate).RunAsync(default);
    }

    public Task DisposeAsync()
    {
        _walk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void finds_nothing_wrong_with_what_was_exported()
    {
        Assert.Equal(2, _export.Checkpoints.Length);
        Assert.Null(AuditVerification.FirstBrokenLink(_export));
    }

    public static TheoryData<string, string, long> Tamperings => new()
    {
        { "remove", "removed", 4 },
        { "remove-first", "removed", 1 },
        { "insert-copy", "inserted", 5 },
        { "insert-forged", "inserted", 5 },
        { "swap", "reordered", 4 },
        { "change-byte", "changed", 4 },
        { "change-sequence", "changed", 4 },
        { "change-last", "changed", 0 },
        { "rewrite", "changed", 0 },
        { "truncate", "truncated", 0 },
        { "roll-back", "truncated", 0 },
        { "foreign", "changed", 1 },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public void names_the_first_broken_link(string tampering, string what, long sequence)
    {
        var records = _export.Orders[_walk.Id];
        var id = _walk.Id;
        var changed = tampering switch
        {
            "remove" => records.RemoveAt(3),
            "remove-first" => records.RemoveAt(0),
            "insert-copy" => records.Insert(4, records[3]),
            "insert-forged" => records.Insert(4, Forged(records, 4)),
            "swap" => records.SetItem(3, records[4]).SetItem(4, records[3]),
            "change-byte" => records.SetItem(3, Replaced(records[3], "\"cause\":\"test\"", "\"cause\":\"tost\"")),
            "change-sequence" => records.SetItem(3, Replaced(records[3], "\"sequence\":4", "\"sequence\":9")),
            "change-last" => records.SetItem(records.Length - 1, Replaced(records[^1], "\"cause\":\"approve\"", "\"cause\":\"refused\"")),
            "rewrite" => Rewritten(records),
            "truncate" => records.RemoveAt(records.Length - 1),
            "roll-back" => records[..5],
            "foreign" => records.SetItem(0, Replaced(records[0], id.ToString(), Guid.Empty.ToString())),
            _ => throw new ArgumentOutOfRangeException(nameof(tampering)),
        };
        var finding = AuditVerification.FirstBrokenLink(_export with { Orders = _export.Orders.SetItem(id, changed) })!;
        Assert.Equal(what, finding.What);
        Assert.Equal(id, finding.Order);
        var expected = tampering switch
        {
            "change-last" => records.Length,
            "truncate" => records.Length,
            "roll-back" => 6,
            "rewrite" => finding.Sequence!.Value,
            _ => sequence,
        };
        Assert.Equal(expected, finding.Sequence);
    }

    [Fact]
    public void names_an_order_that_was_removed()
    {
        var finding = AuditVerification.FirstBrokenLink(_export with { Orders = _export.Orders.Remove(_walk.Id) });
        Assert.Equal(new AuditFinding("order-removed", _walk.Id, 1, 1), finding);
    }

    [Fact]
    public void names_a_checkpoint_that_was_removed() =>
        Assert.Equal(new AuditFinding("checkpoint-removed", null, null, 1), AuditVerification.FirstBrokenLink(_export with { Checkpoints = _export.Checkpoints[1..] }));

    [Fact]
    public void names_a_checkpoint_that_was_changed()
    {
        var bytes = _export.Checkpoints[1].ToArray();
        bytes[bytes.Length / 2] ^= 1;
        var finding = AuditVerification.FirstBrokenLink(_export with { Checkpoints = _export.Checkpoints.SetItem(1, bytes) });
        Assert.Equal(("checkpoint-seal", 2L), (finding!.What, finding.Checkpoint));
    }

    [Fact]
    public void accepts_no_other_seal() =>
        Assert.Equal("checkpoint-seal", AuditVerification.FirstBrokenLink(_export with { SealAnchors = [_walk.Demo.Holder] })!.What);

    [Fact]
    public async Task reads_a_folder_as_it_was_written()
    {
        var folder = Directory.CreateTempSubdirectory("digirenew-audit-");
        try
        {
            var target = Path.Combine(folder.FullName, "export");
            await AuditFolder.WriteAsync(target, _export, default);
            Assert.Null(AuditVerification.FirstBrokenLink(await AuditFolder.ReadAsync(target, null, default)));
            await Assert.ThrowsAsync<IOException>(() => AuditFolder.WriteAsync(target, _export, default));
            var file = Path.Combine(target, "audit", $"{_walk.Id}.jsonl");
            await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file))[..^1]);
            Assert.Equal("truncated", AuditVerification.FirstBrokenLink(await AuditFolder.ReadAsync(target, null, default))!.What);
            await Assert.ThrowsAsync<InvalidDataException>(() => AuditFolder.ReadAsync(folder.FullName, null, default));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task a_checkpoint_is_made_only_where_something_changed_and_never_over_a_rolled_back_trail()
    {
        Assert.Equal(2, await new MakeCheckpoint(_walk.Context).RunAsync(default));
        _walk.Audit.Tamper(_walk.Id, records => records[..3]);
        await Assert.ThrowsAsync<InvalidDataException>(() => new MakeCheckpoint(_walk.Context).RunAsync(default));
    }

    [Fact]
    public async Task publishing_stops_where_the_ledger_is_not_what_the_audit_store_has()
    {
        _walk.Renewals.Change = stored => stored with { Records = stored.Records[..5] };
        await Assert.ThrowsAsync<InvalidDataException>(() => new PublishRecords(_walk.Context).RunAsync(_walk.Id, default));
    }

    [Fact]
    public void a_root_promotes_an_odd_node_and_knows_leaves_from_nodes()
    {
        var heads = Enumerable.Range(1, 3).Select(at => KeyValuePair.Create(new RenewalId(new Guid(at, 0, 0, new byte[8])), OrderWalk.Digest($"{at}"))).ToList();
        Assert.Equal(Sha256Digest.Zero, MerkleRoot.Of([]));
        Assert.Equal(MerkleRoot.Of(heads), MerkleRoot.Of(Enumerable.Reverse(heads)));
        Assert.NotEqual(MerkleRoot.Of(heads), MerkleRoot.Of(heads[..2]));
        byte[] leaf = [0, .. heads[0].Key.Value.ToByteArray(bigEndian: true), .. heads[0].Value.ToBytes()];
        Assert.Equal(Sha256Digest.Of(leaf), MerkleRoot.Of(heads[..1]));
    }

    private static ReadOnlyMemory<byte> Replaced(ReadOnlyMemory<byte> record, string old, string changed)
    {
        var text = Encoding.UTF8.GetString(record.Span);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal));
    }

    /// <summary>A record of an intruder's own, well linked to the one before.</summary>
    private static ReadOnlyMemory<byte> Forged(ImmutableArray<ReadOnlyMemory<byte>> records, int place)
    {
        var before = EventCodec.Read(new AuditRecord(place, records[place - 1]));
        return EventCodec.Write(before with { Previous = Sha256Digest.Of(records[place - 1].Span), Event = new RenewalEvent.CodeRefused() }).Bytes;
    }

    /// <summary>A byte changed in the first record, and every link made again.</summary>
    private static ImmutableArray<ReadOnlyMemory<byte>> Rewritten(ImmutableArray<ReadOnlyMemory<byte>> records)
    {
        var head = Sha256Digest.Zero;
        return [.. records.Select((bytes, place) =>
        {
            var record = EventCodec.Write(EventCodec.Read(new AuditRecord(place + 1, bytes)) with { Cause = "another", Previous = head });
            head = record.Hash;
            return record.Bytes;
        })];
    }
}

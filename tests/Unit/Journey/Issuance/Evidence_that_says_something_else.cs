using DigiRenew.Contracts.Signed;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Requests;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

/// <summary>Signed by whom it should be, whole, and of something else: nothing is issued on its strength.</summary>
public sealed class Evidence_that_says_something_else
{
    private static readonly Dictionary<string, Func<OrderStatement, OrderStatement>> Orders = new()
    {
        ["purpose"] = said => said with { Purpose = Purposes.Cancel },
        ["origin"] = said => said with { Origin = "https://elsewhere.example" },
        ["order"] = said => said with { Order = Guid.NewGuid() },
        ["expiry"] = said => said with { Expires = said.Expires.AddDays(-1) },
        ["certificate"] = said => said with { Certificate = Sha256Digest.Zero.Hex },
        ["draft"] = said => said with { DraftSha256 = Sha256Digest.Zero.Hex },
        ["date"] = said => said with { IssueDate = said.IssueDate.AddDays(1) },
        ["validity"] = said => said with { ValidityYears = 3 },
        ["device"] = said => said with { Device = said.Device with { Serial = "another" } },
        ["request"] = said => said with { CertificationRequest = Convert.ToBase64String([1]) },
        ["version of the terms"] = said => said with { TermsVersion = "2.0" },
        ["terms"] = said => said with { TermsSha256 = Sha256Digest.Zero.Hex },
    };

    private static readonly Dictionary<string, Func<ReceiptStatement, ReceiptStatement>> Receipts = new()
    {
        ["purpose"] = said => said with { Purpose = Purposes.Decision },
        ["origin"] = said => said with { Origin = "https://elsewhere.example" },
        ["order"] = said => said with { Order = Guid.NewGuid() },
        ["kind"] = said => said with { Kind = "authorisation" },
        ["attempt"] = said => said with { Attempt = 2 },
        ["file"] = said => said with { Sha256 = Sha256Digest.Zero.Hex },
        ["signature"] = said => said with { SignatureSha256 = Sha256Digest.Zero.Hex },
    };

    public static TheoryData<string> OfAnOrder => [.. Orders.Keys];

    public static TheoryData<string> OfAReceipt => [.. Receipts.Keys];

    [Theory]
    [MemberData(nameof(OfAnOrder))]
    public async Task in_the_holders_order_stops_issuance(string what)
    {
        using var walk = await OrderWalk.ToReviewAsync(prepared => prepared.Ordered = Orders[what]);
        Assert.Equal(("on-hold", 0), await IssueAsync(walk));
    }

    [Theory]
    [MemberData(nameof(OfAReceipt))]
    public async Task in_a_receipt_stops_issuance(string what)
    {
        using var walk = await OrderWalk.ToReviewAsync(prepared => prepared.Receipted = Receipts[what]);
        Assert.Equal(("on-hold", 0), await IssueAsync(walk));
    }

    [Fact]
    public async Task is_what_stops_it_and_nothing_else()
    {
        using var walk = await OrderWalk.ToReviewAsync(prepared => (prepared.Ordered, prepared.Receipted) = (said => said with { }, said => said with { }));
        Assert.Equal(("issued", 1), await IssueAsync(walk));
    }

    [Fact]
    public async Task about_the_key_stops_issuance()
    {
        using var other = SoftwareKey.Generate(KeyAlgorithm.P256);
        using var walk = OrderWalk.Begin();
        var request = await CertificationRequest.CreateAsync(walk.Demo.Holder.Subject, other, default);
        using var told = await OrderWalk.ToReviewAsync(prepared => prepared.Ordered = said => said with { CertificationRequest = Convert.ToBase64String(request.Der.Span) });
        Assert.Equal(("on-hold", 0), await IssueAsync(told));
    }

    private static async Task<(string State, int Signatures)> IssueAsync(OrderWalk walk)
    {
        await walk.PayAsync();
        await walk.ApproveAsync();
        walk.ReachIssueMoment();
        await new BeginIssuance(walk.Context).RunAsync(walk.Id, default);
        await new SignCertificate(walk.Context).RunAsync(walk.Id, default);
        return ((await walk.ReadAsync()).State.Name, walk.Counting.Signatures);
    }
}

using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Sessions;
using DigiRenew.Tests.Attacks.Generator;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Attacks;

/// <summary>What the service says of an attempt, and what the usual readers say.</summary>
internal static class Verdict
{
    /// <summary>Sends it through the use cases that a host calls.</summary>
    public static Task<Expectation> OfServiceAsync(Attempt attempt) => attempt switch
    {
        Attempt.Upload upload => OfUploadAsync(upload),
        Attempt.Order order => OfOrderAsync(order),
        Attempt.Session session => OfSessionAsync(session),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>pdfsig of a paper, openssl cms -verify of a detached signature: whether the signature is called good.</summary>
    public static (bool Accepts, string Output) OfReader(Attempt.Upload upload)
    {
        using var judge = new Judge();
        judge.Keep("file", upload.File);
        if (upload.Signature is null)
        {
            var (_, said) = judge.Run("pdfsig", "-nocert", "file");
            return (said.Contains("Signature is Valid.", StringComparison.Ordinal), said);
        }

        var pki = upload.Bench.Pki;
        judge.Keep("signature.p7s", upload.Signature);
        judge.KeepPem("chain.pem", "CERTIFICATE", pki.Issuing.Der, pki.Root.Der);
        var (exitCode, output) = judge.Run(
            "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature.p7s", "-content", "file", "-CAfile", "chain.pem", "-purpose", "any",
            "-attime", upload.Bench.Desk.Time.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), "-out", "content");
        return (exitCode == 0, output);
    }

    private static async Task<Expectation> OfUploadAsync(Attempt.Upload upload)
    {
        var (desk, id) = (upload.Bench.Desk, upload.Bench.Id);
        var sent = await desk.SendAsync(id, upload.Kind, upload.File, upload.Signature, upload.FileName);
        if (sent is Outcome<ReceiptView>.Refused { Why: var why })
        {
            return new(why.Problem.Code, why.Values.GetValueOrDefault("indication", string.Empty), why.Values.GetValueOrDefault("subIndication", string.Empty));
        }

        if (await desk.VerifyAsync(id, upload.Kind) is EffectResult.Later later)
        {
            Assert.Equal("verifying", (await desk.UploadAsync(id, upload.Kind)).Status);
            return Expectation.Undecided(later.Cause, "TRY_LATER");
        }

        var view = await desk.UploadAsync(id, upload.Kind);
        Assert.NotEqual("accepted", view.Status);
        return new(view.Report!.Code!, view.Report.Indication, view.Report.SubIndication!);
    }

    private static async Task<Expectation> OfOrderAsync(Attempt.Order order)
    {
        var desk = order.Bench.Desk;
        var outcome = await desk.Application.PlaceOrder.RunAsync(desk.Session, order.Statement, "an-attack", Language.En, CancellationToken.None);
        return OfStatement(Assert.IsType<Outcome<OrderView>.Refused>(outcome).Why);
    }

    private static async Task<Expectation> OfSessionAsync(Attempt.Session session)
    {
        var outcome = await session.Bench.Desk.Application.OpenSession.RunAsync(session.Request, RenewalDesk.Thumbprint, Language.En, CancellationToken.None);
        return OfStatement(Assert.IsType<Outcome<OpenedSession>.Refused>(outcome).Why);
    }

    /// <summary>A statement has no report; its refusal names the sub-indication, or what the statement says wrongly.</summary>
    private static Expectation OfStatement(Renewal.Refusal why) => why.Values["reason"] is "FORMAT_FAILURE"
        ? Expectation.Failed(why.Problem.Code, "FORMAT_FAILURE")
        : Expectation.Undecided(why.Problem.Code, why.Values["reason"]);
}

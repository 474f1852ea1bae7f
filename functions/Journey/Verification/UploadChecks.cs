using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Storage;
using DigiRenew.Pdf;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Verification;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Verification;

/// <summary>The checks of SPEC §5 on one upload, in their order; the first that does not pass is the last that is made.</summary>
internal sealed class UploadChecks(JourneyContext context)
{
    private readonly CertificateStatusCheck _status = new(context);
    private readonly SeenFiles _seen = new(context);

    /// <summary>Makes the checks.</summary>
    /// <returns>What each found, and flags for the officer.</returns>
    public async Task<(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Flags)> RunAsync(ReceivedUpload upload, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>
        {
            Pass("content", ("sha256", upload.Slot.File.Hex), ("extension", upload.Slot.Extension), ("length", Number(upload.File.Length))),
        };
        var isPaper = upload.Slot.Kind.Paper() is not null;
        var (signature, unsigned) = isPaper
            ? await OpenPaperAsync(upload, cancellationToken).ConfigureAwait(false)
            : (await OpenDetachedAsync(upload, cancellationToken).ConfigureAwait(false), null);
        if (signature is null)
        {
            findings.Add(unsigned!);
            return (findings, []);
        }

        if (!Add(findings, JudgeSignature(signature, isPaper))
            || !Add(findings, await JudgeSignerAsync(upload, signature.Verdict.Signer!, cancellationToken).ConfigureAwait(false)))
        {
            return (findings, []);
        }

        if (!await AddStatusAsync(findings, upload, signature.Verdict.Signer!, cancellationToken).ConfigureAwait(false))
        {
            return (findings, []);
        }

        if (isPaper)
        {
            findings.Add(Pass("paper", ("paper", PaperOf(upload).Sha256.Hex)));
        }

        if (!Add(findings, JudgeTime(upload, signature.ClaimedTime!.Value, isPaper)))
        {
            return (findings, []);
        }

        var (unique, flags) = await JudgeUniquenessAsync(upload, isPaper, cancellationToken).ConfigureAwait(false);
        findings.Add(unique);
        return (findings, flags);
    }

    private async Task<(UploadSignature? Signature, Finding? Unsigned)> OpenPaperAsync(ReceivedUpload upload, CancellationToken cancellationToken)
    {
        var made = PaperOf(upload);
        var paper = await context.Ports.Evidence.FindAsync(upload.Entry.Id, made.Sha256, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"Renewal {upload.Entry.Id}: paper {made.Kind} is missing.");
        (string, string) basis = ("paper", made.Sha256.Hex);
        return SignedPaper.Compare(paper, upload.File) switch
        {
            PaperComparison.Same same => (new(CadesSignature.Verify(same.Cms, CadesSignature.Data, same.ToBeSigned), same.ClaimedTime), null),
            PaperComparison.WithoutSignature => (null, Fail("paper", Problems.SignatureMissing, SubIndication.SignedDataNotFound, "The paper is not signed.", basis)),
            PaperComparison.Resaved => (null, Fail("paper", Problems.PaperResaved, SubIndication.HashFailure, "The paper was written anew by another program.", basis)),
            PaperComparison.Altered altered => (null, Fail("paper", Problems.SignatureBroken, SubIndication.FormatFailure, altered.Reason, basis)),
            _ => (null, Fail("paper", Problems.PaperForeign, SubIndication.HashFailure, "The file does not begin with this order's paper.", basis)),
        };
    }

    private async Task<UploadSignature> OpenDetachedAsync(ReceivedUpload upload, CancellationToken cancellationToken)
    {
        var cms = await context.Ports.Evidence.FindAsync(upload.Entry.Id, upload.Slot.Signature!.Value, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"Renewal {upload.Entry.Id}: the signature of {upload.Slot.Kind} is missing.");
        var verdict = CadesSignature.Verify(cms, CadesSignature.Data, upload.File);
        return new(verdict, verdict.SigningTime);
    }

    private static Finding JudgeSignature(UploadSignature signature, bool isPaper)
    {
        var check = signature.Verdict.Check;
        return !check.Passed ? new("signature", check, Problems.SignatureBroken.Code)
            : isPaper && signature.Verdict.SigningTime is not null
                ? Fail("signature", Problems.SignatureBroken, SubIndication.SigConstraintsFailure, "A PAdES signature has no signing-time attribute (EN 319 142-1 §6.3).")
            : isPaper && signature.Verdict.HasUnsigned
                ? Fail("signature", Problems.SignatureBroken, SubIndication.SigConstraintsFailure, "The signature of a paper carries something that nobody signed.")
            : signature.ClaimedTime is null
                ? Fail("signature", Problems.SignatureBroken, SubIndication.SigConstraintsFailure, "The signing-time attribute is missing (EN 319 122-1 §6.3).")
            : new("signature", check, null);
    }

    /// <summary>The signer is this order's certificate; an authorisation is signed by somebody else, with a qualified certificate for signatures.</summary>
    private async Task<Finding> JudgeSignerAsync(ReceivedUpload upload, CertificateFacts signer, CancellationToken cancellationToken)
    {
        (string, string)[] basis = [("signer", signer.Sha256.Hex)];
        if (upload.Slot.Kind != UploadKind.Authorisation)
        {
            return signer.Sha256 == upload.Entry.Order.Draft.Certificate.Sha256
                ? Pass("signer", basis)
                : Fail("signer", Problems.SignerForeign, SubIndication.SigConstraintsFailure, "The signer is not this order's certificate.", basis);
        }

        var holder = CertificateFacts.Read(await context.Ports.Evidence.FindNamedAsync(upload.Entry.Id, "old-certificate", cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException("The evidence lacks the certificate under renewal."));
        return Representative.Judge(holder, signer) switch
        {
            null => Pass("signer", basis),
            { Code: var code } why when code == Problems.AuthorisationOwn.Code =>
                Fail("signer", why, SubIndication.SigConstraintsFailure, "The holder signed the authorisation.", basis),
            var why => Fail("signer", why, SubIndication.SigConstraintsFailure, "The signer's certificate is not qualified for signatures.", basis),
        };
    }

    private async Task<bool> AddStatusAsync(List<Finding> findings, ReceivedUpload upload, CertificateFacts signer, CancellationToken cancellationToken)
    {
        var status = await _status.RunAsync(signer, upload.At, cancellationToken).ConfigureAwait(false);
        foreach (var list in status.List is { } own ? status.AuthorityLists.Append(own.Der) : status.AuthorityLists)
        {
            await context.Ports.Evidence.KeepAsync(upload.Entry.Id, list, cancellationToken).ConfigureAwait(false);
        }

        var code = status.Refusal?.Problem.Code;
        return status.RevocationCheck is { } revocation
            ? Add(findings, new("path", status.PathCheck, null)) && Add(findings, new("revocation", revocation, code))
            : Add(findings, new("path", status.PathCheck, code));
    }

    private Finding JudgeTime(ReceivedUpload upload, DateTimeOffset claimed, bool isPaper)
    {
        (string, string)[] basis = [("claimed", Moment(claimed)), ("received", Moment(upload.At))];
        var tolerance = context.Settings.ClockTolerance;
        var placed = upload.Entry.Events.First(recorded => recorded.Event is RenewalEvent.OrderPlaced).At;
        var earliest = isPaper ? upload.At - tolerance : placed - tolerance;
        return claimed >= earliest && claimed <= upload.At + tolerance
            ? Pass("time", basis)
            : Fail("time", Problems.TimeOutOfBounds, SubIndication.SigConstraintsFailure, "The claimed time lies out of bounds.", basis);
    }

    private async Task<(Finding Finding, IReadOnlyList<string> Flags)> JudgeUniquenessAsync(ReceivedUpload upload, bool isPaper, CancellationToken cancellationToken)
    {
        var (id, slot) = (upload.Entry.Id, upload.Slot);
        if (!isPaper && upload.Entry.Order.Uploads.Values.Any(other => other.Kind != slot.Kind && other.File == slot.File))
        {
            return (Fail("uniqueness", Problems.PaperReused, SubIndication.SigConstraintsFailure, "The file was sent as another kind."), []);
        }

        if (!isPaper)
        {
            return (Pass("uniqueness"), await _seen.FlagAsync(id, slot.Kind, slot.File, cancellationToken).ConfigureAwait(false) is { } flag ? [flag] : []);
        }

        var owner = $"{id}/{slot.Kind.ToWire()}";
        var claim = await context.Ports.Claims.TryClaimAsync($"paper/{slot.File}", owner, null, cancellationToken).ConfigureAwait(false);
        return claim.Owner == owner
            ? (Pass("uniqueness"), [])
            : (Fail("uniqueness", Problems.PaperReused, SubIndication.SigConstraintsFailure, "The file was seen in another order or slot."), []);
    }

    private static Paper PaperOf(ReceivedUpload upload) => upload.Entry.Order.Papers.First(paper => paper.Kind == upload.Slot.Kind.Paper());

    private static bool Add(List<Finding> findings, Finding finding)
    {
        findings.Add(finding);
        return finding.Result.Passed;
    }

    private static Finding Pass(string name, params ReadOnlySpan<(string Name, string Value)> basis) => new(name, CheckResult.Pass(basis), null);

    private static Finding Fail(string name, Problem problem, SubIndication why, string reason, params ReadOnlySpan<(string Name, string Value)> basis) => new(
        name,
        why is SubIndication.FormatFailure or SubIndication.HashFailure ? CheckResult.Fail(why, reason, basis) : CheckResult.Undecided(why, reason, basis),
        problem.Code);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

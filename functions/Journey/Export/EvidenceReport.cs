using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Storage;
using DigiRenew.Pdf;
using DigiRenew.Pki;
using DigiRenew.Pki.Asic;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Export;

/// <summary>The report in an evidence container, in the language of the order: what happened when and by whom, each check, every digest.</summary>
internal static class EvidenceReport
{
    private const int LongestWord = 32;

    private static readonly string Operator = Actor.Operator(string.Empty).Role;

    public static byte[] Write(
        CertificateFacts seal,
        LedgerEntry entry,
        IReadOnlyCollection<AsicFile> files,
        IEnumerable<VerificationReportView> reports,
        ImmutableArray<EvidencePiece> missing)
    {
        var language = entry.Order.Draft.Language;
        var last = entry.Events.Last().At.ToUniversalTime();
        var provider = seal.SubjectName.Organisation ?? seal.SubjectName.CommonName ?? seal.SubjectName.ToString();
        return new PaperDocument(
            EvidenceTexts.Title.In(language),
            EvidenceTexts.Subtitle.In(language, ("number", entry.Id.Number)),
            language.ToTag(),
            provider,
            last.AddTicks(-(last.Ticks % TimeSpan.TicksPerSecond)),
            [
                new PaperBlock.Paragraph(EvidenceTexts.Purpose.In(language)),
                new PaperBlock.Heading(EvidenceTexts.Order.In(language)),
                Order(entry, language),
                new PaperBlock.Heading(EvidenceTexts.Happened.In(language)),
                History(entry, language),
                new PaperBlock.Heading(EvidenceTexts.Checks.In(language)),
                .. reports.SelectMany(report => Checks(report, language)),
                new PaperBlock.Heading(EvidenceTexts.Files.In(language)),
                Digests(files.Select(file => (file.Name, Sha256Digest.Of(file.Content.Span))), language),
                .. Missing(entry, missing, language),
            ],
            $"{provider} · {entry.Id.Number}").Write();
    }

    private static PaperBlock.Fields Order(LedgerEntry entry, Language language)
    {
        var order = entry.Order;
        return new(
        [
            (EvidenceTexts.Order.In(language), entry.Id.ToString()),
            (EvidenceTexts.State.In(language), Words.Say("state", entry.State.Name, language)),
            (EvidenceTexts.Began.In(language), Moment(entry.Events.First().At)),
            (EvidenceTexts.Ended.In(language), Moment(entry.Events.Last().At)),
            (EvidenceTexts.OldSerial.In(language), order.Draft.Certificate.Serial),
            (EvidenceTexts.OldDigest.In(language), order.Draft.Certificate.Sha256.Hex),
            (EvidenceTexts.NewSerial.In(language), order.Issuance?.Serial ?? "-"),
            (EvidenceTexts.NewDigest.In(language), order.Certificate?.Hex ?? "-"),
            (EvidenceTexts.Head.In(language), entry.Head.Hex),
        ]);
    }

    private static PaperBlock.Table History(LedgerEntry entry, Language language) => new(
        [
            (EvidenceTexts.Number.In(language), 7, true),
            (EvidenceTexts.Time.In(language), 27, false),
            (EvidenceTexts.Event.In(language), 40, false),
            (EvidenceTexts.Who.In(language), 26, false),
        ],
        [
            .. entry.Events.Select(recorded => ImmutableArray.Create(
                recorded.Sequence.ToString(CultureInfo.InvariantCulture),
                Moment(recorded.At),
                EvidenceTexts.Say(recorded.Event.GetType().Name, language) + About(recorded.Event, language),
                Who(recorded.Actor, language))),
        ],
        0);

    private static IEnumerable<PaperBlock> Checks(VerificationReportView report, Language language) =>
    [
        new PaperBlock.Heading(
            (Kinds.ParseUpload(report.Kind) is { } kind ? Attempt(kind, report.Attempt, language) : report.Kind)
            + $": {report.Indication}{(report.SubIndication is { } why ? $", {why}" : string.Empty)}, {Moment(report.At)}"),
        new PaperBlock.Table(
            [(EvidenceTexts.Check.In(language), 28, false), (EvidenceTexts.Result.In(language), 22, false), (EvidenceTexts.Basis.In(language), 50, false)],
            [
                .. report.Checks.Select(check => ImmutableArray.Create(
                    ReportTexts.Check(check.Name, language),
                    check.SubIndication is null ? check.Indication : $"{check.Indication} {check.SubIndication}",
                    string.Join(", ", check.Basis.Select(basis => $"{ReportTexts.Basis(basis.Key, language)} {Spaced(basis.Value)}")))),
            ],
            0),
    ];

    private static PaperBlock.Table Digests(IEnumerable<(string Name, Sha256Digest Digest)> files, Language language) => new(
        [(EvidenceTexts.File.In(language), 42, false), ("SHA-256", 58, false)],
        [.. files.Select(file => ImmutableArray.Create(file.Name, Spaced(file.Digest.Hex)))],
        0);

    private static IEnumerable<PaperBlock> Missing(LedgerEntry entry, ImmutableArray<EvidencePiece> missing, Language language) => missing.IsEmpty
        ? []
        :
        [
            new PaperBlock.Heading(EvidenceTexts.Missing.In(language)),
            new PaperBlock.Paragraph(EvidenceTexts.MissingWhy.In(language)),
            Digests(missing.Select(piece => (piece.Name + Erased(entry, piece, language), piece.Digest)), language),
        ];

    private static string Erased(LedgerEntry entry, EvidencePiece piece, Language language) =>
        entry.ErasedAt(piece.PrivateDocument is { } name && PrivateEnvelope.IsCopy(name) ? DocumentGroup.Copies : DocumentGroup.Record) is { } at
            ? " " + EvidenceTexts.Erased.In(language, ("on", at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            : string.Empty;

    private static string About(RenewalEvent happened, Language language) => happened switch
    {
        RenewalEvent.UploadReceived e => $": {Attempt(e.Kind, e.Attempt, language)}",
        RenewalEvent.UploadVerified e => $": {Attempt(e.Kind, e.Attempt, language)}",
        RenewalEvent.UploadRefused e => $": {Attempt(e.Kind, e.Attempt, language)}, {e.Code}",
        RenewalEvent.UploadReturned e => $": {Attempt(e.Kind, e.Attempt, language)}",
        RenewalEvent.UploadFlagged e => $": {Attempt(e.Kind, e.Attempt, language)}, {e.Flag}",
        RenewalEvent.PaymentRegistered e => FormattableString.Invariant($": {e.Amount:0.00} {e.Currency}"),
        RenewalEvent.IssuanceScheduled e => $": {Moment(e.Moment)}",
        RenewalEvent.OrderHeld e => $": {e.Cause}",
        _ => string.Empty,
    };

    private static string Attempt(UploadKind kind, int attempt, Language language) => EvidenceTexts.Attempt.In(
        language, ("kind", MailTexts.NameOf(kind).In(language)), ("attempt", attempt.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A digest in groups of 32 digits, so that a line can be broken between them.</summary>
    private static string Spaced(string value) => value.Length <= LongestWord ? value : string.Join(' ', value.Chunk(LongestWord).Select(part => new string(part)));

    /// <summary>The holder is named by the old certificate, above; operators by their identifiers.</summary>
    private static string Who(Actor actor, Language language) =>
        actor.Role == Operator ? $"{EvidenceTexts.Actor(actor.Role, language)} {actor.Id}" : EvidenceTexts.Actor(actor.Role, language);

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

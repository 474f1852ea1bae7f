using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Verification;
using DigiRenew.Pdf;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Requests;
using DigiRenew.Pki.Revocation;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

/// <summary>Walks one order through the journey on in-memory ports, with real signatures by real keys.</summary>
internal sealed class OrderWalk : IDisposable
{
    public const string Contact = "stefan@holder.example";
    public const string PersonalNumber = "1630615123457";

    private OrderWalk(DemoHierarchy demo, SoftwareKey sealKey, CertificateFacts seal)
    {
        Demo = demo;
        Time = new(demo.At);
        Settings = SettingsOf(demo);
        SealKey = sealKey;
        NewKey = SoftwareKey.Generate(KeyAlgorithm.P256);
        Ports = new()
        {
            Renewals = Renewals,
            Claims = new InMemoryClaims(Time),
            Evidence = Evidence,
            PrivateDocuments = PrivateDocuments,
            Register = Register,
            IssuingKey = new SoftIssuingKey(demo.Issuing, Counting),
            Seal = new SoftSealKey(seal, sealKey),
            AuditStore = Audit,
            RevocationLists = Lists,
            Mail = Mail,
            ReviewQueue = new InMemoryReviewQueue(),
            StatementInbox = new InMemoryStatementInbox(),
            Revocation = Authority,
            WakeUp = new NoWakeUp(),
            Secrets = new FixedSecrets(),
        };
        Counting.Key = demo.IssuingKey;
        Context = new(Ports, Settings, Time, NullLoggerFactory.Instance);
        Application = new(Context);
    }

    public static OperatorIdentity Officer { get; } = new("officer-1", ["officer"]);

    public static OperatorIdentity Finance { get; } = new("finance-1", ["finance"]);

    public DemoHierarchy Demo { get; }

    public ManualTime Time { get; }

    public ProviderSettings Settings { get; }

    public SoftwareKey SealKey { get; }

    public SoftwareKey NewKey { get; }

    public ChangeableRenewals Renewals { get; } = new();

    public ChangeableEvidence Evidence { get; } = new();

    public InMemoryPrivateDocuments PrivateDocuments { get; } = new();

    public InMemoryRegister Register { get; } = new();

    public InMemoryAuditStore Audit { get; } = new();

    public FixedRevocationLists Lists { get; } = new();

    public RecordingAuthority Authority { get; } = new();

    public OutboxMail Mail { get; } = new();

    public CountingKey Counting { get; } = new();

    public Ports Ports { get; }

    public JourneyContext Context { get; }

    public JourneyApplication Application { get; }

    /// <summary>What the holder's order says instead of what it should.</summary>
    public Func<OrderStatement, OrderStatement> Ordered { get; set; } = statement => statement;

    /// <summary>What the service's receipts say instead of what they should.</summary>
    public Func<ReceiptStatement, ReceiptStatement> Receipted { get; set; } = statement => statement;

    public RenewalId Id { get; } = new(new Guid("5b8f1c52-7a30-4a6e-9d1f-2f6a3c1d9e04"));

    public DateOnly IssueDate => Settings.Clock.DateOf(Demo.At).AddDays(2);

    public static OrderWalk Begin(DemoHolder? holder = null)
    {
        var demo = DemoHierarchy.Build(holder: holder);
        var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var seal = DemoHierarchy.Sign(demo.RootKey, ToBeSignedCertificate.ComposePlain(
            demo.Root,
            DistinguishedName.Write((Oids.Country, "RO"), (Oids.CommonName, "Exemplu Seal")),
            key.SubjectPublicKeyInfo,
            KeyUsage.DigitalSignature | KeyUsage.ContentCommitment,
            [],
            [],
            "4D1A000000000003",
            demo.At.AddYears(-1),
            demo.At.AddYears(3),
            demo.RootKey.Scheme));
        return new(demo, key, seal);
    }

    /// <summary>An order whose four uploads are verified.</summary>
    public static Task<OrderWalk> ToReviewAsync(params Blocker[] blockers) => ToReviewAsync(_ => { }, blockers);

    /// <param name="prepare">What is different about this one.</param>
    /// <param name="blockers">What an officer must settle.</param>
    public static async Task<OrderWalk> ToReviewAsync(Action<OrderWalk> prepare, params Blocker[] blockers)
    {
        var walk = Begin();
        prepare(walk);
        await walk.DraftAsync();
        await walk.PlaceAsync(blockers);
        await walk.MakePapersAsync();
        foreach (var kind in Kinds.Required)
        {
            await walk.UploadAsync(kind);
        }

        await walk.PublishAsync();
        return walk;
    }

    /// <summary>An order that is paid, approved and waits for its date.</summary>
    public static async Task<OrderWalk> ToScheduledAsync()
    {
        var walk = await ToReviewAsync();
        await walk.PayAsync();
        await walk.ApproveAsync();
        return walk;
    }

    /// <summary>An order whose moment has come, with a young list on which nothing stands.</summary>
    public static async Task<OrderWalk> ToIssuingAsync()
    {
        var walk = await ToScheduledAsync();
        walk.ReachIssueMoment();
        await new BeginIssuance(walk.Context).RunAsync(walk.Id, default);
        return walk;
    }

    public async Task<LedgerEntry> ReadAsync() => (await Context.Ledger.FindAsync(Id, default))!;

    public async Task DraftAsync(Language language = Language.Ro)
    {
        await Register.PutAsync(
            new(Sha256Digest.Of(Demo.Holder.Issuer.Span), Demo.Holder.Serial, Demo.Holder.PublicKey, "presence", new(2025, 11, 20), null, false, "0298A1B2", null, false, "valid", null), default);
        await Evidence.KeepFirstAsync(Id, "old-certificate", Demo.Holder.Der, default);
        var address = new AddressView("Strada Exemplu 1", "Cluj-Napoca", "Cluj", "400001", "RO");
        var form = new FormView("+40700000000", address, new("XX", "123456", IssueDate.AddYears(5)), PersonalNumber, new("person"), Contact);
        await PrivateDocuments.PutAsync(Id, "form", JsonSerializer.SerializeToUtf8Bytes(form, WireJson.Default.FormView), default);
        await PrivateDocuments.PutAsync(Id, "code", "271828"u8.ToArray(), default);
        var holder = Demo.Holder;
        var verdict = Settings.RulesOn(IssueDate).Judge(Settings.Clock.DateOf(Demo.At), Settings.Clock.DateOf(holder.NotAfter), IssueDate, Settings.BusinessDays);
        var drafted = new RenewalEvent.OrderDrafted(
            Id,
            new(holder.Sha256, holder.Serial, Sha256Digest.Of(holder.Issuer.Span), holder.NotBefore, holder.NotAfter),
            Sha256Digest.Of(NewKey.SubjectPublicKeyInfo.Span),
            IssueDate,
            2,
            new("eToken 5110", "0298A1B2", "15.0"),
            new(100m, 0.21m, 21m, 121m, "RON"),
            Digest("form"),
            Digest("draft"),
            "1.0",
            Digest("terms"),
            language,
            Digest("code"),
            Time.Now.AddMinutes(10),
            ((RuleVerdict.Yes)verdict).Rule);
        await DoAsync(new RenewalCommand.DraftOrder(drafted, verdict));
    }

    public async Task PlaceAsync(params Blocker[] blockers)
    {
        var request = await CertificationRequest.CreateAsync(Demo.Holder.Subject, NewKey, default);
        var statement = new OrderStatement(
            Purposes.Order,
            Settings.Origin,
            Id.Value,
            Time.Now.AddMinutes(5),
            Demo.Holder.Sha256.Hex,
            Digest("draft").Hex,
            IssueDate,
            2,
            new("eToken 5110", "0298A1B2", "15.0"),
            Convert.ToBase64String(request.Der.Span),
            "1.0",
            Digest("terms").Hex,
            "271828");
        var signed = await SignAsync(JsonSerializer.SerializeToUtf8Bytes(Ordered(statement), WireJson.Default.OrderStatement), StatementTypes.Order);
        var verdict = (await ReadAsync()).Order.Draft.Rule;
        await DoAsync(new RenewalCommand.PlaceOrder(
            Digest("code"),
            Demo.Holder.Sha256,
            Digest("draft"),
            IssueDate,
            request.PublicKey,
            await Evidence.KeepAsync(Id, signed, default),
            await Evidence.KeepAsync(Id, request.Der, default),
            Digest("terms"),
            [.. blockers],
            new RuleVerdict.Yes(IssueDate, IssueDate, verdict),
            Settings.Clock.StartOf(IssueDate.AddDays(15)),
            Time.Now));
    }

    public async Task MakePapersAsync()
    {
        var papers = ImmutableArray.CreateBuilder<Paper>();
        foreach (var kind in Enum.GetValues<PaperKind>())
        {
            var content = new PaperDocument(kind.ToString(), Id.Number, "ro", Settings.Name, Demo.At, [new PaperBlock.Paragraph("Text.")], "-").Write();
            papers.Add(new(kind, $"{kind.ToWire()}.pdf", await Evidence.KeepAsync(Id, content, default), content.Length));
        }

        await DoAsync(new RenewalCommand.RecordPapers(papers.ToImmutable(), "PF-10010-00001"));
    }

    public async Task UploadAsync(UploadKind kind)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        var entry = await ReadAsync();
        var attempt = entry.Order.NextAttempt(kind);
        var (file, signature) = kind.Paper() is { } paper
            ? (await SignPaperAsync(entry.Order.Papers.Single(made => made.Kind == paper)), (Sha256Digest?)null)
            : await SignFileAsync(kind, attempt);
        var receipt = new ReceiptStatement(
            Purposes.Receipt, Settings.Origin, Id.Value, kind.ToWire(), attempt, file.Hex, signature?.Hex, 1, Time.Now);
        var sealedReceipt = await CadesSignature.SignAsync(
            JsonSerializer.SerializeToUtf8Bytes(Receipted(receipt), WireJson.Default.ReceiptStatement), StatementTypes.Receipt, false, Ports.Seal.Certificate, [], SealKey, Time.Now, default);
        await DoAsync(new RenewalCommand.ReceiveUpload(new(
            kind, attempt, file, signature, 1, signature is null ? "pdf" : "png", await Evidence.KeepAsync(Id, sealedReceipt, default))));
        await DoAsync(new RenewalCommand.RecordVerified(kind, attempt, Sha256Digest.Zero, []));
    }

    public Task<Outcome<ReviewOrderView>> PayAsync(string reference = "FT-1", decimal amount = 121m) =>
        Application.RegisterPayment.RunAsync(Finance, new("PF-10010-00001", amount, "RON", reference, Settings.Clock.DateOf(Time.Now)), default);

    public Task<Outcome<ReviewOrderView>> ApproveAsync(OperatorIdentity? officer = null) =>
        DecideAsync(new("approve", Compared: ["name", "birth-date", "document-valid"]), officer);

    public async Task<Outcome<ReviewOrderView>> DecideAsync(DecisionRequest decision, OperatorIdentity? officer = null) =>
        await Application.DecideOrder.RunAsync(officer ?? Officer, Id, (await ReadAsync()).Version, decision, default);

    /// <summary>What a sealed decision says.</summary>
    public async Task<DecisionStatement> StatementAsync(Sha256Digest decision)
    {
        var verdict = CadesSignature.Verify((await Evidence.FindAsync(Id, decision, default))!.Value, StatementTypes.Decision, null);
        Assert.Equal(Ports.Seal.Certificate.Sha256, verdict.Signer!.Sha256);
        return JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.DecisionStatement)!;
    }

    /// <summary>The words that an operator wrote, by the digest in the sealed decision or the event; the first line is salt.</summary>
    public async Task<string> ReasonAsync(string digest)
    {
        var document = (await PrivateDocuments.FindAsync(Id, $"reason/{digest}", default))!.Value;
        Assert.Equal(digest, Sha256Digest.Of(document.Span).Hex);
        var lines = Encoding.UTF8.GetString(document.Span).Split('\n', 2);
        Assert.Equal(32, lines[0].Length);
        return lines[1];
    }

    public void ReachIssueMoment()
    {
        Time.Now = Settings.Clock.IssueMoment(IssueDate, Id);
        Lists.Answer = ListOf();
    }

    public RevocationAnswer ListOf(params RevokedEntry[] entries)
    {
        var now = Time.Now.AddTicks(-(Time.Now.Ticks % TimeSpan.TicksPerSecond));
        var listed = entries.Select(entry => entry with { At = entry.At.AddTicks(-(entry.At.Ticks % TimeSpan.TicksPerSecond)) });
        var der = Demo.RevocationList(1, now, now.AddDays(1), [.. listed]);
        return new RevocationAnswer.Found(RevocationList.Read(der, Demo.Issuing).List!, der);
    }

    /// <summary>Brings audit store and review queue up to date.</summary>
    public Task PublishAsync() => new PublishRecords(Context).RunAsync(Id, default);

    public ValueTask<byte[]> SignAsync(byte[] content, string contentType, SoftwareKey? key = null, CertificateFacts? certificate = null) =>
        CadesSignature.SignAsync(content, contentType, false, certificate ?? Demo.Holder, [], key ?? Demo.HolderKey, Time.Now, default);

    public async Task<LedgerEntry> DoAsync(RenewalCommand command)
    {
        var outcome = await Context.Ledger.ExecuteAsync(Id, Actor.Service, "test", _ => command, default);
        return Assert.IsType<Outcome<LedgerEntry>.Done>(outcome).Value;
    }

    public void Dispose()
    {
        Demo.Dispose();
        SealKey.Dispose();
        NewKey.Dispose();
    }

    public static Sha256Digest Digest(string of) => Sha256Digest.Of(Encoding.UTF8.GetBytes(of));

    private async Task<Sha256Digest> SignPaperAsync(Paper issued)
    {
        var paper = (await Evidence.FindAsync(Id, issued.Sha256, default))!.Value;
        var cms = await CadesSignature.SignAsync(
            SignedPaper.ToBeSigned(paper, Time.Now), CadesSignature.Data, true, Demo.Holder, [], Demo.HolderKey, null, default);
        return await Evidence.KeepAsync(Id, SignedPaper.Assemble(paper, Time.Now, cms), default);
    }

    private async Task<(Sha256Digest File, Sha256Digest? Signature)> SignFileAsync(UploadKind kind, int attempt)
    {
        var file = kind == UploadKind.Identity ? Files.Png((uint)attempt) : Encoding.UTF8.GetBytes($"{kind} {attempt}");
        await PrivateDocuments.PutAsync(Id, PrivateUploads.NameOf(kind, attempt, Sha256Digest.Of(file)), file, default);
        var cms = await CadesSignature.SignAsync(file, CadesSignature.Data, true, Demo.Holder, [], Demo.HolderKey, Time.Now, default);
        return (Sha256Digest.Of(file), await Evidence.KeepAsync(Id, cms, default));
    }

    private static ProviderSettings SettingsOf(DemoHierarchy demo) => new()
    {
        Origin = "https://renew.example",
        Name = "Furnizor Exemplu SRL",
        Address = new("Strada Exemplu 2", "București", "București", "010101", "RO"),
        TaxId = "RO12345674",
        RegistrationNumber = "J40/1/2020",
        Iban = "RO49AAAA1B31007593840000",
        Bank = "Banca Exemplu",
        Contacts = new("help@provider.example", "+40 21 000 0000", "L-V 9-17", "https://provider.example"),
        MailFrom = "renew@provider.example",
        FinanceMail = "finance@provider.example",
        OfficerMail = "officers@provider.example",
        Clock = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest"), new(8, 0), TimeSpan.FromMinutes(30)),
        BusinessDays = BusinessDays.Romania,
        Rules = [new("2026-1", new(2026, 1, 1))],
        Offers = [new(2, 100m, 0.21m, 21m, 121m, "RON")],
        TermsVersion = "1.0",
        KeyRules = [new("1", new(2026, 1, 1), [KeyAlgorithm.P256])],
        Devices = [new("eToken 5110", "vouched", new(2030, 1, 1))],
        AcceptedIdentificationMethods = ["presence"],
        TrustAnchors = [demo.Root],
        IssuingCertificates = [demo.Issuing],
        Profile = DemoHierarchy.Profile,
    };
}

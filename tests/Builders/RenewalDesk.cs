using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Sessions;
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
using DigiRenew.Tests.Builders.InMemory;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigiRenew.Tests.Builders;

/// <summary>A provider, a holder with a token, and the steps that the holder takes; a test names only what matters to it.</summary>
public sealed class RenewalDesk : IDisposable
{
    public const string Origin = "https://renew.example";
    public const string Thumbprint = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    private readonly SoftwareKey _sealKey = SoftwareKey.Generate(KeyAlgorithm.P256);

    /// <param name="holder">Null: a person alone.</param>
    /// <param name="change">Of the provider's settings.</param>
    /// <param name="pki">Null: one of P-256 keys. It is disposed with the desk.</param>
    public RenewalDesk(DemoHolder? holder = null, Func<ProviderSettings, ProviderSettings>? change = null, DemoHierarchy? pki = null)
    {
        Pki = pki ?? DemoHierarchy.Build(holder: holder);
        Time = new(Pki.At);
        Claims = new(Time);
        RevocationLists.Answer = ListOf();
        var seal = DemoHierarchy.Sign(Pki.IssuingKey, ToBeSignedCertificate.ComposePlain(
            Pki.Issuing,
            DistinguishedName.Write((Oids.Country, "RO"), (Oids.CommonName, "Exemplu Seal")),
            _sealKey.SubjectPublicKeyInfo,
            KeyUsage.DigitalSignature,
            [],
            [],
            "6A00000000000001",
            Pki.At.AddDays(-1),
            Pki.At.AddYears(2),
            Pki.IssuingKey.Scheme));
        var settings = Settings();
        Application = new(new(
            new Ports
            {
                Renewals = Renewals,
                Claims = Claims,
                Evidence = Evidence,
                PrivateDocuments = PrivateDocuments,
                Register = Register,
                IssuingKey = new SoftIssuingKey(Pki.Issuing, Pki.IssuingKey),
                Seal = new SoftSealKey(seal, _sealKey),
                AuditStore = new InMemoryAuditStore(),
                RevocationLists = RevocationLists,
                Mail = Mail,
                ReviewQueue = new InMemoryReviewQueue(),
                StatementInbox = new InMemoryStatementInbox(),
                Revocation = Authority,
                WakeUp = new NoWakeUp(),
                Secrets = new FixedSecrets(),
            },
            change?.Invoke(settings) ?? settings,
            Time,
            NullLoggerFactory.Instance));
    }

    public static DeviceView Token { get; } = new("SoftHSM v2", "a1b2c3d4e5f60718", "2.6");

    public DemoHierarchy Pki { get; }

    public ManualTime Time { get; }

    public InMemoryRenewals Renewals { get; } = new();

    public InMemoryClaims Claims { get; }

    public InMemoryEvidence Evidence { get; } = new();

    public InMemoryPrivateDocuments PrivateDocuments { get; } = new();

    public InMemoryRegister Register { get; } = new();

    public FixedRevocationLists RevocationLists { get; } = new();

    public RecordingAuthority Authority { get; } = new();

    public OutboxMail Mail { get; } = new();

    public JourneyApplication Application { get; }

    public JourneyContext Context => Application.Context;

    public SoftwareKey NewKey { get; } = SoftwareKey.Generate(KeyAlgorithm.P256);

    public HolderSession Session => new(Pki.Holder, Thumbprint, Time.Now.AddMinutes(30), null);

    public DateOnly Today => Context.Today;

    /// <summary>A provider's list with these entries.</summary>
    public RevocationAnswer ListOf(params RevokedEntry[] entries)
    {
        var der = Pki.RevocationList(entries);
        return new RevocationAnswer.Found(RevocationList.Read(der, Pki.Issuing).List!, der);
    }

    public async Task<SessionRequest> SessionRequestAsync(
        Func<SessionStatement, SessionStatement>? change = null, string contentType = StatementTypes.Session, CertificateFacts? signer = null, SoftwareKey? key = null)
    {
        var certificate = signer ?? Pki.Holder;
        var nonce = Application.IssueChallenge.Run().Nonce;
        var statement = new SessionStatement(Origin, certificate.Serial, certificate.IssuerName.ToString(), Time.Now, nonce, Thumbprint);
        var cms = await SignAsync((change?.Invoke(statement) ?? statement).ToBytes(), contentType, false, null, certificate, key);
        return new(Convert.ToBase64String(cms), Time.Now, nonce);
    }

    public DraftRequest Form(SoftwareKey? newKey = null) => new(
        "ro",
        Today.AddDays(5),
        2,
        new(true, true, true, true),
        "+40 721 234 567",
        new("Strada Exemplului 1, ap. 2", "București", "București", "010101", "RO"),
        new("RX", "123456", Today.AddYears(3)),
        new("person"),
        Sha256Digest.Of((newKey ?? NewKey).SubjectPublicKeyInfo.Span).Hex,
        Token,
        "1",
        Terms(Language.Ro));

    public string Terms(Language language) => Done(Application.ReadTerms.Run("1", language)).Sha256.Hex;

    public async Task<DraftView> DraftAsync(DraftRequest? form = null) =>
        Done(await Application.DraftOrder.RunAsync(Session, form ?? Form(), CancellationToken.None));

    public async Task<string> CodeAsync(Guid draft) =>
        Encoding.ASCII.GetString((await PrivateDocuments.FindAsync(new(draft), "code", CancellationToken.None))!.Value.Span);

    public async Task<OrderStatement> StatementAsync(DraftView draft, DraftRequest? form = null, SoftwareKey? newKey = null)
    {
        var drafted = form ?? Form();
        var request = await CertificationRequest.CreateAsync(Pki.Holder.Subject, newKey ?? NewKey, CancellationToken.None);
        return new(
            Purposes.Order,
            Origin,
            draft.Id,
            Time.Now.AddMinutes(10),
            Pki.Holder.Sha256.Hex,
            draft.Sha256,
            drafted.IssueDate,
            drafted.ValidityYears,
            drafted.Device,
            Convert.ToBase64String(request.Der.Span),
            drafted.TermsVersion,
            drafted.TermsSha256,
            await CodeAsync(draft.Id));
    }

    public async Task<Outcome<OrderView>> PlaceAsync(OrderStatement statement, string idempotencyKey = "first-attempt") => await Application.PlaceOrder.RunAsync(
        Session,
        await SignAsync(JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.OrderStatement), StatementTypes.Order),
        idempotencyKey,
        Language.En,
        CancellationToken.None);

    /// <summary>An order whose four papers are made.</summary>
    public async Task<RenewalId> OrderAsync(DraftRequest? form = null)
    {
        var draft = await DraftAsync(form);
        Done(await PlaceAsync(await StatementAsync(draft, form), Guid.NewGuid().ToString()));
        await new MakePapers(Context).RunAsync(new(draft.Id), CancellationToken.None);
        return new(draft.Id);
    }

    /// <summary>An order whose four required uploads are verified, with all its effects done.</summary>
    public async Task<RenewalId> ReviewedAsync(DraftRequest? form = null)
    {
        var id = await OrderAsync(form);
        foreach (var kind in Kinds.SignedPapers)
        {
            Done(await SendAsync(id, kind, await SignedPaperAsync((await PaperAsync(id, kind.Paper()!.Value)).Content)));
        }

        var copy = Files.Png();
        Done(await SendAsync(id, UploadKind.Identity, copy, await SignatureOfAsync(copy)));
        await Application.Effects.AdvanceAsync(id, CancellationToken.None);
        return id;
    }

    /// <summary>Pays, approves and issues an order under review, as finance-1, officer-1 and time do it.</summary>
    /// <param name="id">The order.</param>
    /// <param name="approved">An officer has approved it before.</param>
    public async Task IssueAsync(RenewalId id, bool approved = false)
    {
        var order = (await EntryAsync(id)).Order;
        var price = order.Draft.Price;
        Done(await Application.RegisterPayment.RunAsync(new("finance-1", ["finance"]), new(order.ProformaNumber!, price.Total, price.Currency, "FT-1", Today), CancellationToken.None));
        var approval = new DecisionRequest("approve", Compared: ["name", "birth-date", "document-valid"]);
        if (!approved)
        {
            Done(await Application.DecideOrder.RunAsync(new("officer-1", ["officer"]), id, (await EntryAsync(id)).Version, approval, CancellationToken.None));
        }

        Time.Now = (await EntryAsync(id)).Order.IssueMoment!.Value;
        var now = Time.Now.AddTicks(-(Time.Now.Ticks % TimeSpan.TicksPerSecond));
        var der = Pki.RevocationList(1, now, now.AddDays(1));
        RevocationLists.Answer = new RevocationAnswer.Found(RevocationList.Read(der, Pki.Issuing).List!, der);
        await Application.Effects.AdvanceAsync(id, CancellationToken.None);
    }

    public async Task<PaperFile> PaperAsync(RenewalId id, PaperKind kind) =>
        Done(await Application.ReadPaper.RunAsync(Session, id, kind, CancellationToken.None));

    /// <summary>A paper signed as the agent signs it.</summary>
    public async Task<byte[]> SignedPaperAsync(ReadOnlyMemory<byte> paper, DateTimeOffset? claimed = null, CertificateFacts? signer = null, SoftwareKey? key = null, DateTimeOffset? signingTime = null)
    {
        var time = claimed ?? Time.Now;
        return SignedPaper.Assemble(paper, time, await SignAsync(SignedPaper.ToBeSigned(paper, time), CadesSignature.Data, true, signingTime, signer, key));
    }

    public Task<byte[]> SignatureOfAsync(byte[] file, DateTimeOffset? signingTime = null, CertificateFacts? signer = null, SoftwareKey? key = null) =>
        SignAsync(file, CadesSignature.Data, true, signingTime ?? Time.Now, signer, key);

    public Task<Outcome<ReceiptView>> SendAsync(RenewalId id, UploadKind kind, byte[] file, byte[]? signature = null, string? name = null) => Application.ReceiveUpload.RunAsync(
        Session, id, kind, name ?? (kind.Paper() is null ? "copy.png" : "paper.pdf"), file, signature is null ? (ReadOnlyMemory<byte>?)null : signature, CancellationToken.None);

    public Task<EffectResult> VerifyAsync(RenewalId id, UploadKind kind, int attempt = 1) => new VerifyUpload(Context).RunAsync(id, kind, attempt, CancellationToken.None);

    public async Task<UploadView> UploadAsync(RenewalId id, UploadKind kind, Language language = Language.En) =>
        Done(await Application.ReadUpload.RunAsync(Session, id, kind, language, CancellationToken.None));

    public async Task<RenewalState> StateAsync(RenewalId id) => (await EntryAsync(id)).State;

    public async Task<LedgerEntry> EntryAsync(RenewalId id) => (await Context.Ledger.FindAsync(id, CancellationToken.None))!;

    /// <summary>Enters the holder's certificate in the register.</summary>
    public Task RegisterAsync(Func<RegisterEntry, RegisterEntry> change) => Register.PutAsync(
        change(new(
            Sha256Digest.Of(Pki.Holder.Issuer.Span),
            Pki.Holder.Serial,
            Pki.Holder.PublicKey,
            "presence",
            new(2025, 11, 20),
            null,
            false,
            null,
            null,
            false,
            "valid",
            null)),
        CancellationToken.None);

    /// <summary>Carries an order past review and issuance, which are other rooms' business.</summary>
    public async Task IssuedAsync(RenewalId id, CertificateFacts issued)
    {
        foreach (var kind in Kinds.Required)
        {
            await RunAsync(id, new RenewalCommand.ReceiveUpload(new(kind, 1, Sha256Digest.Zero, null, 1, "pdf", Sha256Digest.Zero)));
            await RunAsync(id, new RenewalCommand.RecordVerified(kind, 1, Sha256Digest.Zero, []));
        }

        var price = (await EntryAsync(id)).Order.Draft.Price;
        await RunAsync(id, new RenewalCommand.RegisterPayment(price.Total, price.Currency, Sha256Digest.Zero, "finance-1", Time.Now));
        await RunAsync(id, new RenewalCommand.Approve(
            "officer-1", Sha256Digest.Zero, ["name", "birth-date", "document-valid"], 1, new RuleVerdict.Yes(Today, Today, new("standard", "1", Today, ImmutableSortedDictionary<string, string>.Empty)), Time.Now));
        await RunAsync(id, new RenewalCommand.FixIssuance(new(issued.Serial, issued.NotBefore, issued.NotAfter, Sha256Digest.Zero, Sha256Digest.Zero), Time.Now, true));
        await RunAsync(id, new RenewalCommand.RecordIssued(issued.Sha256));
        await Claims.TryClaimAsync($"issued/{issued.Sha256}", id.ToString(), null, CancellationToken.None);
    }

    /// <summary>Runs a command that must be accepted.</summary>
    public async Task RunAsync(RenewalId id, RenewalCommand command) =>
        Done(await Context.Ledger.ExecuteAsync(id, Actor.Service, "test", _ => command, CancellationToken.None));

    public Task<byte[]> SignAsync(
        byte[] content, string contentType, bool detached = false, DateTimeOffset? signingTime = null, CertificateFacts? signer = null, SoftwareKey? key = null) => CadesSignature.SignAsync(
            content, contentType, detached, signer ?? Pki.Holder, [], key ?? Pki.HolderKey, signingTime, CancellationToken.None).AsTask();

    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done { Value: var value }
        ? value
        : throw new InvalidOperationException($"This was refused: {((Outcome<T>.Refused)outcome).Why.Problem.Code}.");

    /// <exception cref="InvalidOperationException">It was not refused.</exception>
    public static string Code<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused { Why: var why }
        ? why.Problem.Code
        : throw new InvalidOperationException("This was not refused.");

    public void Dispose()
    {
        Pki.Dispose();
        _sealKey.Dispose();
        NewKey.Dispose();
    }

    private ProviderSettings Settings() => new()
    {
        Origin = Origin,
        Name = "Furnizor Exemplu SRL",
        Address = new("Bulevardul Exemplu 10", "București", "București", "020202", "RO"),
        TaxId = "RO18547290",
        RegistrationNumber = "J40/1/2020",
        Iban = "RO49AAAA1B31007593840000",
        Bank = "Banca Exemplu",
        Contacts = new("ajutor@provider.example", "+40 31 000 0000", "24/7", "https://provider.example"),
        MailFrom = "renew@provider.example",
        FinanceMail = "finance@provider.example",
        OfficerMail = "officer@provider.example",
        Clock = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest"), new(8, 0), TimeSpan.Zero),
        BusinessDays = BusinessDays.Romania,
        Rules = [new("1", new(2026, 1, 1))],
        Offers = [new(1, 100m, 0.21m, 21m, 121m, "RON"), new(2, 180m, 0.21m, 37.80m, 217.80m, "RON")],
        TermsVersion = "1",
        KeyRules = [new("1", new(2026, 1, 1), [KeyAlgorithm.Rsa3072, KeyAlgorithm.P256])],
        Devices = [new("eToken 5110", "vouched", new(2027, 12, 31))],
        AcceptedIdentificationMethods = ImmutableHashSet.Create(StringComparer.Ordinal, "presence"),
        TrustAnchors = [Pki.Root],
        IssuingCertificates = [Pki.Issuing],
        Profile = DemoHierarchy.Profile,
        Development = true,
    };
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Agent.Service;
using DigiRenew.Agent.Sessions;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pdf;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Requests;

namespace DigiRenew.Demo.Direct;

/// <summary>A holder who speaks the API with software keys: the agent's client, without token and program.</summary>
public sealed class DirectHolder : IDisposable
{
    /// <summary>The token that the holder claims to have; accepted under --development only.</summary>
    public static DeviceView Device { get; } = new("SoftHSM v2", "a1b2c3d4e5f60718", "2.6");

    private readonly SoftwareKey _newKey;
    private readonly SoftwareKey _oldKey;
    private readonly AgentClock _clock = new(TimeProvider.System);
    private readonly ServiceClient _client;
    private readonly Language _language;

    /// <param name="origin">The service's origin, as statements name it.</param>
    /// <param name="certificate">The certificate under renewal.</param>
    /// <param name="key">Its private key; disposed with the holder.</param>
    /// <param name="language">Of papers and mails.</param>
    /// <param name="transport">Carries the requests; disposed with the holder.</param>
    /// <param name="newKey">Type of the new key.</param>
    public DirectHolder(
        Uri origin, CertificateFacts certificate, SoftwareKey key, Language language, HttpMessageHandler transport, KeyAlgorithm newKey = KeyAlgorithm.P256)
    {
        Certificate = certificate;
        _oldKey = key;
        _language = language;
        _newKey = SoftwareKey.Generate(newKey);
        _client = new(ServiceAddress.Read(origin.ToString()), transport, language, _clock) { IsPatient = false }; // what the service says is seen at once
    }

    public CertificateFacts Certificate { get; }

    /// <summary>The same holder with the same token at another computer, with a new key of its own.</summary>
    /// <param name="transport">Carries the requests; disposed with the holder.</param>
    public DirectHolder AtAnotherComputer(HttpMessageHandler transport)
    {
        var other = new DirectHolder(
            new(_client.Address.Origin), Certificate, SoftwareKey.ImportPkcs8(_oldKey.ExportPkcs8()), _language, transport, PublicKeys.AlgorithmOf(_newKey.SubjectPublicKeyInfo)!.Value);
        other.Follow(Now);
        return other;
    }

    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(_clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Follows the service's clock.</summary>
    public void Follow(DateTimeOffset serviceTime) => _clock.Follow(serviceTime);

    /// <summary>Opens a session with the certificate under renewal.</summary>
    public Task<SessionView> OpenAsync() => SessionOpener.OpenAsync(_client, Certificate, [], _oldKey, default);

    public async Task<DraftView> DraftAsync(DateOnly issueDate) => await _client.DraftAsync(await FormAsync(issueDate), default);

    /// <summary>Signs the order once; the answer sends it, as often as it is called, under one Idempotency-Key.</summary>
    public async Task<Func<Task<OrderView>>> SignOrderAsync(DraftView draft, DateOnly issueDate, string code)
    {
        var form = await FormAsync(issueDate);
        var request = await CertificationRequest.CreateAsync(Certificate.Subject, _newKey, default);
        var statement = new OrderStatement(
            Purposes.Order,
            _client.Address.Origin,
            draft.Id,
            Now.AddMinutes(10),
            Certificate.Sha256.Hex,
            draft.Sha256,
            issueDate,
            form.ValidityYears,
            Device,
            Convert.ToBase64String(request.Der.Span),
            form.TermsVersion,
            form.TermsSha256,
            code);
        var cms = await SignAsync(statement, WireJson.Default.OrderStatement, StatementTypes.Order);
        var idempotencyKey = Guid.NewGuid().ToString();
        return () => _client.PlaceOrderAsync(cms, idempotencyKey, default);
    }

    public Task<IReadOnlyList<OrderView>> OrdersAsync() => _client.OrdersAsync(default);

    public Task<OrderView> OrderAsync(Guid order) => _client.OrderAsync(order, default);

    public Task<byte[]> PaperAsync(Guid order, PaperKind kind) => _client.PaperAsync(order, kind.ToWire(), default);

    public Task<UploadView> UploadAsync(Guid order, UploadKind kind) => _client.UploadStatusAsync(order, kind.ToWire(), default);

    /// <summary>Signs a paper or the identity copy once; the answer sends it, as often as it is called.</summary>
    /// <param name="order">The order.</param>
    /// <param name="kind">What is sent.</param>
    /// <param name="content">Another file than the one that the service made; null for that one.</param>
    public async Task<Func<Task<ReceiptView>>> SignUploadAsync(OrderView order, UploadKind kind, byte[]? content = null)
    {
        if (kind.Paper() is not { } paper)
        {
            var copy = content ?? IdentityCopy.Png();
            var signature = await CadesSignature.SignAsync(copy, CadesSignature.Data, true, Certificate, [], _oldKey, Now, default);
            var fileName = copy.AsSpan().StartsWith("%PDF"u8) ? "identitate.pdf" : "identitate.png";
            return () => _client.UploadAsync(order.Id, kind.ToWire(), fileName, copy, signature, default);
        }

        var made = content ?? await PaperAsync(order.Id, paper);
        var claimed = Now;
        var cms = await CadesSignature.SignAsync(
            SignedPaper.ToBeSigned(made, claimed), CadesSignature.Data, true, Certificate, [], _oldKey, null, default);
        var signed = SignedPaper.Assemble(made, claimed, cms);
        var name = order.Papers.Single(one => one.Kind == paper.ToWire()).FileName;
        return () => _client.UploadAsync(order.Id, kind.ToWire(), name, signed, null, default);
    }

    public async Task<CertificateFacts> CertificateAsync(Guid order) =>
        CertificateFacts.Read(Convert.FromBase64String((await _client.CertificateAsync(order, default)).Certificate));

    /// <summary>Reports the installation with the new key.</summary>
    public async Task InstallAsync(Guid order, CertificateFacts issued)
    {
        var statement = new InstallationStatement(
            Purposes.Installation, _client.Address.Origin, order, Now.AddMinutes(5), issued.Sha256.Hex, Device);
        var cms = await CadesSignature.SignAsync(
            JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.InstallationStatement), StatementTypes.Installation, false, issued, [], _newKey, null, default);
        await _client.ReportInstallationAsync(order, cms, default);
    }

    /// <summary>Cancels an order.</summary>
    public async Task CancelAsync(Guid order) => await _client.CancelAsync(
        order,
        await SignAsync(new CancelStatement(Purposes.Cancel, _client.Address.Origin, order, Now.AddMinutes(5)), WireJson.Default.CancelStatement, StatementTypes.Cancel),
        default);

    public void Dispose()
    {
        _client.Dispose();
        _oldKey.Dispose();
        _newKey.Dispose();
    }

    private async Task<DraftRequest> FormAsync(DateOnly issueDate)
    {
        var terms = (await _client.PolicyAsync(default)).Terms;
        return new(
            _language.ToTag(),
            issueDate,
            2,
            new(true, true, true, true),
            "+40310000000",
            new("Strada Exemplului 1", "București", "București", "010101", "RO"),
            new("RX", "123456", issueDate.AddYears(3)),
            new("person"),
            Sha256Digest.Of(_newKey.SubjectPublicKeyInfo.Span).Hex,
            Device,
            terms.Version,
            terms.Sha256[_language.ToTag()]);
    }

    private async Task<byte[]> SignAsync<T>(T statement, JsonTypeInfo<T> type, string contentType) => await CadesSignature.SignAsync(
        JsonSerializer.SerializeToUtf8Bytes(statement, type), contentType, false, Certificate, [], _oldKey, null, default);
}

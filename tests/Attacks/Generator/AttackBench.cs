using System.Security.Cryptography;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Configuration;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>A provider, a holder whose order waits for uploads, and what an attacker does with their files.</summary>
public sealed class AttackBench : IDisposable
{
    private readonly List<IDisposable> _keys = [];

    private AttackBench(RenewalDesk desk) => Desk = desk;

    public RenewalDesk Desk { get; }

    /// <summary>The order.</summary>
    public RenewalId Id { get; private set; }

    public DemoHierarchy Pki => Desk.Pki;

    /// <summary>An order whose papers are made.</summary>
    public static async Task<AttackBench> OpenAsync(DemoHolder? holder = null, DemoHierarchy? pki = null, Func<ProviderSettings, ProviderSettings>? change = null)
    {
        var bench = new AttackBench(new(holder, change, pki));
        bench.Id = await bench.Desk.OrderAsync();
        return bench;
    }

    /// <summary>A draft that waits for its order.</summary>
    public static async Task<(AttackBench Bench, DraftView Draft)> DraftAsync()
    {
        var bench = new AttackBench(new());
        return (bench, await bench.Desk.DraftAsync());
    }

    public async Task<byte[]> PaperAsync(PaperKind kind = PaperKind.Contract) => (await Desk.PaperAsync(Id, kind)).Content.ToArray();

    /// <summary>The holder's CMS over octets that an attacker chose: the worst case, a holder who was made to sign them.</summary>
    public Task<byte[]> SignAsync(byte[] content) => Desk.SignAsync(content, Oids.Data, detached: true);

    /// <summary>A contract as a sender.</summary>
    public Attempt Contract(byte[] file) => new Attempt.Upload(this, UploadKind.Contract, "contract.pdf", file);

    /// <summary>An identity copy with its signature.</summary>
    public Attempt Copy(byte[] file, byte[] signature, string name = "copy.png") => new Attempt.Upload(this, UploadKind.Identity, name, file, signature);

    /// <summary>An identity copy that the holder signs as it should be signed.</summary>
    public async Task<Attempt> CopyAsync(byte[] file, string name) => Copy(file, await Desk.SignatureOfAsync(file), name);

    /// <summary>A certificate of the provider, with the holder's name, for another key.</summary>
    public CertificateFacts Twin(ReadOnlyMemory<byte> subjectPublicKeyInfo, string serial = "5A1D4C0B2E7F9040") =>
        Pki.Issue(Pki.Holder.Subject, subjectPublicKeyInfo, serial, Pki.Holder.NotBefore, Pki.Holder.NotAfter);

    public SoftwareKey NewKey()
    {
        var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        _keys.Add(key);
        return key;
    }

    public RSA NewRsa(int bits)
    {
        var key = RSA.Create(bits);
        _keys.Add(key);
        return key;
    }

    public void Dispose()
    {
        _keys.ForEach(key => key.Dispose());
        Desk.Dispose();
    }
}

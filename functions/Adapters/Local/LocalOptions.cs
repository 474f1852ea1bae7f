using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Adapters.Local.Mail;
using DigiRenew.Adapters.Local.Pump;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.Local;

/// <summary>What one machine's ports are opened with.</summary>
/// <param name="DataDirectory">Holds everything: digirenew.db, audit/, evidence/, private/, mail/, keys/, pki/, published/. Made where it is missing.</param>
/// <param name="Origin">Scheme and authority under which this host is reached.</param>
/// <param name="Time">The host's clock.</param>
public sealed record LocalOptions(string DataDirectory, string Origin, TimeProvider Time)
{
    /// <summary>Started with --development: a demo hierarchy is made at first start.</summary>
    public bool Development { get; init; }

    /// <summary>Type of the demo hierarchy's keys.</summary>
    public KeyAlgorithm DemoKeys { get; init; } = KeyAlgorithm.Rsa3072;

    /// <summary>The mail server; null: the outbox folder mail/.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>The file whose first line is the issuing key's passphrase; null: keys/issuing.pass.</summary>
    public string? IssuingPassphrase { get; init; }

    /// <summary>Where the issuing key lies, apart from everything else; null: keys/.</summary>
    public string? IssuingDirectory { get; init; }

    /// <summary>The token on which the issuing key lies; null: it is in a file.</summary>
    public IssuingToken? IssuingToken { get; init; }

    /// <summary>Which keys this process may use.</summary>
    public KeyShare Keys { get; init; } = KeyShare.Both;

    /// <summary>Whether this service makes the revocation lists of its issuing keys, into published/; false: somebody else who has the keys does.</summary>
    public bool PublishesRevocationLists { get; init; }

    /// <summary>Where revocation lists may be got from, beside pki/*.crl and published/*.crl.</summary>
    public IReadOnlyList<Uri> RevocationAddresses { get; init; } = [];

    /// <summary>OCSP responders that decide right before issuance; none: revocation lists do.</summary>
    public IReadOnlyList<Uri> ResponderAddresses { get; init; } = [];

    /// <summary>Time-stamping authorities, asked in this order; none: nothing is stamped.</summary>
    public IReadOnlyList<Uri> TimeStampAuthorities { get; init; } = [];

    /// <summary>The anchors of time-stamping authorities.</summary>
    public IReadOnlyCollection<CertificateFacts> TimeStampAnchors { get; init; } = [];

    /// <summary>Where the lists are got from by which those authorities' certificates stand; none: nobody looks.</summary>
    public IReadOnlyList<Uri> TimeStampRevocationAddresses { get; init; } = [];

    /// <summary>Where renewals and all that belongs to them are kept; null: in the data directory.</summary>
    public StoragePorts? Storage { get; init; }

    public EffectPumpOptions Pump { get; init; } = new();
}

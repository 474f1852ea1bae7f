namespace DigiRenew.Contracts.Catalogue;

public static partial class AgentTexts
{
    /// <summary>What a state of an order is called for the holder; the wire name itself for one that a newer service knows.</summary>
    public static Text State(string wire) => wire switch
    {
        "drafted" => new("ciornă, așteaptă codul", "draft, waits for the code"),
        "placed" => new("primită, se pregătesc documentele", "received, papers being made"),
        "awaiting-uploads" => new("așteaptă documentele semnate", "waits for the signed papers"),
        "awaiting-identification" => new("așteaptă identificarea", "waits for identification"),
        "under-review" => new("se verifică de operator", "under review"),
        "approved" => new("aprobată, așteaptă plata", "approved, waits for payment"),
        "scheduled" => new("programată pentru emitere", "scheduled"),
        "issuing" => new("se emite", "being issued"),
        "issued" => new("certificat emis, de scris pe token", "certificate issued, to be written to the token"),
        "installed" => new("încheiată, certificat instalat", "done, certificate installed"),
        "on-hold" => new("suspendată", "on hold"),
        "refused" => new("refuzată", "refused"),
        "cancelled" => new("anulată", "cancelled"),
        "revoked" => new("oprită: certificatul vechi a fost revocat", "ended: the old certificate was revoked"),
        "lapsed" => new("expirată", "lapsed"),
        _ => new(wire, wire),
    };

    /// <summary>What an upload or paper kind is called for the holder.</summary>
    public static Text Kind(string wire) => wire switch
    {
        "contract" => KindContract,
        "declaration" => KindDeclaration,
        "terms" => KindTerms,
        "proforma" => KindProforma,
        "identity" => KindIdentity,
        "payment-proof" => KindPaymentProof,
        "authorisation" => KindAuthorisation,
        _ => new(wire, wire),
    };

    /// <summary>How an upload stands.</summary>
    public static Text UploadStatus(string wire) => wire switch
    {
        "missing" => UploadMissing,
        "verifying" => UploadVerifying,
        "accepted" => UploadAccepted,
        "refused" => UploadRefused,
        _ => new(wire, wire),
    };
}

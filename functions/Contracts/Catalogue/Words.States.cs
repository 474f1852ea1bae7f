namespace DigiRenew.Contracts.Catalogue;

public static partial class Words
{
    private static Dictionary<string, Text> States => new(StringComparer.Ordinal)
    {
        ["not-ordered"] = new("fără comandă", "no order"),
        ["drafted"] = new("în așteptarea codului", "waiting for the code"),
        ["placed"] = new("plasată, documentele se întocmesc", "placed, papers being made"),
        ["awaiting-uploads"] = new("în așteptarea documentelor", "waiting for documents"),
        ["awaiting-identification"] = new("în așteptarea identificării", "waiting for identification"),
        ["under-review"] = new("în verificare la operator", "under review"),
        ["approved"] = new("aprobată, în așteptarea plății", "approved, waiting for payment"),
        ["scheduled"] = new("programată pentru emitere", "scheduled for issuance"),
        ["issuing"] = new("în curs de emitere", "being issued"),
        ["issued"] = new("certificat emis", "certificate issued"),
        ["installed"] = new("certificat instalat", "certificate installed"),
        ["on-hold"] = new("suspendată", "on hold"),
        ["refused"] = new("refuzată", "refused"),
        ["cancelled"] = new("anulată", "cancelled"),
        ["revoked"] = new("încheiată prin revocare", "ended by revocation"),
        ["lapsed"] = new("expirată", "lapsed"),
    };
}

using System.Collections.Immutable;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Register;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Retention;

/// <summary>What is kept about one holder, and who has seen it (SPEC §9).</summary>
/// <param name="Certificates">Serial numbers of the certificates that hang together by renewals.</param>
/// <param name="Register">What the holder register knows of them.</param>
/// <param name="Orders">Their orders, oldest first.</param>
public sealed record HolderReport(ImmutableArray<string> Certificates, ImmutableArray<RegisterEntry> Register, ImmutableArray<HolderReport.Order> Orders)
{
    /// <summary>One order.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="OldSerial">The certificate that was renewed.</param>
    /// <param name="NewSerial">The one that was issued; null where none was.</param>
    /// <param name="CopiesUntil">Until when the copies are kept; null while the order is open.</param>
    /// <param name="CopiesErased">When they were erased.</param>
    /// <param name="RecordUntil">The same for all the rest.</param>
    /// <param name="RecordErased">The same for all the rest.</param>
    /// <param name="Form">The form as the holder filled it in; null where it is gone.</param>
    /// <param name="Files">What was received and made.</param>
    /// <param name="Seen">Who looked at documents of this order, by the audit trail.</param>
    /// <param name="Trail">Everything that happened.</param>
    public sealed record Order(
        RenewalId Id,
        string State,
        string OldSerial,
        string? NewSerial,
        DateTimeOffset? CopiesUntil,
        DateTimeOffset? CopiesErased,
        DateTimeOffset? RecordUntil,
        DateTimeOffset? RecordErased,
        FormView? Form,
        ImmutableArray<KeptFile> Files,
        ImmutableArray<Step> Seen,
        ImmutableArray<Step> Trail);

    /// <summary>A file, or what is left of it.</summary>
    /// <param name="Name">E.g. identity-1, or the paper's kind.</param>
    /// <param name="Sha256">Its digest, which stays.</param>
    /// <param name="Length">Octets.</param>
    /// <param name="IsKept">Whether it can still be read.</param>
    public sealed record KeptFile(string Name, Sha256Digest Sha256, long Length, bool IsKept);

    /// <summary>A record of the audit trail.</summary>
    public sealed record Step(long Sequence, DateTimeOffset At, string What, string Role, string By, string Cause);
}

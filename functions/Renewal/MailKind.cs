namespace DigiRenew.Renewal;

/// <summary>The messages that DigiRenew sends.</summary>
public enum MailKind
{
    /// <summary>The six-digit validation code.</summary>
    Code,

    /// <summary>The four papers.</summary>
    Papers,

    /// <summary>Days before the order lapses.</summary>
    Reminder,

    UploadRefused,
    PaymentRegistered,

    /// <summary>Approved, with the date of issue.</summary>
    Approved,

    /// <summary>Issued, with what to do now.</summary>
    Issued,

    NotInstalled,
    Installed,
    OrderRefused,
    Cancelled,
    Lapsed,
    Revoked,
    OnHold,

    /// <summary>The code that confirms a correspondence address; the only message that goes to it unconfirmed.</summary>
    CorrespondenceCode,

    /// <summary>What was paid has been paid back.</summary>
    Refunded,
}

using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Pki;

namespace DigiRenew.Journey.Register;

/// <summary>Reads one row of a register file, and notes everything that is wrong with it.</summary>
internal sealed class RegisterRow(int line, ImmutableArray<string> fields, DateOnly today, ImmutableArray<RegisterImportError>.Builder errors)
{
    private const int LongestText = 254;

    public static ImmutableArray<string> Columns { get; } =
    [
        "issuerSha256", "serial", "publicKeySha256", "identificationMethod", "identifiedOn", "contact", "contactBounced",
        "deviceSerial", "subscriber", "standingAuthorisation", "status", "changedOn",
    ];

    /// <summary>The entry; it is of use only where no error was noted.</summary>
    public RegisterEntry Read() => new(
        Digest("issuerSha256"),
        Serial(),
        Digest("publicKeySha256"),
        Optional("identificationMethod", value => value.Length <= 40 && value.All(c => char.IsAsciiLetterLower(c) || c == '-'), "lower-case letters and hyphens"),
        Date("identifiedOn"),
        Optional("contact", value => value.Length <= LongestText && value.IndexOf('@', StringComparison.Ordinal) > 0 && !value.Any(char.IsWhiteSpace), "an e-mail address"),
        Flag("contactBounced"),
        Optional("deviceSerial", value => value.Length <= 64, "at most 64 characters"),
        Optional("subscriber", value => value.Length <= LongestText, "at most 254 characters"),
        Flag("standingAuthorisation"),
        Required("status", value => value is "valid" or "on-hold" or "revoked", "valid, on-hold or revoked"),
        Date("changedOn"));

    private string this[string column] => fields[Columns.IndexOf(column)];

    private Sha256Digest Digest(string column)
    {
        Require(column, Sha256Digest.TryParse(this[column], out var digest), "64 hexadecimal digits");
        return digest;
    }

    private string Serial() => Required(
        "serial",
        value => value.Length is >= 2 and <= 40 && value.Length % 2 == 0 && value.All(c => char.IsAsciiDigit(c) || c is >= 'A' and <= 'F'),
        "upper-case hexadecimal of whole octets, at most 20");

    private DateOnly? Date(string column)
    {
        if (this[column].Length == 0)
        {
            return null;
        }

        var read = DateOnly.TryParseExact(this[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        Require(column, read && date <= today, "a date yyyy-MM-dd that is not in the future, or nothing");
        return date;
    }

    private bool Flag(string column)
    {
        Require(column, this[column] is "true" or "false", "true or false");
        return this[column] == "true";
    }

    private string? Optional(string column, Func<string, bool> isRight, string expected) =>
        this[column].Length == 0 ? null : Required(column, isRight, expected);

    private string Required(string column, Func<string, bool> isRight, string expected)
    {
        Require(column, isRight(this[column]), expected);
        return this[column];
    }

    private void Require(string column, bool right, string expected)
    {
        if (!right)
        {
            errors.Add(new(line, column, $"must be {expected}"));
        }
    }
}

using System.Globalization;
using System.Net;

namespace DigiRenew.Hosts.Local;

/// <summary>What the command line says.</summary>
/// <param name="Data">Folder of everything that is kept.</param>
/// <param name="Urls">Where to listen.</param>
/// <param name="Development">Movable clock, API keys, demo hierarchy.</param>
/// <param name="Clock">The moment at which the clock starts; null for now.</param>
/// <param name="Settings">A file that overrides appsettings.json.</param>
/// <param name="WriteOpenApi">Only writes the OpenAPI description to this file.</param>
/// <param name="Part">What this process does.</param>
/// <param name="IssuingData">Folder of the issuing key; null: keys/ of <paramref name="Data"/>.</param>
/// <param name="WriteRoles">Only writes the table of roles and routes to this file.</param>
/// <param name="Help">Only shows the usage.</param>
/// <param name="Version">Only shows the version.</param>
internal sealed record ServiceOptions(
    string? Data = null,
    IReadOnlyList<Uri>? Urls = null,
    bool Development = false,
    DateTimeOffset? Clock = null,
    string? Settings = null,
    string? WriteOpenApi = null,
    ServicePart Part = ServicePart.All,
    string? IssuingData = null,
    string? WriteRoles = null,
    bool Help = false,
    bool Version = false)
{
    public const string Usage = """
        digirenew-service: renews qualified certificates on USB tokens; the whole service on one machine.

        digirenew-service --data DIR --urls URL[;URL] [options]

          --data DIR            folder of database, evidence, keys and mail; made where it is missing
          --urls URL            where to listen, e.g. https://0.0.0.0:8443; http on loopback only
          --part PART           all (usual), front (HTTP), verify (everything in the background but issuance),
                                issue (issuance alone); the parts share DIR; only front takes --urls
          --issuing-data DIR    folder of the issuing key, for part issue and all; usual: keys/ of the data folder
          --settings FILE       JSON that overrides appsettings.json
          --development         movable clock, operators' API keys, a demo hierarchy made at first start
          --clock TIME          with --development: the clock starts at TIME (ISO 8601, UTC) and runs on
          --write-openapi FILE  writes the OpenAPI description and ends
          --write-roles FILE    writes the table of who may call what and ends
          --help, --version

        Exit codes: 0 ended as asked, 64 arguments, 69 address taken, 74 reading or writing failed,
        78 settings, or data that can't be opened.
        """;

    /// <summary>Reads arguments.</summary>
    /// <returns>The options, or what is wrong with them.</returns>
    public static (ServiceOptions? Options, string? Wrong) Read(IReadOnlyList<string> arguments)
    {
        var options = new ServiceOptions();
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            var (read, takesValue) = options.With(name, at + 1 < arguments.Count ? arguments[at + 1] : null);
            if (read is null)
            {
                return (null, $"{name}: not an option, or its value is missing or can't be read.");
            }

            options = read;
            at += takesValue ? 1 : 0;
        }

        return options.Fault() is { } wrong ? (null, wrong) : (options, null);
    }

    private (ServiceOptions? Options, bool TakesValue) With(string name, string? value) => (name, value) switch
    {
        ("--help" or "-h", _) => (this with { Help = true }, false),
        ("--version", _) => (this with { Version = true }, false),
        ("--development", _) => (this with { Development = true }, false),
        (_, null) => (null, true),
        ("--data", _) => (this with { Data = value }, true),
        ("--settings", _) => (this with { Settings = value }, true),
        ("--write-openapi", _) => (this with { WriteOpenApi = value }, true),
        ("--issuing-data", _) => (this with { IssuingData = value }, true),
        ("--part", _) => (Enum.TryParse<ServicePart>(value, ignoreCase: true, out var part) && Enum.IsDefined(part) && !char.IsAsciiDigit(value[0]) ? this with { Part = part } : null, true),
        ("--write-roles", _) => (this with { WriteRoles = value }, true),
        ("--urls", _) => (ReadUrls(value) is { } urls ? this with { Urls = urls } : null, true),
        ("--clock", _) => (ReadMoment(value) is { } clock ? this with { Clock = clock } : null, true),
        _ => (null, true),
    };

    /// <summary>Whether this process answers HTTP.</summary>
    public bool Listens => Part is ServicePart.All or ServicePart.Front;

    private string? Fault()
    {
        if (Help || Version || WriteOpenApi is not null || WriteRoles is not null)
        {
            return null;
        }

        return Data is null ? "--data DIR is missing."
            : Listens && Urls is null ? "--urls URL is missing."
            : !Listens && Urls is not null ? $"--urls goes with parts that listen; {Part.ToString().ToLowerInvariant()} does not."
            : IssuingData is not null && Part is (ServicePart.Front or ServicePart.Verify) ? "--issuing-data is for the part that issues."
            : Urls?.FirstOrDefault(url => url.Scheme == Uri.UriSchemeHttp && !IsLoopback(url)) is { } open ? $"{open}: http is allowed on loopback only; use https."
            : Clock is not null && !Development ? "--clock needs --development."
            : null;
    }

    private static List<Uri>? ReadUrls(string text)
    {
        var urls = new List<Uri>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(part, UriKind.Absolute, out var url)
                || url.Scheme is not ("http" or "https")
                || url.PathAndQuery != "/"
                || url.Port == 0
                || (!IPAddress.TryParse(url.Host.Trim('[', ']'), out _) && url.Host != "localhost"))
            {
                return null;
            }

            urls.Add(url);
        }

        return urls.Count > 0 ? urls : null;
    }

    private static bool IsLoopback(Uri url) => url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static DateTimeOffset? ReadMoment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace DigiRenew.Demo;

/// <summary>The form as its fictitious holder fills it in.</summary>
internal static class DemoForm
{
    /// <summary>Writes it as <c>--form</c> reads it.</summary>
    /// <param name="file">Where.</param>
    /// <param name="language">ro or en.</param>
    /// <param name="issueDate">The document stays valid for three years from then on.</param>
    /// <param name="nameIsTrue">Whether the name in the certificate is still true.</param>
    public static string Write(string file, string language, DateOnly issueDate, bool nameIsTrue = true)
    {
        var form = new JsonObject
        {
            ["language"] = language,
            ["confirmations"] = new JsonObject { ["name"] = nameIsTrue, ["organisation"] = true, ["country"] = true, ["serialNumber"] = true },
            ["phone"] = "+40310000000",
            ["address"] = new JsonObject { ["street"] = "Strada Exemplului 1", ["city"] = "București", ["county"] = "București", ["postalCode"] = "010101", ["country"] = "RO" },
            ["identityDocument"] = new JsonObject
            {
                ["series"] = "RX", ["number"] = "123456", ["validUntil"] = issueDate.AddYears(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
            ["billing"] = new JsonObject { ["kind"] = "person" },
        };
        File.WriteAllText(file, form.ToJsonString());
        return file;
    }
}

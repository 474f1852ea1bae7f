using System.Globalization;
using System.Text;

namespace DigiRenew.Pdf.Format;

/// <summary>Values in PDF syntax, ISO 32000-1 §7.3 and §7.9.</summary>
internal static class PdfText
{
    /// <summary>A text string: UTF-16BE with byte order mark, as hexadecimal.</summary>
    public static string String(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A date in UTC, whole seconds.</summary>
    public static string Date(DateTimeOffset time) => $"(D:{Timestamp(time)}Z)";

    /// <summary>The fourteen digits of a date.</summary>
    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>A real number with at most two decimals.</summary>
    public static string Number(decimal value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}

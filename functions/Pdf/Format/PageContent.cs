using System.Globalization;
using System.Text;
using DigiRenew.Pdf.Fonts;
using DigiRenew.Pdf.Layout;

namespace DigiRenew.Pdf.Format;

/// <summary>One page's marks as a content stream.</summary>
internal sealed class PageContent
{
    private readonly StringBuilder _content = new();
    private readonly FontSubset[] _subsets;
    private Ink _fill;
    private Ink _stroke;

    private PageContent(FontSubset[] subsets) => _subsets = subsets;

    public static byte[] Write(IReadOnlyList<Mark> marks, FontSubset[] subsets)
    {
        var content = new PageContent(subsets);
        foreach (var mark in marks)
        {
            content.Write(mark);
        }

        return Encoding.ASCII.GetBytes(content._content.ToString());
    }

    private void Write(Mark mark)
    {
        switch (mark)
        {
            case Mark.Text text:
                Fill(text.Style.Ink);
                Text(text);
                break;
            case Mark.Rule rule:
                Stroke(rule.Ink);
                Line($"{N(rule.Weight)} w {N(rule.X)} {N(rule.Y)} m {N(rule.X + rule.Width)} {N(rule.Y)} l S");
                break;
            case Mark.Area area:
                Fill(area.Ink);
                Line($"{N(area.X)} {N(area.Y)} {N(area.Width)} {N(area.Height)} re f");
                break;
            case Mark.Frame frame:
                Stroke(frame.Ink);
                Line($"0.75 w {N(frame.X)} {N(frame.Y)} {N(frame.Width)} {N(frame.Height)} re S");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mark), mark, "This mark has no operators.");
        }
    }

    private void Text(Mark.Text text)
    {
        var subset = Array.Find(_subsets, s => s.Face == text.Style.Face)!;
        _content.Append(
            CultureInfo.InvariantCulture,
            $"BT /{subset.Face.ResourceName} {N(text.Style.Size)} Tf {N(text.X)} {N(text.Baseline)} Td <");
        foreach (var character in text.Characters.EnumerateRunes())
        {
            _content.Append(CultureInfo.InvariantCulture, $"{subset.CidOf(character):X4}");
        }

        _content.Append("> Tj ET\n");
    }

    private void Fill(Ink ink)
    {
        if (_fill != ink)
        {
            _fill = ink;
            Line($"{N(ink.Red)} {N(ink.Green)} {N(ink.Blue)} rg");
        }
    }

    private void Stroke(Ink ink)
    {
        if (_stroke != ink)
        {
            _stroke = ink;
            Line($"{N(ink.Red)} {N(ink.Green)} {N(ink.Blue)} RG");
        }
    }

    private void Line(string operators) => _content.Append(operators).Append('\n');

    private static string N(decimal value) => PdfText.Number(value);
}

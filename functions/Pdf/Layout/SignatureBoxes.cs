namespace DigiRenew.Pdf.Layout;

/// <summary>Sets the parties' signature places: two boxes beside each other, party above, note below.</summary>
internal static class SignatureBoxes
{
    private const decimal Space = 16m;
    private const decimal Padding = 9m;
    private const decimal SmallestHeight = 84m;
    private const decimal BoxWidth = (PageFlow.LineWidth - Space) / 2;

    public static void Set(PageFlow flow, PaperBlock.SignaturePlaces places)
    {
        flow.Gap(8);
        foreach (var pair in places.Parties.Chunk(2))
        {
            var boxes = Array.ConvertAll(pair, p => (
                Party: LineBreaker.Break(p.Party, TextStyle.Strong, BoxWidth - (2 * Padding)),
                Note: LineBreaker.Break(p.Note, TextStyle.Note, BoxWidth - (2 * Padding))));
            var height = Math.Max(SmallestHeight, (2 * Padding) + boxes.Max(b =>
                (b.Party.Count * TextStyle.Strong.Leading) + 4 + (b.Note.Count * TextStyle.Note.Leading)));
            flow.Need(height);
            for (var i = 0; i < boxes.Length; i++)
            {
                Box(flow, PageFlow.Margin + (i * (BoxWidth + Space)), height, boxes[i].Party, boxes[i].Note);
            }

            flow.Advance(height);
            flow.Advance(Space);
        }
    }

    private static void Box(PageFlow flow, decimal left, decimal height, List<string> party, List<string> note)
    {
        flow.Draw(new Mark.Frame(left, flow.Y - height, BoxWidth, height, Ink.Hairline));
        var below = Padding;
        foreach (var line in party)
        {
            flow.DrawLine(left + Padding, below, TextStyle.Strong, line);
            below += TextStyle.Strong.Leading;
        }

        below += 4;
        foreach (var line in note)
        {
            flow.DrawLine(left + Padding, below, TextStyle.Note, line);
            below += TextStyle.Note.Leading;
        }
    }
}

using System.Globalization;

namespace DocPipe.Ingest.Layout;

/// <summary>Puts text that another program laid out with blanks back onto a page, so that it goes the way of all pages.</summary>
internal static class PlainPage
{
    private const double Size = 12, Leading = 16, Margin = 40;

    public static PageContent Of(string text)
    {
        var lines = text.Split('\n');
        var page = new PageContent(lines.Max(l => l.Length) * Size + 2 * Margin, lines.Length * Leading + 2 * Margin);
        for (var row = 0; row < lines.Length; row++)
        {
            var x = Margin;
            foreach (var rune in lines[row].EnumerateRunes())
            {
                var width = rune.Value >= 0x2E80 || rune.Value is >= 0x2010 and < 0x2E80 && TextLine.IsWide((char)rune.Value) ? Size : Size / 2;
                if (!System.Text.Rune.IsWhiteSpace(rune) && System.Text.Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control)
                    page.Glyphs.Add(new Glyph(rune.ToString(), x, Margin + (row + 1) * Leading, width, Size));
                else if (page.Glyphs.Count > 0 && x > Margin) page.Glyphs.Add(new Glyph(" ", x, Margin + (row + 1) * Leading, width, Size));
                x += width;
            }
        }

        return page;
    }
}

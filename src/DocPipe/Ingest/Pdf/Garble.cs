using DocPipe.Ingest.Layout;
using DocPipe.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>Tells whether a page's text layer is text: signs that nothing says the meaning of, or Chinese that nobody would write.</summary>
internal static class Garble
{
    /// <summary>Signs from which a judgement on a page is more than chance.</summary>
    public const int Enough = 20;

    /// <summary>Mean log probability of a Chinese character after another, below which a page is no Chinese. Prose lies above -8, a shifted code table below -13.</summary>
    private const double Improbable = -11;

    /// <summary>A page that is a picture, without text but for a stamp or a page number.</summary>
    public static bool IsScan(PageContent page) => page.Picture > 0.5 && page.Glyphs.Count(g => !g.IsBlank) < Enough;

    public static bool IsGarbled(PageContent page, CharacterModel model)
    {
        int bad = page.Unknown, all = page.Unknown, pairs = 0;
        var sum = 0.0;
        var before = '\0';
        foreach (var glyph in page.Glyphs)
        {
            if (glyph.IsBlank) continue;
            all++;
            var c = glyph.Text[0];
            if (c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') or < ' ') bad++;
            if (CharClass.IsHan(c) && CharClass.IsHan(before))
            {
                pairs++;
                sum += model.After(before, c);
            }

            before = c;
        }

        return all >= Enough && (bad * 4 > all || pairs >= 2 * Enough && sum / pairs < Improbable);
    }
}

using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>The place that a problem is at, by the endings of place names (望河路东段, 机械厂宿舍): what a notice sent out must say.</summary>
internal sealed class PlaceNames(DataFolder models)
{
    private const int Longest = 10;
    private const int ShortName = 4;

    private readonly WordIndex endings = new(models.Rows("consolidate/places.txt").Where(r => r is ["end", _]).Select(r => r[1]));
    private readonly WordIndex breaks = new(models.Rows("consolidate/places.txt").Where(r => r is ["break", _]).Select(r => r[1]));
    private readonly WordIndex others = new(models.Rows("consolidate/places.txt").Where(r => r is ["other", _]).Select(r => r[1]));
    private readonly WordEndings words = new(models.Rows("consolidate/places.txt").Where(r => r is ["word", _]).Select(r => r[1]));
    private readonly WordIndex generic = new(models.Rows("consolidate/places.txt").Where(r => r is ["generic", _]).Select(r => r[1]));

    /// <summary>The named places, in reading order.</summary>
    public List<string> In(string text, Span span)
    {
        var found = new List<string>();
        var start = span.Start;
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is < '\u4e00' or > '\u9fff' && !char.IsAsciiDigit(text[i])) start = i + 1;
            else if (breaks.EndOfWordAt(text, i) is > 0 and var after) start = after;
            if (i <= start || EndAt(text, i, span.End) is not (> 0 and var end)) continue;
            var single = end - i == 1;
            // 望河路 goes on to 望河路东段, 南门广场 to 南门广场出口.
            while (end < span.End && EndAt(text, end, span.End) is > 0 and var further) (end, single) = (further, false);
            var name = text.AsSpan(start, end - start);
            // One character (路, 街) also ends many a verb: only a short name before it is surely a place's.
            if (name.Length >= 3 && name.Length <= (single ? ShortName : Longest) && generic.EndOfWordAt(name, 0) < 0 && words.At(name) is null) found.Add(name.ToString());
            start = i = end;
            i--;
        }

        return found;
    }

    /// <summary>Where an ending of place names that begins here ends; -1 where none does or it is the beginning of another word (路灯, 街道).</summary>
    private int EndAt(string text, int at, int end)
    {
        var found = endings.EndOfWordAt(text.AsSpan(0, end), at);
        return found == at + 1 && others.EndOfWordAt(text.AsSpan(0, end), at) > 0 ? -1 : found;
    }
}

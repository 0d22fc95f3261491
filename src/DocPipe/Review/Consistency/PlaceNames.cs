using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review.Consistency;

/// <summary>
/// Places by name in a passage ("文昌街北段", "船工新村"). Kinds of places (农贸市场, 各社区) are none. Names are seldom in a dictionary, so
/// they are read by their ends, back to a verb, a joint or anything that is no Chinese character.
/// </summary>
internal sealed class PlaceNames(DataFolder models)
{
    /// <summary>Characters of a name before the word for the kind of place.</summary>
    private const int Longest = 5, Shortest = 2;

    /// <summary>A passage that names more places than this tells of none in particular.</summary>
    private const int MostNames = 12;

    /// <summary>Words of one character that end before a name begins.</summary>
    private const string Joints = "在对于和与及从到至把将向往由为是的了各每某该本全个条家处所座等内外里沿会同经被让使给";

    private readonly PhraseTable<bool> endings = new(models.Lines("review/place-endings.txt").Select(w => (w, true)));
    private readonly WordIndex parts = new(models.Lines("review/place-parts.txt"));
    private readonly PhraseTable<bool> followers = new(models.Lines("review/place-followers.txt").Select(w => (w, true)));
    private readonly WordEndings verbs = new(models.Lines("review/acts.txt").Concat(models.Lines("review/generic-words.txt")).Concat(models.Lines("extract/verbs.txt")).Where(w => w.Length > 1));
    private readonly HashSet<string> common = models.Lines("review/common-places.txt").ToHashSet(StringComparer.Ordinal);

    public List<string> In(string text, Span span)
    {
        var found = new List<string>();
        for (var i = span.Start; i < span.End && found.Count < MostNames; i++)
        {
            var length = endings.Match(text, i, span.End);
            if (length == 0) continue;
            if (followers.Match(text, i + length - 1, text.Length) > 1 || followers.Match(text, i, text.Length) > length) continue;
            var start = Start(text, span.Start, i);
            if (i - start >= Shortest && Name(text, start, i + length, span.End) is { } name && !found.Contains(name)) found.Add(name);
            i += length - 1;
        }

        return found;
    }

    private int Start(string text, int from, int ending)
    {
        var start = ending;
        while (start > from && ending - start < Longest)
        {
            var c = text[start - 1];
            if (!CharClass.IsHan(c) || Joints.Contains(c) || (start < ending && verbs.At(text.AsSpan(from, start - from)) is not null)) break;
            start--;
        }

        return start;
    }

    private string? Name(string text, int start, int end, int limit)
    {
        var name = text[start..end];
        if (common.Contains(name) || common.Any(c => name.EndsWith(c, StringComparison.Ordinal) && name.Length - c.Length < 2)) return null;
        if (NumeralCharacters.ChineseDigit(name[0]) >= 0 || "其此这那两三四五六七八九十多几".Contains(name[0])) return null;
        var part = parts.EndOfWordAt(text, end);
        return part > 0 && part <= limit ? text[start..part] : name;
    }
}

using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore;

/// <summary>
/// Drops the readings that a converter stuck to characters ("創(chuàng)建"). They are told from a text about pinyin by being systematic:
/// the converter marks the same character each time it occurs, in the middle of words.
/// </summary>
internal static class PinyinArtefacts
{
    private const int Longest = 7;

    /// <summary>Fewer than this in a document may be an author's.</summary>
    private const int Least = 2;

    /// <summary>How many of a character's occurrences must carry the reading.</summary>
    private const double Share = 0.5;

    private readonly record struct Reading(int Open, int End, char Character, bool Toned, bool InsideText);

    public static void Run(Restoration work)
    {
        var text = work.Text;
        var readings = Find(text);
        if (readings.Count(r => r.Toned) < Least) return;
        var systematic = Systematic(text, readings);
        if (systematic.Count == 0) return;
        var edits = new TextEdits(text);
        foreach (var reading in readings)
        {
            if (!systematic.Contains(reading.Character)) continue;
            work.Note(new Span(reading.Open - 1, reading.End), NoiseKind.Pinyin, repaired: true);
            edits.Delete(new Span(reading.Open, reading.End));
        }

        work.Apply(edits);
    }

    /// <summary>
    /// The characters whose readings are to go. Across the document most readings must stand inside running text; an author who explains
    /// a reading explains it once, or sets it at the end of a word or in a list.
    /// </summary>
    private static HashSet<char> Systematic(string text, List<Reading> readings)
    {
        var inside = readings.Count(r => r.InsideText);
        if (inside < Least || inside * 2 < readings.Count) return [];
        var occurrences = readings.GroupBy(r => r.Character).ToDictionary(g => g.Key, _ => 0);
        foreach (var c in text)
            if (c >= '\u3400' && occurrences.TryGetValue(c, out var n)) occurrences[c] = n + 1;
        var marked = readings.GroupBy(r => r.Character).ToDictionary(g => g.Key, g => g.Count());
        var always = marked.Where(m => m.Value >= Share * occurrences[m.Key]).Select(m => m.Key).ToHashSet();
        // At least one character must have been marked again and again: that is what a person doesn't do.
        return always.Any(c => marked[c] >= Least) ? always : [];
    }

    private static List<Reading> Find(string text)
    {
        var found = new List<Reading>();
        for (var at = Next(text, 1); at > 0; at = Next(text, at + 1))
        {
            if (!CharClass.IsHan(text[at - 1])) continue;
            var end = at + 1;
            var toned = false;
            while (end < text.Length && end - at <= Longest && Pinyin.IsLetter(text[end])) toned |= Pinyin.IsToned(text[end++]);
            if (end == at + 1 || end >= text.Length || text[end] is not (')' or '）')) continue;
            if (!Pinyin.IsSyllable(text.AsSpan(at + 1, end - at - 1))) continue;
            found.Add(new Reading(at, end + 1, text[at - 1], toned, end + 1 < text.Length && CharClass.IsHan(text[end + 1])));
        }

        return found;
    }

    private static int Next(string text, int from)
    {
        if (from >= text.Length) return -1;
        var at = text.AsSpan(from).IndexOfAny('(', '（');
        return at < 0 ? -1 : from + at;
    }
}

using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>Chooses the stretch of a text that shows best why it was found.</summary>
internal static class Snippet
{
    private const int Width = 60, MostPlaces = 2000;

    private const char Cut = '…';

    /// <param name="folded">The text as words are compared, of the same length.</param>
    /// <param name="words">Folded; whole terms first, so that they are marked whole.</param>
    public static (string Text, ImmutableArray<Span> Marks) Of(string text, string folded, IReadOnlyList<string> words)
    {
        var places = Places(folded, words);
        var (from, to) = Window(text, places);
        var lead = from > 0 ? 1 : 0;
        var line = string.Create(lead + to - from + (to < text.Length ? 1 : 0), (text, from, to, lead), static (into, a) =>
        {
            into.Fill(Cut);
            for (var i = a.from; i < a.to; i++) into[a.lead + i - a.from] = a.text[i] is var c && (char.IsWhiteSpace(c) || char.IsControl(c)) ? ' ' : c;
        });
        var marks = ImmutableArray.CreateBuilder<Span>();
        foreach (var (place, _) in places)
        {
            if (place.Start < from || place.End > to) continue;
            var mark = place.Shift(lead - from);
            if (marks.Count > 0 && marks[^1].End >= mark.Start) marks[^1] = new Span(marks[^1].Start, Math.Max(marks[^1].End, mark.End));
            else marks.Add(mark);
        }

        return (line, marks.ToImmutable());
    }

    private static List<(Span Place, int Word)> Places(string folded, IReadOnlyList<string> words)
    {
        var places = new List<(Span Place, int Word)>();
        for (var w = 0; w < words.Count; w++)
            for (var at = folded.IndexOf(words[w], StringComparison.Ordinal); at >= 0 && places.Count < MostPlaces; at = folded.IndexOf(words[w], at + words[w].Length, StringComparison.Ordinal))
                places.Add((new Span(at, at + words[w].Length), w));
        places.Sort(static (a, b) => a.Place.CompareTo(b.Place));
        return places;
    }

    /// <summary>The first stretch with the most different words, with as much before them as after.</summary>
    private static (int From, int To) Window(string text, List<(Span Place, int Word)> places)
    {
        int first = 0, last = -1, most = 0;
        var seen = new HashSet<int>();
        for (var i = 0; i < places.Count; i++)
        {
            seen.Clear();
            var end = i;
            for (var j = i; j < places.Count && places[j].Place.End - places[i].Place.Start <= Width; j++)
                if (seen.Add(places[j].Word)) end = j;
            if (seen.Count > most) (first, last, most) = (i, end, seen.Count);
        }

        var core = last < 0 ? new Span(0, 0) : new Span(places[first].Place.Start, Math.Max(places[first].Place.End, places[last].Place.End));
        var from = Math.Max(0, Math.Min(core.Start - ((Width - core.Length) / 2), text.Length - Width));
        var to = Math.Min(text.Length, Math.Max(from + Width, core.End));
        if (from > 0 && char.IsLowSurrogate(text[from])) from--;
        if (to < text.Length && char.IsLowSurrogate(text[to])) to++;
        return (from, to);
    }
}

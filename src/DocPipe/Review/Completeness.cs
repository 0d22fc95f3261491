using System.Buffers;
using DocPipe.Model;

namespace DocPipe.Review;

/// <summary>Holds a document against the checklist of its type.</summary>
internal static class Completeness
{
    private static readonly SearchValues<char> Filling = SearchValues.Create(" \t\r\n　。.:：、");

    /// <summary>A section is there when a heading or a paragraph has its role and some words stand under it; a section with masks counts half.</summary>
    public static IEnumerable<Annotation> Judge(Document document, Checklist checklist, string by)
    {
        double all = 0, there = 0;
        var end = new Span(document.Text.Length, document.Text.Length);
        foreach (var owed in checklist.Owes)
        {
            all += owed.Weight;
            var section = SectionsOf(document, owed.Role);
            var words = section.Sum(s => s.Length);
            var count = document.All<TaskAnnotation>().Count();
            if (words > 0) there += owed.Weight * (Masked(document, section) ? 0.5 : 1);
            else if (owed.OrTasks is { } enough && count >= enough) there += owed.Weight;
            else yield return new MissingAnnotation(end, by, owed.Role);
        }

        yield return new CompletenessAnnotation(end, by, all == 0 ? 1 : Math.Round(there / all, 4));
    }

    /// <summary>The words of every block with this role, headings' own words counted only where words follow them.</summary>
    private static List<Span> SectionsOf(Document document, Role role)
    {
        var result = new List<Span>();
        var blocks = document.Blocks;
        for (var i = 0; i < blocks.Length; i++)
        {
            var block = blocks[i];
            if (block.Role != role || block.Kind is BlockKind.Title or BlockKind.Table or BlockKind.Row) continue;
            if (block.Kind != BlockKind.Heading) result.Add(block.Content);
            else if (HasBody(document, i)) result.Add(block.Span);
        }

        return result;
    }

    /// <summary>Whether anything but blanks stands between a heading and the next heading of its level or above.</summary>
    private static bool HasBody(Document document, int heading)
    {
        var from = document.Blocks[heading].Span.End;
        var to = document.Text.Length;
        for (var i = heading + 1; i < document.Blocks.Length; i++)
        {
            var next = document.Blocks[i];
            if (next.Kind != BlockKind.Heading || next.Span.Start < from) continue;
            if (next.Level > document.Blocks[heading].Level) return true;
            to = next.Span.Start;
            break;
        }

        return document.Text.AsSpan(from, Math.Max(0, to - from)).ContainsAnyExcept(Filling);
    }

    private static bool Masked(Document document, List<Span> section) =>
        document.All<PlaceholderAnnotation>().Any(p => p.Kind != PlaceholderKind.Elided && section.Exists(s => s.Overlaps(p.Span)));
}

using System.Buffers;
using System.Globalization;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review;

/// <summary>Holds a document against the checklist of its type.</summary>
internal sealed class Completeness
{
    private static readonly SearchValues<char> Filling = SearchValues.Create(" \t\r\n　。.:：、");

    private readonly Roster roster;
    private readonly HollowWords hollow;
    private readonly Ending ending;
    private readonly VagueTasks vague;
    private readonly UnheadedSections unheaded;
    private readonly HashSet<string> none;

    public Completeness(DataFolder models, Roster roster)
    {
        this.roster = roster;
        (hollow, ending, unheaded) = (new HollowWords(models), new Ending(models), new UnheadedSections(models));
        vague = new VagueTasks(models, ending);
        none = models.Lines("review/none-words.txt").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What is wanting. A section is there when a heading or a paragraph has its role and some words stand under it.</summary>
    public IEnumerable<Annotation> Judge(Document document, Checklist checklist)
    {
        if (IsTable(document)) yield break;
        var end = new Span(document.Text.Length, document.Text.Length);
        foreach (var owed in Owed(document, checklist))
        {
            var section = SectionsOf(document, owed.Role, out var bare);
            if (section.Sum(s => s.Length) == 0)
            {
                if (IsToldElsewhere(document, owed)) continue;
                yield return new MissingAnnotation(bare ?? end, ReviewStage.By, owed.Role) { Label = owed.Label, Advice = owed.Advice };
                if (bare is { } heading && Said(checklist, "empty_section", owed) is { } empty) yield return new FindingAnnotation(heading, ReviewStage.By, FindingKind.EmptySection, empty);
                continue;
            }

            if (Empty(document, checklist, owed) is { } finding) yield return finding;
        }

        foreach (var finding in Whole(document, checklist).Concat(vague.Find(document, checklist))) yield return finding;
    }

    /// <summary>The share of what is owed that is there, by what <see cref="Judge"/> found and people left of it; null for what owes nothing.</summary>
    public CompletenessAnnotation? Measure(Document document, Checklist checklist)
    {
        if (IsTable(document)) return null;
        double all = 0, there = 0;
        var missing = document.All<MissingAnnotation>().Select(m => m.Role).ToHashSet();
        var hollow = document.All<FindingAnnotation>().Where(f => f.Kind == FindingKind.HollowSection).Select(f => f.Span.Start).ToArray();
        var masked = document.All<PlaceholderAnnotation>().Any(p => p.Kind != PlaceholderKind.Elided);
        foreach (var owed in Owed(document, checklist))
        {
            all += owed.Weight;
            if (missing.Contains(owed.Role)) continue;
            var half = (hollow.Length > 0 && BodyOf(document, owed.Role) is [var first, ..] && hollow.Any(first.Contains))
                || (masked && Masked(document, SectionsOf(document, owed.Role, out _)));
            there += owed.Weight * (half ? 0.5 : 1);
        }

        return new CompletenessAnnotation(new Span(document.Text.Length, document.Text.Length), ReviewStage.By, all == 0 ? 1 : Math.Round(there / all, 4));
    }

    /// <summary>What just this document owes.</summary>
    private IEnumerable<OwedSection> Owed(Document document, Checklist checklist)
    {
        var kind = document.First<SenderAnnotation>() is { } sender ? roster.Find(sender.Name)?.Kind : null;
        return checklist.Owes.Where(owed => (owed.OnlyFor.IsEmpty || kind is not { Length: > 0 } || owed.OnlyFor.Contains(kind)) && owed.OnlyIf.All(condition => condition.In(document)));
    }

    /// <summary>The section is not under a heading of its own, but what it owes is said.</summary>
    private bool IsToldElsewhere(Document document, OwedSection owed) =>
        unheaded.Has(document, owed.Role)
        || owed.OrSections.Any(other => SectionsOf(document, other, out _).Sum(s => s.Length) > 0)
        || (owed.OrTasks is { } enough && document.All<TaskAnnotation>().Count(t => owed.Role != Role.WorkDone || t.Kind == TaskKind.Done) >= enough);

    /// <summary>A sheet sent along is no report: nearly all of it stands in tables.</summary>
    private static bool IsTable(Document document)
    {
        var inTables = document.Blocks.Where(b => b.Kind == BlockKind.Table).Sum(b => b.Span.Length);
        return inTables > 0 && document.Text.Length - inTables < 60 && inTables > document.Text.Length / 2;
    }

    internal static string? Said(Checklist checklist, string finding, OwedSection? section = null, string text = "", int count = 0) =>
        checklist.Say.TryGetValue(finding, out var words)
            ? words.Replace("{label}", section?.Label ?? "", StringComparison.Ordinal).Replace("{text}", text, StringComparison.Ordinal)
                .Replace("{count}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : null;

    /// <summary>A section that is there and says nothing: 无 alone, or slogans.</summary>
    private FindingAnnotation? Empty(Document document, Checklist checklist, OwedSection owed)
    {
        if (!owed.Specific) return null;
        var body = BodyOf(document, owed.Role);
        if (body.Count == 0) return null;
        var words = string.Concat(body.Select(s => s.In(document.Text))).Trim(' ', '\n', '\r', '\t', '　', '。', '.', '：', ':');
        var place = new Span(body[0].Start, body[^1].End);
        if (none.Contains(words)) return Said(checklist, "bare_none", owed, words) is { } said ? new FindingAnnotation(place, ReviewStage.By, FindingKind.HollowSection, said) : null;
        return hollow.SaysNothing(document, body) && Said(checklist, "hollow_section", owed) is { } slogans
            ? new FindingAnnotation(place, ReviewStage.By, FindingKind.HollowSection, slogans)
            : null;
    }

    private IEnumerable<FindingAnnotation> Whole(Document document, Checklist checklist)
    {
        var count = document.Text.Count(CharClass.IsHan);
        if (count < checklist.AtLeast && Said(checklist, "too_short", count: count) is { } tooShort)
            yield return new FindingAnnotation(default, ReviewStage.By, FindingKind.TooShort, tooShort);
        if (ending.CutOff(document) is { } cut && Said(checklist, "truncated", text: Tail(cut.In(document.Text))) is { } truncated)
            yield return new FindingAnnotation(cut, ReviewStage.By, FindingKind.Truncated, truncated);
    }

    private static string Tail(string words) => words.ReplaceLineEndings(" ") is { Length: > 24 } longer ? "…" + longer[^24..] : words;

    /// <summary>The words of every block with this role, headings' own words counted only where words follow them.</summary>
    /// <param name="bare">A heading with this role that nothing follows.</param>
    private List<Span> SectionsOf(Document document, Role role, out Span? bare)
    {
        var result = new List<Span>();
        var blocks = document.Blocks;
        bare = null;
        // Behind the document's own words stand the signature and the date, which are nobody's section.
        var end = ending.Of(document);
        for (var i = 0; i < blocks.Length; i++)
        {
            var block = blocks[i];
            if (block.Role != role || block.Kind is BlockKind.Title or BlockKind.Table or BlockKind.Row) continue;
            if (block.Kind != BlockKind.Heading)
            {
                if (block.Span.Start < end) result.Add(block.Content);
            }
            else if (HasBody(document, i)) result.Add(block.Span);
            else bare ??= block.Span;
        }

        return result;
    }

    /// <summary>What stands under the headings of this role, the headings left out; paragraphs and items as they stand, none twice.</summary>
    private List<Span> BodyOf(Document document, Role role)
    {
        var result = new List<Span>();
        var end = ending.Of(document);
        foreach (var block in document.Blocks)
        {
            if (block.Span.Start >= end) break;
            if (block.Role != role || block.Kind is not (BlockKind.Paragraph or BlockKind.Item or BlockKind.KeyValue) || block.Content.IsEmpty) continue;
            if (result.Count == 0 || block.Content.Start >= result[^1].End) result.Add(block.Content);
        }

        return result;
    }

    /// <summary>Whether anything but blanks stands between a heading and the next heading of its level or above.</summary>
    private bool HasBody(Document document, int heading)
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

        // A heading at the very end has the signature below it, which is no body.
        if (to == document.Text.Length) to = Math.Max(from, ending.Of(document));
        return document.Text.AsSpan(from, Math.Max(0, to - from)).ContainsAnyExcept(Filling);
    }

    private static bool Masked(Document document, List<Span> section) =>
        document.All<PlaceholderAnnotation>().Any(p => p.Kind != PlaceholderKind.Elided && section.Exists(s => s.Overlaps(p.Span)));
}

using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// Gives what a figure counts one name in all reports: a thing of the office's own table where it stands next to the number, else what was
/// read there without the act (拖移僵尸车 and 会同社区拖移僵尸车 both count 僵尸车).
/// </summary>
internal sealed class CountedThings
{
    /// <summary>A name longer than this, in UTF-16 units, is looked for before the number no further.</summary>
    private const int Longest = 12;

    private readonly Dictionary<string, string> shownAs = new(StringComparer.Ordinal);
    private readonly WordEndings links;
    private readonly WordIndex acts;
    private readonly WordEndings actsAtEnd;
    private readonly HashSet<string> nameless;
    private readonly Dictionary<string, string> measures;

    /// <exception cref="DataFileException">A table of models/ is missing.</exception>
    public CountedThings(DataFolder models)
    {
        foreach (var row in models.Rows("consolidate/synonyms.txt"))
            foreach (var name in (row.Length > 1 ? row[1].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : []).Prepend(row[0]))
                shownAs.TryAdd(name, row[0]);
        acts = new WordIndex(models.Lines("consolidate/acts.txt"));
        actsAtEnd = new WordEndings(models.Lines("consolidate/acts.txt"));
        links = new WordEndings(models.Lines("extract/counted-links.txt"));
        nameless = models.Lines("consolidate/nameless.txt").ToHashSet(StringComparer.Ordinal);
        measures = models.Rows("consolidate/measures.txt").Where(r => r.Length == 2)
            .SelectMany(r => r[1].Split('|').Select(other => (Other: other, Name: r[0]))).ToDictionary(r => r.Other, r => r.Name, StringComparer.Ordinal);
    }

    /// <summary>The same unit of measure under its usual name (千克 → 公斤).</summary>
    public string MeasureOf(FigureAnnotation figure) => measures.GetValueOrDefault(figure.Unit, figure.Unit);

    /// <summary>A thing of the table that stands next to the number; null where none does.</summary>
    public string? KnownOf(string text, FigureAnnotation figure) =>
        Known(Before(text, figure.Span.Start)) ?? KnownAt(text, figure.Span.End)
            ?? (text.AsSpan(figure.Span.End).StartsWith(figure.Of) ? null : Known(figure.Of));

    /// <summary>Null where nothing is named that could be counted elsewhere too.</summary>
    public string? NameOf(string text, FigureAnnotation figure)
    {
        if (KnownOf(text, figure) is { } known) return known;
        // "4个老旧小区加装监控探头95个": of words after the number what comes before the act, of words before it what follows.
        var name = text.AsSpan(figure.Span.End).StartsWith(figure.Of) ? BeforeAct(figure.Of) : WithoutActs(figure.Of);
        return name.Length < 2 || name == figure.Unit || nameless.Contains(name) || nameless.Contains(figure.Of) ? null : name;
    }

    private ReadOnlySpan<char> Before(string text, int end)
    {
        var before = text.AsSpan(Math.Max(0, end - Longest - 4), Math.Min(end, Longest + 4));
        before = before.TrimEnd(" \u3000\t");
        while (links.At(before) is { } link) before = before[..^link.Length].TrimEnd(" \u3000\t");
        if (before.Length > 0 && before[^1] is '”' or '》') before = before[..^1];
        return before;
    }

    /// <summary>The longest thing of the table with which the words end.</summary>
    private string? Known(ReadOnlySpan<char> words)
    {
        for (var length = Math.Min(Longest, words.Length); length >= 2; length--)
            if (shownAs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(words[^length..], out var name)) return name;
        return null;
    }

    /// <summary>"64名志愿者", "12处的卫生死角".</summary>
    private string? KnownAt(string text, int at)
    {
        var start = at < text.Length && text[at] == '的' ? at + 1 : at;
        for (var length = Math.Min(Longest, text.Length - start); length >= 2; length--)
            if (shownAs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(start, length), out var name)) return name;
        return null;
    }

    /// <summary>Whether the words tell of something done.</summary>
    public bool HasAct(ReadOnlySpan<char> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (acts.EndOfWordAt(words, i) > 0) return true;
        return false;
    }

    private string BeforeAct(string of)
    {
        for (var i = 0; i < of.Length; i++)
            if (acts.EndOfWordAt(of, i) > 0) return of[..i];
        return of;
    }

    /// <summary>What follows the last act in the words, where anything does.</summary>
    private string WithoutActs(string of)
    {
        var cut = 0;
        for (var i = 0; i < of.Length - 2;)
            if (acts.EndOfWordAt(of, i) is > 0 and var end && end <= of.Length - 2) cut = i = end;
            else i++;
        var name = of.AsSpan(cut);
        // "市民巡访员上岗38人次".
        while (name.Length > 3 && actsAtEnd.At(name) is { } act && name.Length - act.Length >= 2) name = name[..^act.Length];
        return name.ToString();
    }
}

using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore;

/// <summary>A document under repair: its text so far, the way back to the text it began with, and what was found on the way.</summary>
internal sealed class Restoration(Document document)
{
    /// <summary>
    /// Characters of damage searched in one document: a second or so. A text with more of it was not damaged here and there, it never was
    /// Chinese.
    /// </summary>
    private const int MostSearched = 10_000;

    private const string GaveUp = "DP2001";

    private readonly List<(Span Source, NoiseKind Kind, bool Repaired)> found = [];
    private readonly List<Diagnostic> diagnostics = [];
    private int searched = document.Diagnostics.Any(d => d.Code == GaveUp) ? MostSearched : 0;
    private OriginMap toBeginning = OriginMap.Identity(document.Text.Length);

    public string Text { get; private set; } = document.Text;

    /// <summary>Formats with paragraphs of their own have no hard-wrapped lines.</summary>
    public bool HasBlocks => !document.Blocks.IsEmpty;

    /// <summary>Blocks of the text as it stands now.</summary>
    public IEnumerable<(Block Block, Span Now)> Blocks => document.Blocks.Select(b => (b, toBeginning.Project(b.Span)));

    /// <summary>Notes damage or foreign text; to be called before the edit that removes or repairs it is applied.</summary>
    /// <param name="repaired">Whether the text that will stand in its place is what the author wrote.</param>
    public void Note(Span span, NoiseKind kind, bool repaired = false) => found.Add((document.Origin.Locate(toBeginning.Locate(span)), kind, repaired));

    /// <summary>Whether so many more characters may be searched for damage; says so to the clerk once they may not.</summary>
    public bool MaySearch(int characters)
    {
        searched += characters;
        if (searched <= MostSearched) return true;
        if (!diagnostics.Exists(d => d.Code == GaveUp))
            diagnostics.Add(new Diagnostic(Severity.Warning, GaveUp, "损坏的文字过多，只尝试修复了前面一部分，其余未动。请向报送单位索取原文件。"));
        return false;
    }

    public void Apply(TextEdits edits)
    {
        if (!edits.Any) return;
        var (text, map) = edits.Apply();
        Text = text;
        toBeginning = map.Through(toBeginning);
    }

    public Document Finish(string by)
    {
        var changed = !ReferenceEquals(Text, document.Text);
        var origin = changed ? toBeginning.Through(document.Origin) : document.Origin;
        var result = changed ? Moved(origin) : document;
        var known = document.All<NoiseAnnotation>().Select(n => (n.SourceSpan, n.Kind)).ToHashSet();
        var noise = found.Where(f => known.Add((f.Source, f.Kind))).Select(f => Annotation(f.Source, f.Kind, f.Repaired, origin, by)).ToList();
        if (noise.Count > 0) result = result.With(noise);
        var news = diagnostics.Where(d => !document.Diagnostics.Any(old => old.Code == d.Code)).ToList();
        return news.Count > 0 ? result.With(news) : result;
    }

    private NoiseAnnotation Annotation(Span source, NoiseKind kind, bool repaired, OriginMap origin, string by)
    {
        var span = origin.Project(source);
        return new NoiseAnnotation(span, by, source, kind, repaired && !span.IsEmpty ? span.In(Text) : null);
    }

    private Document Moved(OriginMap origin) => document with
    {
        Text = Text,
        Origin = origin,
        Blocks = [.. document.Blocks.Select(Move).Where(b => !b.Span.IsEmpty || b.Kind == BlockKind.Cell)],
        Annotations = [.. document.Annotations.Select(a => a with { Span = toBeginning.Project(a.Span) })],
    };

    private Block Move(Block block) => block with
    {
        Span = toBeginning.Project(block.Span),
        Label = toBeginning.Project(block.Label),
        Content = toBeginning.Project(block.Content),
    };
}

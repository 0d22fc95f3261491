using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Restore;

/// <summary>
/// Cuts a restored file that holds several documents ("…方案1", "方案 2", "篇3", "第二篇", "扩展阅读：…", "附件2") into those documents. The
/// collection's own title and foreword belong to none of them, nor do links after a document's end. A document with numbered sections is
/// left whole; what a site put above it is left off.
/// </summary>
public static class CollectionSplitter
{
    /// <summary>One document for each found, in order, numbered from 1; the document itself where it is the only one.</summary>
    public static ImmutableArray<Document> Split(Document document)
    {
        var parts = CollectionMarks.Parts(document);
        if (parts.Count == 0)
        {
            var span = new Span(SiteHead.End(document), EndBeforeSite(document));
            return span.Start == 0 && span.End == document.Text.Length ? [document] : [Slice(document, new CollectionPart(span, document.Locate(span).Start), int.MaxValue, 1)];
        }

        return [.. parts.Select((part, i) => Slice(document, part, i + 1 < parts.Count ? parts[i + 1].Begin : int.MaxValue, i + 1))];
    }

    /// <summary>Blank lines at the end with a site's removed lines among them belong to the site.</summary>
    private static int EndBeforeSite(Document document)
    {
        var end = document.Text.AsSpan().TrimEnd().Length;
        return end > 0 && document.All<NoiseAnnotation>().Any(n => n.Span.IsEmpty && n.Span.Start > end) ? end : document.Text.Length;
    }

    private static Document Slice(Document document, CollectionPart part, int sourceEnd, int ordinal)
    {
        var span = part.Span;
        return document with
        {
            Source = document.Source with { Document = ordinal },
            Text = span.In(document.Text),
            Origin = document.Origin.Slice(span),
            Blocks = [.. document.Blocks.Where(b => b.Span.Overlaps(span)).Select(b => b with
            {
                Span = Cut(b.Span, span), Label = Cut(b.Label, span), Content = Cut(b.Content, span),
            })],
            Tokens = [.. document.Tokens.Where(t => span.Contains(t.Span)).Select(t => t with { Span = t.Span.Shift(-span.Start) })],
            Annotations = [.. document.Annotations.Where(a => BelongsTo(a, part, sourceEnd)).Select(a => a with { Span = Cut(a.Span, span) })],
            Diagnostics = [.. document.Diagnostics.Where(d => d.Span is not { } s || s.Overlaps(span))
                .Select(d => d with { Span = d.Span is { } s ? Cut(s, span) : null })],
        };
    }

    /// <summary>What was removed has no extent in the text and two places meet where it stood: the source tells on which side it was.</summary>
    private static bool BelongsTo(Annotation annotation, CollectionPart part, int sourceEnd)
    {
        if (annotation is not NoiseAnnotation { Span.IsEmpty: true } noise) return annotation.Span.Overlaps(part.Span);
        if (noise.SourceSpan.Start < part.Begin || noise.SourceSpan.Start >= sourceEnd) return false;
        return noise.Kind != NoiseKind.Navigation || noise.Span.Start <= part.Span.End;
    }

    private static Span Cut(Span span, Span part)
    {
        var start = Math.Clamp(span.Start, part.Start, part.End);
        return new Span(start, Math.Clamp(span.End, start, part.End)).Shift(-part.Start);
    }
}

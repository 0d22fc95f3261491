using System.Collections.Immutable;

namespace DocPipe.Model;

/// <summary>
/// A document on its way through the stages. Each stage adds a layer and takes nothing back. Only restoration changes the text; from
/// then on it is frozen, and every span is an offset into <see cref="Text"/> that <see cref="Locate"/> carries home to the source.
/// </summary>
/// <param name="Text">The text as its author wrote it: repaired, simplified script, without what is not the document's own.</param>
/// <param name="Origin">From <paramref name="Text"/> to <see cref="SourceText"/>.</param>
public sealed record Document(Source Source, string Text, OriginMap Origin)
{
    /// <summary>The whole reading text of the source file, as it was before restoration; documents of one collection share it.</summary>
    public required string SourceText { get; init; }

    public ImmutableArray<Block> Blocks { get; init; } = [];

    public ImmutableArray<Token> Tokens { get; init; } = [];

    public ImmutableArray<Annotation> Annotations { get; init; } = [];

    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The stage at which this document could not go on; null for one that went all the way.</summary>
    public string? FailedAt { get; init; }

    /// <summary>A freshly read document, whose text is the source text.</summary>
    public static Document FromReading(Source source, string text) =>
        new(source, text, OriginMap.Identity(text.Length)) { SourceText = text };

    /// <summary>The span of this document in <see cref="SourceText"/>.</summary>
    public Span SourceSpan => Origin.Locate(new Span(0, Text.Length));

    /// <summary>Carries a span of <see cref="Text"/> to <see cref="SourceText"/>.</summary>
    public Span Locate(Span span) => Origin.Locate(span);

    /// <summary>The annotations of one kind, in reading order.</summary>
    public IEnumerable<T> All<T>() where T : Annotation => Annotations.OfType<T>();

    public T? First<T>() where T : Annotation => Annotations.OfType<T>().FirstOrDefault();

    public string TextOf(Annotation annotation) => annotation.Span.In(Text);

    /// <summary>Adds a layer of annotations, keeping all in reading order (stable for equal spans).</summary>
    public Document With(IEnumerable<Annotation> annotations) =>
        this with { Annotations = [.. Annotations.Concat(annotations).OrderBy(a => a.Span)] };

    /// <summary>
    /// As it reads with what people said: their word (<see cref="Annotation.By"/> is "人:" and the name) wins, and what they rejected is
    /// withdrawn. Corrections of other documents are passed over. Blocks, words and text stay as they are.
    /// </summary>
    public Document Corrected(IEnumerable<Correction> corrections) => Corrections.Apply(this, corrections);

    public Document With(params IEnumerable<Diagnostic> diagnostics) => this with { Diagnostics = Diagnostics.AddRange(diagnostics) };
}

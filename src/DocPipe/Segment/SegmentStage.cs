using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>Cuts the restored text into words with parts of speech; the tokens tile it.</summary>
public sealed class SegmentStage : IStage
{
    private readonly Segmenter segmenter;

    /// <exception cref="DataFileException">The table of parts of speech is missing or damaged (DP9121).</exception>
    public SegmentStage(Lexicon lexicon)
    {
        segmenter = new Segmenter(lexicon);
        // Read now, so that a damaged table stops the program before the first document.
        _ = lexicon.Pos;
    }

    public string Name => "segment";

    public int Version => 1;

    public ImmutableArray<Type> Needs => [];

    public ImmutableArray<Type> Gives => [typeof(Token)];

    public Document Run(Document document, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var tokens = new List<Token>(document.Text.Length / 2);
        segmenter.Tag(document.Text, tokens);
        return document with { Tokens = ImmutableArray.Create(CollectionsMarshal.AsSpan(tokens)) };
    }
}

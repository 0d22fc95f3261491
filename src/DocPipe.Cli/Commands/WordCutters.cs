using DocPipe.Classify;
using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Cli.Commands;

/// <summary>How words are found for the classifier: as the pipeline's own stage finds them, but for a roster's units.</summary>
internal static class WordCutters
{
    [ThreadStatic]
    private static List<Token>? scratch;

    /// <summary>By the road of <see cref="SegmentStage"/>, so that a model meets in documents the words that it was taught.</summary>
    public static WordCutter Plain(DataFolder models)
    {
        var segmenter = new Segmenter(Lexicon.Open(models));
        return (text, into) =>
        {
            var tokens = scratch ??= [];
            tokens.Clear();
            segmenter.Tag(text, tokens);
            foreach (var token in tokens) into.Add(token.Span);
        };
    }
}
